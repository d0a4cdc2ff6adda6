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
                .containsExactly("top-news", "home", "photos", "videos", "politics", "science");
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
                .isProblem(
                        404,
                        "/problems#not-found",
                        "top-news, home, photos, videos, politics, science");
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

    private static final String CHINESE =
            """
            {"editions": [{"slug": "zh", "language": "zh-Hans", "name": "港口之光",
              "sections": [{"slug": "politics", "name": "政治"}]}]}
            """;

    @Test
    void anEditionHasFrontsOfItsOwn() {
        Reply settled = door.at("/api/editions", door.ines).put(CHINESE).is(200);
        assertThat(door.awaited).endsWith(settled.json().path("position").asLong());
        Reply read = door.at("/api/editions", door.mira).get().is(200);
        assertThat(read.json().at("/editions/0/name").asString()).isEqualTo("港口之光");
        Reply again = door.at("/api/editions", door.ines).put(CHINESE).is(200);
        assertThat(again.json().path("position")).isEqualTo(settled.json().path("position"));
        assertThat(
                        door.at("/api/fronts", door.mira)
                                .get()
                                .is(200)
                                .json()
                                .path("fronts")
                                .findValuesAsString("name"))
                .containsExactly(
                        "top-news",
                        "home",
                        "photos",
                        "videos",
                        "politics",
                        "science",
                        "zh.top-news",
                        "zh.home",
                        "zh.photos",
                        "zh.videos",
                        "zh.politics");
        String one = door.published().substring("/api/stories/".length());
        door.at("/api/fronts/zh.home", door.tom)
                .put("{\"stories\": [\"%s\"]}".formatted(one))
                .is(200);
        door.at("/api/fronts/zh.science", door.mira)
                .get()
                .isProblem(404, "/problems#not-found", "zh.politics");
        door.at("/api/editions", door.ines).put("{\"editions\": []}").is(200);
        door.at("/api/fronts/zh.home", door.mira)
                .get()
                .isProblem(404, "/problems#not-found", "there are top-news");
    }

    @Test
    void anEditionThatCannotBeIsRefusedWithASentence() {
        refused("zh-Hans", "Politics", "politics", "not a slug");
        refused("zh-Hans", "politics", "politics", "not an edition's slug");
        refused("", "zh", "politics", "has no language");
        refused("en", "gb", "politics", "an edition in “en” already");
        refused("zh-Hans", "zh", "gossip", "the paper has politics, science");
        refused("not a tag", "zh", "politics", "is not a language");
        door.at("/api/editions", door.ines)
                .put("{\"editions\": {}}")
                .isProblem(422, "/problems#invalid", "must be a list");
        door.at("/api/editions", door.tom)
                .put(CHINESE)
                .isProblem(403, "/problems#not-allowed", "settle the editions");
    }

    private void refused(String language, String slug, String section, String why) {
        String edition =
                """
                {"editions": [{"slug": "%s", "language": "%s", "name": "N",
                  "sections": [{"slug": "%s", "name": "S"}]}]}
                """;
        door.at("/api/editions", door.ines)
                .put(edition.formatted(slug, language, section))
                .isProblem(422, "/problems#invalid", why);
    }
}
