package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A story's versions on a screen.
class HistoryPagesTest {
    private static final String SECOND =
            """
            {"version": 1, "headline": "Harbour bridge shut", "section": "Politics",
             "byline": ["Mira Okafor", "Tom Ahlgren"],
             "body": [{"type": "paragraph", "text": "The bridge shut on Monday. <script>"}]}
            """;

    private Door door;
    private String story;

    @BeforeEach
    void open(@TempDir Path folder) {
        door = Door.open(folder);
        story = door.draft();
        door.at(story, door.tom).put(SECOND).is(200);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void itSaysWhoSavedWhichVersionAndWhatTheNewestChangedWordByWord() {
        Document page = page("");
        assertThat(page.select(".versions tbody tr")).hasSize(2);
        assertThat(page.select(".versions tbody tr").get(0).text()).contains("2", "Tom Ahlgren");
        assertThat(page.select("#compared").text()).contains("version 1 to version 2");
        assertThat(page.select(".compared del").eachText()).containsExactly("opens", "opened");
        assertThat(page.select(".compared ins").get(0).text()).isEqualTo("shut");
        assertThat(page.select(".facts dt").eachText()).containsExactly("Byline");
        assertThat(page.select("main script")).isEmpty();
        assertThat(page.select(".jumps a").eachAttr("href"))
                .allMatch(href -> page.selectFirst(href) != null)
                .hasSize(2);
    }

    @Test
    void whatBecameOfAVersionIsSaidInWords() {
        door.at(story + "/embargo", door.tom)
                .put("{\"until\": \"%s\"}".formatted(door.paper.clock.instant().plusSeconds(3600)))
                .is(200);
        door.at(story + "/embargo", door.tom).send("DELETE", BodyPublishers.noBody()).is(200);
        assertThat(page("").select(".versions tbody tr").get(0).text())
                .contains("Embargoed", "Embargo lifted")
                .doesNotContain("lift ");
    }

    @Test
    void anyTwoVersionsAreComparedAndOtherNumbersAreRefused() {
        assertThat(page("?from=2&to=1").select(".compared ins").eachText())
                .containsExactly("opens", "opened");
        assertThat(page("?from=2&to=2").select(".compared ins, .compared del")).isEmpty();
        door.at(at("?from=9"), door.mira).get().is(404);
        door.at(at("?from=x"), door.mira).get().is(422);
        door.at(at("")).get().is(303);
    }

    @Test
    void anOlderVersionBecomesTheNewestAndTheHistorySaysSo() {
        door.at(story + "/restorations", door.tom).post("{\"version\": 1}").is(201);
        Document page = page("");
        assertThat(page.select(".versions tbody tr").get(0).text())
                .contains("says version 1 again");
        assertThat(page.select("h1").text()).isEqualTo("Harbour bridge opens");
        door.at(story + "/restorations", door.tom).post("{\"version\": 3}").is(201);
        door.at(story + "/restorations", door.tom).post("{\"version\": 8}").is(404);
        door.at(story + "/restorations", door.tom).post("{}").is(422);
    }

    private Document page(String query) {
        return Jsoup.parse(door.at(at(query), door.mira).get().is(200).body());
    }

    private String at(String query) {
        return story.replaceFirst("^/api", "") + "/history" + query;
    }
}
