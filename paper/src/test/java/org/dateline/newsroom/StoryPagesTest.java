package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.dateline.newsroom.Door.Reply;
import org.dateline.staff.Right;
import org.dateline.staff.Role;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Copy on a screen, and what the editor there asks for.
class StoryPagesTest {
    private static final String STEP =
            """
            {"client": "%s", "sequence": %d, "step": %d, "steps": [
                {"stepType": "docAttr", "attr": "dateline", "value": "%s"}]}
            """;

    private Door door;
    private String story;

    @BeforeEach
    void open(@TempDir Path folder) {
        door = Door.open(folder);
        story = door.draft();
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void whoIsNotSignedInIsLedToWhereOneSignsIn() {
        assertThat(door.at("/stories").get().is(303).header("Location")).isEqualTo("/sign-in");
        door.at(page()).get().is(303);
        door.at(story + "/manuscript").get().is(401);
        door.at(story + "/steps").post(STEP.formatted("window-0001", 1, 0, "x")).is(401);
    }

    @Test
    void theListsHaveTheCopyOfTheirStage() {
        assertThat(list("mine", door.mira)).contains(page());
        assertThat(list("mine", door.tom)).doesNotContain(page());
        assertThat(list("draft", door.tom)).contains(page());
        assertThat(list("filed", door.tom)).doesNotContain(page());
        door.at(story + "/filings", door.mira).post().is(201);
        assertThat(list("filed", door.tom)).contains(page());
        assertThat(list("draft", door.tom)).doesNotContain(page());
        assertThat(list("all", door.tom)).contains(page());
        door.at("/stories?which=nothing", door.tom).get().is(422);
    }

    @Test
    void theStoryPageRunsItsOwnScriptAndReadsPastesByOneNamedPolicy() {
        Reply reply = door.at(page(), door.mira).get().is(200);
        assertThat(reply.header("Content-Security-Policy"))
                .contains("script-src 'self'")
                .contains("require-trusted-types-for 'script'")
                .contains("trusted-types ProseMirrorClipboard")
                .doesNotContain("unsafe");
        assertThat(reply.body()).doesNotContain("onclick").doesNotContain("style=");
        assertThat(door.at("/editor.js").get().is(200).body())
                .doesNotContain("eval(")
                .doesNotContain("new Function");
        door.at("/editor.css").get().is(200);
        door.at("/stories/nothing", door.mira).get().is(404);
    }

    /// What the page's script offers; that the server asks again is what RightsTest is about.
    @Test
    void thePageKnowsWhatWhoeverOpensItMayDo() {
        for (Role role : Role.values()) {
            String name = "The " + role.word();
            String token = door.paper.staff.createToken("test", name, role);
            List<String> rights =
                    List.of(
                            Jsoup.parse(door.at(page(), token).get().is(200).body())
                                    .select("main")
                                    .attr("data-rights")
                                    .split(" "));
            assertThat(rights.contains("write")).isTrue();
            assertThat(rights.contains("pass")).as(name).isEqualTo(role.may(Right.PASS));
            assertThat(rights.contains("publish")).as(name).isEqualTo(role.may(Right.PUBLISH));
            assertThat(rights).as(name).doesNotContain("");
        }
    }

    @Test
    void aChangeIsAnsweredWithEverythingSinceItsState() {
        write("window-0001", 1, 0, "MARLOW").is(200);
        JsonNode late = write("window-0002", 1, 0, "LANMERE").is(200).json();
        assertThat(late.path("entries")).hasSize(1);
        assertThat(late.at("/entries/0/client").asString()).isEqualTo("window-0001");
        JsonNode again = write("window-0001", 1, 0, "MARLOW").is(200).json();
        assertThat(again).isEqualTo(late);
        JsonNode now = door.at(story + "/manuscript", door.mira).get().is(200).json();
        assertThat(now.at("/document/attrs/dateline").asString()).isEqualTo("MARLOW");
        assertThat(now.path("settled").asBoolean()).isFalse();
        door.at(story + "/revisions", door.mira).post().is(201);
        assertThat(door.at(story, door.mira).get().json().path("dateline").asString())
                .isEqualTo("MARLOW");
    }

    @Test
    void whatIsNoChangeIsRefusedAndChangesNothing() {
        write("short", 1, 0, "x").is(422);
        write("window-0001", 0, 0, "x").is(422);
        write("window-0001", 1, 7, "x").is(422);
        door.at(story + "/steps", door.mira).post("{\"steps\": []}").is(422);
        String many =
                "{\"client\": \"window-0001\", \"sequence\": 1, \"step\": 0, \"steps\": ["
                        + String.join(",", IntStream.range(0, 2_001).mapToObj(_ -> "{}").toList())
                        + "]}";
        door.at(story + "/steps", door.mira).post(many).is(422);
        write("window-0001", 1, 0, "x".repeat(30_000)).is(422);
        write("window-0001", 1, 0, "x".repeat(1_100_000)).is(413);
        JsonNode now = door.at(story + "/manuscript", door.mira).get().is(200).json();
        assertThat(now.path("step").asInt()).isZero();
    }

    @Test
    void nobodyWritesInASpikedStory() {
        door.at(story + "/spikes", door.tom).post().is(201);
        write("window-0001", 1, 0, "MARLOW").is(409);
    }

    @Test
    void aWatchTellsWhoIsThereAndWhatTheyWrite() {
        watch("window-0002", 0).is(200);
        JsonNode news = watch("window-0001", 0).is(200).json();
        assertThat(news.path("present")).hasSize(2);
        write("window-0002", 1, 0, "MARLOW").is(200);
        assertThat(watch("window-0001", 0).is(200).json().path("entries")).hasSize(1);
        door.at(story + "/watches", door.mira)
                .post("{\"client\": \"window-0002\", \"step\": 1, \"leaving\": true}")
                .is(200);
        assertThat(watch("window-0001", 1).is(200).json().path("present")).hasSize(1);
    }

    private Reply watch(String client, int step) {
        return door.at(story + "/watches", door.mira)
                .post(
                        "{\"client\": \"%s\", \"step\": %d, \"call\": -1, \"anchor\": 3, \"head\": 3}"
                                .formatted(client, step));
    }

    private Reply write(String client, int sequence, int step, String dateline) {
        return door.at(story + "/steps", door.mira)
                .post(STEP.formatted(client, sequence, step, dateline));
    }

    private String list(String which, String token) {
        return door.at("/stories?which=" + which, token).get().is(200).body();
    }

    private String page() {
        return story.replaceFirst("^/api", "");
    }
}
