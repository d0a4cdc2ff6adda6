package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.dateline.Newsdesk;
import org.dateline.newsroom.Door.Reply;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The newslist on a screen, by forms alone.
class NewslistPagesTest {
    private Door door;
    private Browser tom;
    private Browser mira;

    @BeforeEach
    void open(@TempDir Path folder) {
        door = Door.open(folder);
        tom = Browser.of(door, Newsdesk.TOM);
        mira = Browser.of(door, Newsdesk.MIRA);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void anEditorPlansAndTheReporterBeginsTheStoryAndFindsItAmongTheirCopy() {
        planned("Bridge & harbour", "Mira Okafor");
        Document mine = page(mira, "/stories");
        assertThat(mine.select(".assignments b").text()).isEqualTo("Bridge & harbour");
        Element begin = one(mine, ".assignments form");
        Reply begun = mira.send(begin.attr("action"), begin).is(303);
        assertThat(begun.header("Location")).startsWith("/stories/");
        assertThat(page(mira, "/stories").select(".assignments")).isEmpty();
        assertThat(page(mira, "/stories").select(".copy a").attr("href"))
                .isEqualTo(begun.header("Location"));
        Document list = page(tom, "/newslist");
        assertThat(list.select(".assignments .stage").text()).isEqualTo("draft, wanted by 16:30");
        assertThat(list.select(".assignments .acts a").attr("href"))
                .isEqualTo(begun.header("Location"));
        assertThat(mira.send(begin.attr("action"), begin).is(422).body()).contains("begun from");
    }

    @Test
    void aDayLeadsToTheOneBeforeAndTheOneAfter() {
        planned("Bridge", "");
        Document today = page(tom, "/newslist");
        assertThat(today.select("h2").eachText()).contains("Today, Monday, 23 November 2026");
        assertThat(today.select(".told").text()).isEqualTo("One line, 1 without anybody on it.");
        assertThat(today.select("[rel=next]").attr("href")).isEqualTo("/newslist?day=2026-11-24");
        Document before = page(tom, today.select("[rel=prev]").attr("href"));
        assertThat(before.select(".assignments")).isEmpty();
        assertThat(before.select(".told").text()).startsWith("Nothing is planned");
        door.at("/newslist?day=monday", door.tom).get().is(422);
        door.at("/newslist?line=7", door.tom).get().is(404);
    }

    @Test
    void aLineIsChangedInTheSameFormAndKeepsWhatItHad() {
        planned("Bridge", "");
        String change = page(tom, "/newslist").select(".assignments .acts a").attr("href");
        Document editing = page(tom, change.replaceFirst("#.*", ""));
        Element form = one(editing, "#form form");
        assertThat(form.select("[name=slug]").val()).isEqualTo("Bridge");
        assertThat(form.select("[name=due]").val()).isEqualTo("16:30");
        assertThat(one(editing, "#form").hasAttr("open")).isTrue();
        tom.send(
                        form.attr("action"),
                        form,
                        "day",
                        "2026-11-24",
                        "slug",
                        "Bridge shuts",
                        "section",
                        "science",
                        "people",
                        "Mira Okafor, Ines Castellan",
                        "dropped",
                        "yes")
                .is(303);
        Element line = one(page(tom, "/newslist?day=2026-11-24"), ".assignments li");
        assertThat(line.attr("data-state")).isEqualTo("dropped");
        assertThat(line.text()).contains("Science · Mira Okafor, Ines Castellan");
        Document stale = Jsoup.parse(plan(form, "Bridge stays", "").is(422).body());
        assertThat(stale.select("main > [role=alert]").text()).contains("Somebody changed");
        assertThat(stale.select("#form [name=slug]").val()).isEqualTo("Bridge stays");
    }

    @Test
    void whatIsNotTakenComesBackAsItWasTyped() {
        Element form = one(page(tom, "/newslist"), "#form form");
        Reply refused =
                tom.send(
                        "/newslist/lines",
                        form,
                        "day",
                        "2026-11-23",
                        "slug",
                        "A <b>",
                        "section",
                        "x");
        Document page = Jsoup.parse(refused.is(422).body());
        assertThat(page.select("main > [role=alert]").text()).contains("There is no section “x”");
        assertThat(page.select("#form [name=slug]").val()).isEqualTo("A <b>");
        assertThat(one(page, "#form").hasAttr("open")).isTrue();
        Reply noStory =
                tom.send(
                        "/newslist/lines",
                        form,
                        "day",
                        "2026-11-23",
                        "slug",
                        "A",
                        "section",
                        "politics",
                        "story",
                        "nothing");
        assertThat(noStory.is(422).body()).contains("is not a story's id");
    }

    @Test
    void whoDoesNotPlanSeesTheListWithoutItsForm() {
        planned("Bridge", "");
        Document list = page(mira, "/newslist");
        assertThat(list.select("#form")).isEmpty();
        assertThat(list.select(".assignments form button").text()).isEqualTo("Begin the story");
        Element form = one(list, ".assignments form");
        Reply refused =
                mira.send(
                        "/newslist/lines",
                        form,
                        "day",
                        "2026-11-23",
                        "slug",
                        "A",
                        "section",
                        "politics");
        assertThat(refused.is(422).body()).contains("it takes editor to plan");
    }

    private void planned(String slug, String people) {
        plan(one(page(tom, "/newslist"), "#form form"), slug, people).is(303);
    }

    private Reply plan(Element form, String slug, String people) {
        return tom.send(
                form.attr("action"),
                form,
                "day",
                "2026-11-23",
                "due",
                "16:30",
                "slug",
                slug,
                "section",
                "politics",
                "people",
                people);
    }

    private static Element one(Document page, String selector) {
        return Objects.requireNonNull(page.selectFirst(selector), selector);
    }

    private static Document page(Browser browser, String path) {
        return Jsoup.parse(browser.load(path).is(200).body());
    }
}
