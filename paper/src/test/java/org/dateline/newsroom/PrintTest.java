package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.dateline.newsroom.Door.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A story's way across the desk to print, by HTTP.
class PrintTest {
    private static final String WRONG_STAGE = "/problems#wrong-stage";
    private static final String NOT_ALLOWED = "/problems#not-allowed";

    @TempDir private Path folder;

    @Test
    void aStoryGoesFromDraftToReaders() {
        try (Door door = Door.open(folder)) {
            String path = door.draft();
            Reply filed = door.at(path + "/filings", door.mira).post().is(201);
            assertThat(filed.text("state")).isEqualTo("filed");
            assertThat(filed.json().at("/filed/by").asString()).isEqualTo("Mira Okafor");
            Reply passed = door.at(path + "/passes", door.tom).post("{\"version\": 1}").is(201);
            assertThat(passed.text("state")).isEqualTo("passed");
            assertThat(passed.json().at("/passed/version").asInt()).isEqualTo(1);
            Reply published = door.at(path + "/publications", door.tom).post().is(201);
            String id = path.substring("/api/stories/".length());
            assertThat(published.text("url"))
                    .isEqualTo(Door.READERS + "/stories/" + id + "/harbour-bridge-opens");
            assertThat(published.json().path("version").asInt()).isEqualTo(1);
            long position = published.json().path("position").asLong(-1);
            assertThat(door.awaited).containsExactly(position);
            Reply read = door.at(path, door.mira).get();
            assertThat(read.text("state")).isEqualTo("published");
            assertThat(read.json().at("/live/position").asLong()).isEqualTo(position);
            assertThat(read.json().at("/live/url").asString()).isEqualTo(published.text("url"));
            assertThat(read.json().at("/live/since").asString()).endsWith("Z");
        }
    }

    @Test
    void nobodyPassesTheirOwnCopy() {
        try (Door door = Door.open(folder)) {
            String path = door.at("/api/stories", door.tom).post(Door.STORY).header("Location");
            door.at(path + "/filings", door.tom).post().is(201);
            door.at(path + "/passes", door.tom)
                    .post()
                    .isProblem(403, NOT_ALLOWED, "somebody else must pass it");
            door.at(path + "/passes", door.ines).post().is(201);
        }
    }

    @Test
    void aReporterDoesNotPass() {
        try (Door door = Door.open(folder)) {
            door.at(door.filed() + "/passes", door.mira)
                    .post()
                    .isProblem(403, NOT_ALLOWED, "Mira Okafor is reporter");
        }
    }

    @Test
    void whatWasNotPassedDoesNotPrint() {
        try (Door door = Door.open(folder)) {
            door.at(door.filed() + "/publications", door.tom)
                    .post()
                    .isProblem(409, WRONG_STAGE, "has not been passed");
            assertThat(door.awaited).isEmpty();
        }
    }

    @Test
    void anEditAfterThePassWaitsUnpassed() {
        try (Door door = Door.open(folder)) {
            String path = door.passed();
            door.at(path, door.mira)
                    .put(
                            """
                            {"version": 1, "headline": "Bridge opens, and closes", "section": "Politics",
                             "body": [{"type": "paragraph", "text": "It closed again."}]}
                            """)
                    .is(200);
            Reply published = door.at(path + "/publications", door.tom).post().is(201);
            assertThat(published.json().path("version").asInt()).isEqualTo(1);
            door.at(path + "/publications", door.tom)
                    .post("{\"version\": 2}")
                    .isProblem(409, WRONG_STAGE, "Version 2 has not been passed");
        }
    }

    @Test
    void manyPublicationsOfOneVersionAnswerTheSamePosition() throws Exception {
        try (Door door = Door.open(folder);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String path = door.passed();
            long before = door.paper.ledger.size();
            Callable<String> publish =
                    () ->
                            door.at(path + "/publications", door.tom)
                                    .post("{\"version\": 1}")
                                    .is(201)
                                    .body();
            List<Future<String>> replies =
                    threads.invokeAll(IntStream.range(0, 30).mapToObj(_ -> publish).toList());
            String first = replies.getFirst().get();
            for (Future<String> reply : replies) {
                assertThat(reply.get()).isEqualTo(first);
            }
            assertThat(door.paper.ledger.size()).isEqualTo(before + 1);
        }
    }

