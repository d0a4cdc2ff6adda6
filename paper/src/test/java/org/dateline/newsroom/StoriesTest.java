package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dateline.newsroom.Door.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class StoriesTest {
    private static final String INVALID = "/problems#invalid";

    private Door door;

    @BeforeEach
    void open(@TempDir Path folder) {
        door = Door.open(folder);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void aNewStoryIsADraftWithAnAddress() {
        Reply reply = door.at("/api/stories", door.mira).post(Door.STORY).is(201);
        assertThat(reply.header("Location")).isEqualTo("/api/stories/" + reply.text("id"));
        assertThat(reply.json().path("version").asInt()).isEqualTo(1);
        assertThat(reply.text("state")).isEqualTo("draft");
        assertThat(reply.text("section")).isEqualTo("Politics");
        assertThat(reply.json().has("live")).isFalse();
        Reply read = door.at(reply.header("Location"), door.tom).get().is(200);
        assertThat(read.json()).isEqualTo(reply.json());
    }

    @Test
    void whatIsReadCanBeSavedBackAsANewVersion() {
        String path = door.draft();
        ObjectNode story = door.at(path, door.mira).get().json();
        story.remove(List.of("id", "state"));
        story.put("headline", "Harbour bridge opens early");
        Reply saved = door.at(path, door.mira).put(story.toString()).is(200);
        assertThat(saved.json().path("version").asInt()).isEqualTo(2);
        assertThat(saved.text("headline")).isEqualTo("Harbour bridge opens early");
    }

    @Test
    void aStaleSaveIsRefusedAndSaysWhoSavedWhich() {
        String path = door.draft();
        String save = "{\"version\": 1," + Door.STORY.strip().substring(1);
        door.at(path, door.tom).put(save).is(200);
        door.at(path, door.mira)
                .put(save)
                .isProblem(409, "/problems#stale", "the newest is 2, saved by Tom Ahlgren");
        assertThat(door.at(path, door.mira).get().json().path("version").asInt()).isEqualTo(2);
    }

    @Test
    void aSaveMustSayItsVersion() {
        door.at(door.draft(), door.mira)
                .put(Door.STORY)
                .isProblem(422, INVALID, "“version” is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"headline\": \"A\", \"section\": \"Politics\", \"teaser\": \"x\"} | “teaser”",
                "{\"headline\": \"A\", \"section\": \"Gossip\"} | Politics, Science",
                "{\"headline\": \"A\"} | The section is missing",
                "{\"headline\": 7, \"section\": \"Politics\"} | “headline” must be a string",
                "{\"section\": \"Politics\"} | headline is missing",
                "{\"headline\": \"A\", \"section\": \"Politics\", \"version\": 1} | “version”",
                "{\"headline\": \"A\", \"section\": \"Politics\", \"body\": [{\"type\": \"paragraph\","
                        + " \"text\": \"x\"}, {\"type\": \"poll\"}]} | Block 2: “poll”",
                "{\"headline\": \"A\", \"section\": \"Politics\", \"body\": [7]} | Block 1",
                "{\"headline\": \"A\", \"headline\": \"B\", \"section\": \"Politics\"} | headline",
                "{\"headline\": \"A\", \"section\": \"Politics\"} trailing | cannot be read",
                "[] | must begin with",
                "{\"headline\": | cannot be read",
                "hello | cannot be read"
            })
    void whatBreaksARuleIsRefusedByName(String json, String words) {
        door.at("/api/stories", door.mira).post(json).isProblem(422, INVALID, words);
        assertThat(door.at("/api/stories", door.mira).get().json().path("stories")).isEmpty();
    }

    @Test
    void textThatIsNotUtf8IsRefused() {
        byte[] latin =
                "{\"headline\": \"Café\"}".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        door.at("/api/stories", door.mira)
                .with("Content-Type", "application/json")
                .send("POST", BodyPublishers.ofByteArray(latin))
                .isProblem(422, INVALID, "cannot be read");
    }

    @Test
    void everySaveIsARevisionThatCanBeReadAgain() {
        String path = door.draft();
        door.at(path, door.tom)
                .put("{\"version\": 1, \"headline\": \"Second\", \"section\": \"science\"}")
                .is(200);
        var revisions = door.at(path + "/revisions", door.mira).get().is(200).json();
        assertThat(revisions.path("revisions")).hasSize(2);
        assertThat(revisions.path("revisions").get(0).path("by").asString())
                .isEqualTo("Mira Okafor");
        Reply first = door.at(path + "/revisions/1", door.mira).get().is(200);
        assertThat(first.text("headline")).isEqualTo("Harbour bridge opens");
        assertThat(first.text("section")).isEqualTo("Politics");
        assertThat(door.at(path + "/revisions/2", door.mira).get().text("section"))
                .isEqualTo("Science");
        door.at(path + "/revisions/3", door.mira)
                .get()
                .isProblem(404, "/problems#not-found", "no version 3");
        door.at(path + "/revisions/0", door.mira)
                .get()
                .isProblem(404, "/problems#not-found", "not a version");
    }

    @Test
    void theListIsReadPageByPage() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            made.addFirst(door.draft().substring("/api/stories/".length()));
            door.paper.clock.pass(java.time.Duration.ofMillis(1));
        }
        List<String> read = new ArrayList<>();
        String page = "/api/stories?limit=3";
        while (!page.isEmpty()) {
            Reply reply = door.at(page, door.mira).get().is(200);
            reply.json().path("stories").forEach(line -> read.add(line.path("id").asString()));
            assertThat(reply.body()).doesNotContain("The bridge opened");
            page = reply.text("next");
        }
        assertThat(read).isEqualTo(made);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0,1 to 200",
        "limit=201,1 to 200",
        "limit=x,1 to 200",
        "before=x,is a place in this list",
        "page=2,“page” is not a parameter"
    })
    void aListThatCannotBeIsRefused(String query, String words) {
        door.at("/api/stories?" + query, door.mira).get().isProblem(422, INVALID, words);
    }

    @Test
    void aStoryThatIsNotThereIs404() {
        for (String id : List.of("7m2k9c4x8q1z", "x", "7M2K9C4X8Q1Z", "000000000000")) {
            door.at("/api/stories/" + id, door.mira)
                    .get()
                    .isProblem(404, "/problems#not-found", id);
        }
    }
}
