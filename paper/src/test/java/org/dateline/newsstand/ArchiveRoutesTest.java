package org.dateline.newsstand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.Newsdesk.INES;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.dateline.Newsdesk;
import org.dateline.archive.Archive;
import org.dateline.desk.Publication;
import org.dateline.press.Printshop;
import org.dateline.readership.Popular;
import org.dateline.story.Block;
import org.dateline.story.Edition;
import org.dateline.story.Headlines;
import org.dateline.story.Language;
import org.dateline.story.Relations;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.dateline.story.Source;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pages that list stories, as readers get them.
class ArchiveRoutesTest {
    private static final Edition CHINESE =
            new Edition(
                    new Slug("zh"),
                    new Language("zh-Hans"),
                    "港口之光",
                    List.of(new Section(new Slug("politics"), "政治")));

    @TempDir Path folder;
    @TempDir Path shelves;
    private final List<Popular> views = new ArrayList<>();
    private Newsdesk newsdesk;
    private Printshop shop;
    private Archive archive;
    private ArchiveRoutes routes;

    @BeforeEach
    void open() {
        newsdesk = Newsdesk.open(folder);
        newsdesk.desk.settle(INES, List.of(CHINESE));
        shop = new Printshop(newsdesk, shelves, (_, _) -> views);
        archive = Archive.open(folder.resolve("archive"), newsdesk.ledger, shop.alarms()::add);
        routes = new ArchiveRoutes(archive, shop.press.catalogue());
    }

    @AfterEach
    void close() {
        archive.close();
        shop.close();
        newsdesk.close();
        assertThat(shop.alarms()).isEmpty();
    }

    private Publication published(String language, String headline, String topic) {
        newsdesk.clock.pass(Duration.ofSeconds(1));
        Publication publication =
                newsdesk.published(
                        new Story(
                                headline,
                                Headlines.NONE,
                                new Language(language),
                                new Slug("politics"),
                                "",
                                "",
                                Source.OWN,
                                List.of("Zoë O’Hara"),
                                "",
                                "",
                                List.of(topic),
                                Relations.NONE,
                                List.of(Block.Paragraph.of("Words."))));
        shop.follow();
        archive.follow(newsdesk.ledger.size());
        return publication;
    }

    private Reply reply(String path) {
        return routes.answer(path).orElseThrow();
    }

    private Document at(String path) {
        Reply reply = reply(path);
        assertThat(reply.status()).as(path).isEqualTo(200);
        return Jsoup.parse(new String(reply.body(), StandardCharsets.UTF_8));
    }

    @Test
    void storyPagesLeadToTheListsTheyAreOn() {
        Publication story = published("", "Tram stops", "Road works");
        Document page = shop.at(story.path());
        List<String> links = page.select("a.topic, [rel=author]").eachAttr("href");
        assertThat(links)
                .containsExactlyInAnyOrder("/topics/road-works", "/authors/zo%C3%AB-o-hara");
        for (String link : links) {
            assertThat(at(link).select(".card a").eachAttr("href")).contains(story.path());
        }
        assertThat(at("/authors/zo%C3%AB-o-hara").select("h1").text()).isEqualTo("Zoë O’Hara");
    }

    @Test
    void aListStandsAtOneAddress() {
        published("", "Tram stops", "Road works");
        Reply moved = reply("/topics/Road%20Works");
        assertThat(moved.status()).isEqualTo(301);
        assertThat(moved.more()).contains("Location: /topics/road-works\r\n");
    }

    @Test
    void listsAreOfOneEdition() {
        Publication chinese = published("zh-Hans", "渡轮停航", "电车");
        String topic = "/topics/" + URLEncoder.encode("电车", StandardCharsets.UTF_8);
        assertThat(reply(topic).status()).isEqualTo(404);
        Document page = at("/zh" + topic);
        assertThat(page.select("html").attr("lang")).isEqualTo("zh-Hans");
        assertThat(page.select(".card a").eachAttr("href")).contains(chinese.path());
        assertThat(
                        at("/zh/search?q=" + URLEncoder.encode("渡轮", StandardCharsets.UTF_8))
                                .select(".card")
                                .size())
                .isOne();
    }

    @Test
    void pagesOfALongListLeadToEachOther() {
        for (int i = 0; i < 45; i++) {
            published("", "Tram " + i, "Trams");
        }
        Document newest = at("/topics/trams");
        assertThat(newest.select(".card")).hasSize(25);
        assertThat(newest.select(".pager a").eachAttr("href")).containsExactly("/topics/trams/1");
        Document first = at("/topics/trams/1");
        assertThat(first.select(".card")).hasSize(20);
        assertThat(first.select(".pager a").eachAttr("href")).containsExactly("/topics/trams");
        for (String none : List.of("/0", "/3", "/x", "/1/2", "/01", "/99999999999")) {
            assertThat(reply("/topics/trams" + none).status()).as(none).isEqualTo(404);
        }
    }

    @Test
    void daysAreFoundByYearAndMonth() {
        published("", "Tram stops", "Trams");
        String year = at("/dates").select(".periods a").attr("href");
        String month = at(year).select(".periods a").attr("href");
        String day = at(month).select(".periods a").attr("href");
        assertThat(day).matches("/dates/\\d{4}-\\d{2}-\\d{2}");
        assertThat(at(day).select(".card")).hasSize(1);
        assertThat(at(day).select(".kicker a").attr("href")).isEqualTo(month);
        for (String none : List.of("1999", "2026-13", "2026-1", "x", "2026-02-30", "20260")) {
            assertThat(reply("/dates/" + none).status()).as(none).isEqualTo(404);
        }
    }

