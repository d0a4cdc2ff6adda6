package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.dateline.Newsdesk;
import org.dateline.newsroom.Door.Reply;
import org.dateline.readership.Arrival;
import org.dateline.story.StoryId;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How much is read, on the screen and in the API.
class ReadershipPagesTest {
    private Door door;
    private Browser mira;
    private StoryId bridge;
    private StoryId tram;

    @BeforeEach
    void open(@TempDir Path folder) {
        door = Door.open(folder);
        mira = Browser.of(door, Newsdesk.MIRA);
        bridge = published("Bridge <opens>");
        tram = published("Tram stops");
        door.read(bridge, 1_200, Arrival.SEARCH);
        door.read(tram, 400, Arrival.WITHIN);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void everyMemberSeesWhatIsReadNowAndByWhatWayReadersCame() {
        Document page = page("/readership");
        assertThat(page.select(".now dd").eachText()).containsExactly("1,600", "1,600", "1,600");
        assertThat(page.select("table.figures tbody th a").eachText())
                .containsExactly("Bridge <opens>", "Tram stops");
        assertThat(page.select("section:has(#stories) td").eachText())
                .containsExactly("1,200", "1,200", "1,200", "400", "400", "400");
        assertThat(page.select("section:has(#ways) th[scope=row]").eachText())
                .hasSize(Arrival.values().length);
        assertThat(page.select("section:has(#ways) td:last-child").eachText())
                .containsExactly(
                        "0 % 0 %", "75 % 75 %", "0 % 0 %", "0 % 0 %", "0 % 0 %", "25 % 25 %");
        assertThat(page.select(".chart svg")).hasSize(2);
        assertThat(page.select("section:has(#minutes) rect")).hasSize(60);
        assertThat(page.select("section:has(#minutes) tbody tr")).hasSize(60);
        assertThat(page.select("section:has(#hours) rect[height=100]")).hasSize(1);
        assertThat(page.select("section:has(#hours) figcaption").text())
                .isEqualTo("Most views in an hour: 1,600, at 10:00.");
        assertThat(page.select("[style]")).isEmpty();
    }

    @Test
    void aStoryHasItsOwnPage() {
        Document page = page("/stories/" + tram + "/readership");
        assertThat(page.select("h1").text()).isEqualTo("Readership: Tram stops");
        assertThat(page.select(".now dd").eachText()).containsExactly("400", "400", "400");
        assertThat(page.select("#ways, #stories")).isEmpty();
        String draft = door.draft().replace("/api", "");
        assertThat(page(draft + "/readership").select("figcaption").eachText())
                .containsOnly("Nothing was read in this time.");
        door.at("/stories/000000000000/readership", door.mira).get().is(404);
    }

    @Test
    void whatWasWithdrawnIsSaidToBe() {
        door.paper.desk.withdraw(Newsdesk.TOM, bridge, "It did not open.");
        assertThat(page("/readership").select(".stage").text()).isEqualTo("withdrawn");
    }

    @Test
    void programsReadTheSame() {
        Reply reply = door.at("/api/readership", door.mira).get().is(200);
        assertThat(reply.json().path("now").asInt()).isEqualTo(1_600);
        assertThat(reply.json().path("minutes")).hasSize(60);
        assertThat(reply.json().path("hours")).hasSize(24);
        assertThat(reply.json().at("/arrivals/search").asInt()).isEqualTo(1_200);
        assertThat(reply.json().at("/stories/0/story").asString()).isEqualTo(bridge.toString());
        assertThat(reply.json().at("/stories/1/hour").asInt()).isEqualTo(400);
        Reply story = door.at("/api/stories/" + tram + "/readership", door.mira).get().is(200);
        assertThat(story.json().path("day").asInt()).isEqualTo(400);
        assertThat(story.json().has("arrivals")).isFalse();
    }

    @Test
    void whereNobodyReadsThePageSaysSo() {
        door.paper.clock.pass(java.time.Duration.ofHours(25));
        door.paper.readership.drain();
        Browser later = Browser.of(door, Newsdesk.MIRA);
        Document page = Jsoup.parse(later.load("/readership").is(200).body());
        assertThat(page.select("section:has(#stories) .told").text())
                .isEqualTo("Nothing was read in the last 24 hours.");
        assertThat(page.select("figcaption").eachText())
                .containsOnly("Nothing was read in this time.");
    }

    private StoryId published(String headline) {
        return StoryId.parse(door.paper.published(headline, "It is so.").path().split("/")[2]);
    }

    private Document page(String path) {
        return Jsoup.parse(mira.load(path).is(200).body());
    }
}
