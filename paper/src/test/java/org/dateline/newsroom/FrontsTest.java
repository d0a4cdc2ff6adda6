package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.dateline.newsroom.Door.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrontsTest {
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
    void anArrangedFrontKeepsItsOrderAndIsAnEntry() {
        String one = door.published().substring("/api/stories/".length());
        String two = door.published().substring("/api/stories/".length());
        String order = "{\"stories\": [\"%s\", \"%s\"]}".formatted(two, one);
        Reply arranged = door.at("/api/fronts/top-news", door.tom).put(order).is(200);
        assertThat(door.awaited).endsWith(arranged.json().path("position").asLong());
        Reply read = door.at("/api/fronts/top-news", door.mira).get().is(200);
        assertThat(read.json().path("stories").get(0).asString()).isEqualTo(two);
        assertThat(read.json().path("stories").get(1).asString()).isEqualTo(one);
    }

    @Test
    void theFrontsAreListed() {
        Reply list = door.at("/api/fronts", door.mira).get().is(200);
        assertThat(list.json().path("fronts").findValuesAsString("name"))
                .containsExactly("top-news", "home", "politics", "science");
    }

    @Test
    void theSectionsAreListed() {
        Reply list = door.at("/api/sections", door.mira).get().is(200);
        assertThat(list.json().path("sections").findValuesAsString("slug"))
                .containsExactly("politics", "science");
    }

    @Test
    void aFrontThatIsNotThereNamesThoseThatAre() {
        door.at("/api/fronts/gossip", door.tom)
                .put("{\"stories\": []}")
                .isProblem(404, "/problems#not-found", "top-news, home, politics, science");
    }

    @Test
    void whatReadersDoNotHaveCannotStandOnAFront() {
        String draft = door.draft().substring("/api/stories/".length());
        door.at("/api/fronts/home", door.tom)
                .put("{\"stories\": [\"%s\"]}".formatted(draft))
                .isProblem(422, "/problems#invalid", "publish it first");
        door.at("/api/fronts/home", door.tom)
                .put("{\"stories\": [\"x\"]}")
                .isProblem(422, "/problems#invalid", "not a story's id");
        door.at("/api/fronts/home", door.tom)
                .put("{\"stories\": \"x\"}")
                .isProblem(422, "/problems#invalid", "must be a list");
    }

    @Test
    void aReporterDoesNotArrange() {
        door.at("/api/fronts/home", door.mira)
                .put("{\"stories\": []}")
                .isProblem(403, "/problems#not-allowed", "arrange a front");
    }
}