    @Test
    void aCorrectionNeedsAReasonAndIsANewEntry() {
        try (Door door = Door.open(folder)) {
            String path = door.published();
            door.at(path + "/corrections", door.tom)
                    .post("{\"version\": 1, \"reason\": \" \"}")
                    .isProblem(422, "/problems#invalid", "“reason” is missing");
            Reply corrected =
                    door.at(path + "/corrections", door.tom)
                            .post("{\"reason\": \"It opened on Tuesday.\"}")
                            .is(201);
            assertThat(door.awaited).endsWith(corrected.json().path("position").asLong());
            door.at(path + "/corrections", door.mira)
                    .post("{\"reason\": \"Me too.\"}")
                    .isProblem(403, NOT_ALLOWED, "reporter");
        }
    }

    @Test
    void aWithdrawnStorySaysWhy() {
        try (Door door = Door.open(folder)) {
            String path = door.published();
            door.at(path + "/withdrawals", door.ines)
                    .post("{}")
                    .isProblem(422, "/problems#invalid", "“reason” is missing");
            Reply gone =
                    door.at(path + "/withdrawals", door.ines)
                            .post("{\"reason\": \"It could not be confirmed.\"}")
                            .is(201);
            assertThat(gone.text("url")).startsWith(Door.READERS + "/stories/");
            Reply read = door.at(path, door.mira).get();
            assertThat(read.text("state")).isEqualTo("withdrawn");
            assertThat(read.json().at("/withdrawn/reason").asString())
                    .isEqualTo("It could not be confirmed.");
            assertThat(read.json().has("live")).isFalse();
        }
    }

    @Test
    void aDraftCannotBeWithdrawn() {
        try (Door door = Door.open(folder)) {
            door.at(door.draft() + "/withdrawals", door.ines)
                    .post("{\"reason\": \"No.\"}")
                    .isProblem(409, WRONG_STAGE, "Only a published story");
        }
    }

    @Test
    void spikedCopyCanBeGivenBack() {
        try (Door door = Door.open(folder)) {
            String path = door.filed();
            Reply spiked =
                    door.at(path + "/spikes", door.tom).post("{\"reason\": \"Old.\"}").is(201);
            assertThat(spiked.text("state")).isEqualTo("spiked");
            assertThat(spiked.json().at("/spiked/reason").asString()).isEqualTo("Old.");
            Reply back =
                    door.at(path + "/returns", door.tom).post("{\"note\": \"New facts\"}").is(201);
            assertThat(back.text("state")).isEqualTo("draft");
        }
    }

    @Test
    void actsTakeNoFieldsButTheirOwn() {
        try (Door door = Door.open(folder)) {
            String path = door.draft();
            for (String act : List.of("filings", "passes", "returns", "spikes", "publications")) {
                door.at(path + "/" + act, door.ines)
                        .post("{\"colour\": \"red\"}")
                        .isProblem(422, "/problems#invalid", "“colour” is not a field of a");
            }
            for (String version : List.of("0", "-1", "1.5", "\"1\"", "99999999999")) {
                door.at(path + "/passes", door.tom)
                        .post("{\"version\": " + version + "}")
                        .isProblem(422, "/problems#invalid", "“version” must be a whole number");
            }
            assertThat(door.at(path, door.mira).get().text("state")).isEqualTo("draft");
        }
    }

    @Test
    void aPressThatIsLateIsSaidAndAskingAgainIsSafe() {
        try (Door door =
                Door.open(
                        folder,
                        Settings.loopback(0),
                        Vitals.none(),
                        _ -> {
                            throw new IllegalStateException("the press stands still");
                        })) {
            String path = door.passed();
            Reply late = door.at(path + "/publications", door.tom).post();
            late.isProblem(503, "/problems#unavailable", "Asking again is safe");
            assertThat(late.header("Retry-After")).isEqualTo("5");
            assertThat(late.body()).doesNotContain("stands still");
            String again = door.at(path + "/publications", door.tom).post().text("detail");
            assertThat(again).isEqualTo(late.text("detail"));
        }
    }
}