    @Test
    void onlyADayIsAListOfStories() {
        for (int i = 0; i < 20; i++) {
            published("", "Tram " + i, "Trams");
        }
        String day = at("/topics/trams").select(".card time").attr("datetime").substring(0, 10);
        for (String none : List.of(day.substring(0, 4), day.substring(0, 7))) {
            assertThat(reply("/dates/" + none + "/1").status()).as(none).isEqualTo(404);
        }
        assertThat(at("/dates/" + day + "/1").select(".card")).hasSize(20);
    }

    @Test
    void searchShowsWhatWasAskedAndNothingOfItAsMarkup() {
        published("", "Tram stops", "Trams");
        String evil = "\"><script>alert(1)</script>";
        Document page = at("/search?q=" + URLEncoder.encode(evil, StandardCharsets.UTF_8));
        assertThat(page.select("#q").attr("value")).isEqualTo(evil);
        assertThat(page.select("main script")).isEmpty();
        assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(page.select("main [role=status]").text()).startsWith("No story");
    }

    @Test
    void searchTakesWhateverStandsInAnAddress() {
        published("", "Tram stops", "Trams");
        for (String query :
                List.of(
                        "",
                        "?",
                        "?q",
                        "?q=",
                        "?q=%",
                        "?q=%ff",
                        "?q=tram&page=-1",
                        "?q=tram&page=999999999999",
                        "?q=tram&from=2026-99-99&to=x",
                        "?q=tram&from=-999999999-01-01&to=%2B999999999-12-31",
                        "?q=tram&section=../..",
                        "?q=tram&q=other&sort=zebra",
                        "?" + "a=b&".repeat(1_000),
                        "?q=" + "a+".repeat(4_000))) {
            assertThat(reply("/search" + query).status()).as(query).isEqualTo(200);
        }
    }

    @Test
    void theFormKeepsWhatWasChosen() {
        published("", "Tram stops", "Trams");
        Document page = at("/search?q=tram&section=politics&from=2020-01-01&sort=date");
        assertThat(page.select("#section option[selected]").attr("value")).isEqualTo("politics");
        assertThat(page.select("#from").attr("value")).isEqualTo("2020-01-01");
        assertThat(page.select("#sort option[selected]").attr("value")).isEqualTo("date");
        assertThat(page.select("details").hasAttr("open")).isTrue();
        assertThat(page.select(".card")).hasSize(1);
    }

    @Test
    void correctionsAndWithdrawalsAreListedWithTheirReasons() {
        assertThat(at("/corrections").select("main").text()).contains("Nothing has been corrected");
        Publication story = published("", "Bridge toll", "Tolls");
        StoryId id = StoryId.parse(story.path().split("/")[2]);
        newsdesk.desk.correct(
                org.dateline.Newsdesk.TOM, id, OptionalInt.empty(), "The toll is six.");
        shop.follow();
        archive.follow(newsdesk.ledger.size());
        Document page = at("/corrections");
        assertThat(page.select(".correction").text()).contains("Bridge toll", "The toll is six.");
        assertThat(page.select(".correction a").eachAttr("href"))
                .containsExactly(story.path(), "/changes/" + (newsdesk.ledger.size() - 1));
        newsdesk.desk.withdraw(INES, id, "It is not a bridge.");
        shop.follow();
        archive.follow(newsdesk.ledger.size());
        assertThat(at("/corrections").select(".correction .standfirst").eachText())
                .containsExactly("It is not a bridge.", "The toll is six.");
        assertThat(at("/corrections").select(".correction a"))
                .as("links to what is gone")
                .isEmpty();
    }

    @Test
    void aNoticeThatWasUndoneIsNotListed() {
        StoryId id = StoryId.parse(published("", "Bridge toll", "Tolls").path().split("/")[2]);
        Publication wrong =
                newsdesk.desk.correct(
                        org.dateline.Newsdesk.TOM, id, OptionalInt.empty(), "The toll is nine.");
        newsdesk.desk.undo(org.dateline.Newsdesk.TOM, id, wrong.position());
        shop.follow();
        archive.follow(newsdesk.ledger.size());
        assertThat(at("/corrections").select("main").text()).doesNotContain("nine");
    }

    @Test
    void ofAStoryThatWasKilledAfterAWithdrawalNothingIsSaid() {
        StoryId id = StoryId.parse(published("", "Bridge toll", "Tolls").path().split("/")[2]);
        newsdesk.desk.withdraw(INES, id, "It is not a bridge.");
        newsdesk.killed(id, "By order of a court.");
        shop.follow();
        archive.follow(newsdesk.ledger.size());
        assertThat(at("/corrections").select("main").text())
                .contains("By order of a court.")
                .doesNotContain("Bridge toll");
    }

    @Test
    void theMostPopularAreNumbered() {
        Publication story = published("", "Tram stops", "Trams");
        assertThat(at("/most-popular").select("main").text()).contains("Nothing has been read");
        views.add(new Popular(0, 5));
        assertThat(at("/most-popular").select("ol.ranked h2 a").attr("href"))
                .isEqualTo(story.path());
    }

    @Test
    void whatIsNoListSaysSoInThePapersDesign() {
        for (String path :
                List.of(
                        "/topics/none",
                        "/topics",
                        "/search/x",
                        "/authors/%ff%",
                        "/zh/topics/none")) {
            Reply reply = reply(path);
            assertThat(reply.status()).as(path).isEqualTo(404);
            assertThat(new String(reply.body(), StandardCharsets.UTF_8))
                    .contains("role=\"search\"");
        }
        assertThat(routes.answer("/xx/search")).isEmpty();
        assertThat(routes.answer("/politics")).isEmpty();
    }
}
