package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import org.dateline.newsroom.Door.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Times in the API and on the lists; the newsroom's clock is Oslo's, and it is ten on 23 November.
class SchedulesTest {
    private Door door;

    @BeforeEach
    void open(@TempDir Path folder) {
        door = Door.open(folder);
    }

    @AfterEach
    void close() {
        door.close();
    }

    private Reply schedule(String path, String at) {
        return door.at(path + "/schedule", door.tom).put("{\"at\": \"" + at + "\"}");
    }

    private String list(String which) {
        return door.at("/stories?which=" + which, door.tom).get().is(200).body();
    }

    @Test
    void aStoryHasItsSecondUntilItIsTakenAway() {
        String path = door.passed();
        Reply reply = schedule(path, "2026-11-26T18:00:00").is(200);
        assertThat(reply.json().at("/due/at").asString()).isEqualTo("2026-11-26T17:00:00Z");
        assertThat(reply.json().at("/due/by").asString()).isEqualTo("Tom Ahlgren");
        assertThat(list("scheduled"))
                .contains(path.substring("/api".length()))
                .contains("prints on 26 November 2026, 18:00:00 (Europe/Oslo)");
        Reply taken =
                door.at(path + "/schedule", door.tom)
                        .send("DELETE", BodyPublishers.noBody())
                        .is(200);
        assertThat(taken.json().has("due")).isFalse();
        assertThat(list("scheduled")).doesNotContain(path.substring("/api".length()));
    }

    @Test
    void aTimeThatIsNoneIsRefusedByItsField() {
        String path = door.passed();
        schedule(path, "").isProblem(422, "/problems#invalid", "“at” is missing");
        schedule(path, "noon").isProblem(422, "/problems#invalid", "“noon” is not a time");
        schedule(path, "2027-03-28T02:30:00")
                .isProblem(422, "/problems#invalid", "clocks go from 02:00:00 to 03:00:00");
        schedule(path, "2026-11-23T09:59:59").isProblem(422, "/problems#invalid", "has passed");
        schedule(door.filed(), "2026-11-26T18:00:00")
                .isProblem(409, "/problems#wrong-stage", "must be passed");
    }

    @Test
    void anEmbargoStandsOnTheListAndInTheWayOfThePublication() {
        String path = door.passed();
        Reply reply =
                door.at(path + "/embargo", door.mira)
                        .put("{\"until\": \"2026-11-26T18:00:00\"}")
                        .is(200);
        assertThat(reply.text("embargo")).isEqualTo("2026-11-26T17:00:00Z");
        assertThat(list("passed")).contains("embargoed until 26 November 2026, 18:00:00");
        door.at(path + "/publications", door.tom)
                .post()
                .isProblem(409, "/problems#wrong-stage", "embargoed until");
        door.at(path + "/embargo", door.tom).send("DELETE", BodyPublishers.noBody()).is(200);
        door.at(path + "/publications", door.tom).post().is(201);
    }

    @Test
    void whatWasLateStandsOnTopOfTheListForADay() throws Exception {
        String path = door.passed();
        schedule(path, "2026-11-23T10:30:00").is(200);
        door.paper.clock.pass(Duration.ofHours(1));
        try (AutoCloseable _ = door.paper.desk.keepTime(_ -> {}, _ -> {})) {
            assertThat(list("mine")).contains("Not at its second").contains("was 30 min 0 s late");
        }
        door.paper.clock.pass(Duration.ofDays(1));
        assertThat(list("mine")).doesNotContain("Not at its second");
    }

    @Test
    void theStoryPageSaysTheNewsroomsZone() {
        String page = door.draft().substring("/api".length());
        assertThat(door.at(page, door.mira).get().is(200).body())
                .contains("data-zone=\"Europe/Oslo\"");
    }
}
