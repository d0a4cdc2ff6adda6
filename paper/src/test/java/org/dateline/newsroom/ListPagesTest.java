package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
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
import tools.jackson.databind.JsonNode;

/// The lists of copy on a screen and in the API, without any script.
class ListPagesTest {
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
    void whatAListIsFilteredByStandsInItsAddressAndInItsForm() {
        String story = page(door.draft());
        Document list = list("which=draft&q=harbour&section=politics&from=2026-11-01&order=oldest");
        assertThat(list.select(".copy a").eachAttr("href")).containsExactly(story);
        assertThat(list.select("[name=q]").val()).isEqualTo("harbour");
        assertThat(list.select("[name=section] [selected]").val()).isEqualTo("politics");
        assertThat(list.select("[name=from]").val()).isEqualTo("2026-11-01");
        assertThat(list.select(".told").text()).startsWith("One story.").contains("on the site");
        assertThat(list.select(".tabs [aria-current=page]").text()).isEqualTo("Drafts 1");
        assertThat(list.select(".tabs a").eachAttr("href").getLast())
                .contains("which=all", "q=harbour");
        assertThat(list("which=draft&q=comet").select(".told").text())
                .startsWith("Nothing is like that. Take a word");
        door.at("/stories?which=draft&from=now", door.tom).get().is(422);
        door.at("/stories?which=draft&before=x", door.tom).get().is(422);
    }

    @Test
    void aLongListIsReadFromPartToPart() {
        for (int i = 0; i < 53; i++) {
            door.draft();
        }
        Document first = list("which=draft");
        assertThat(first.select(".told").text()).isEqualTo("53 stories.");
        assertThat(first.select(".copy li")).hasSize(50);
        String next = first.select("[rel=next]").attr("href");
        door.draft();
        Document second = list(next.replaceFirst(".*\\?", ""));
        assertThat(second.select(".copy li")).hasSize(3);
        assertThat(second.select("[rel=next]")).isEmpty();
        assertThat(second.select(".next a").attr("href")).isEqualTo("/stories?which=draft");
    }

    @Test
    void theApiTakesTheSameFiltersAndGoesOnByPlace() {
        door.draft();
        String filed = door.filed();
        door.draft();
        JsonNode list = door.at("/api/stories?which=filed", door.tom).get().is(200).json();
        assertThat(list.path("stories")).hasSize(1);
        assertThat(list.at("/stories/0/id").asString()).isEqualTo(filed.replaceFirst(".*/", ""));
        assertThat(list.at("/stories/0/changed").asString()).isEqualTo("2026-11-23T09:00:00Z");
        JsonNode first = door.at("/api/stories?limit=2", door.tom).get().is(200).json();
        JsonNode rest = door.at(first.path("next").asString(), door.tom).get().is(200).json();
        assertThat(rest.path("stories")).hasSize(1);
        assertThat(rest.has("next")).isFalse();
        door.at("/api/stories?colour=red", door.tom)
                .get()
                .isProblem(422, "/problems#invalid", "there are which, q, section");
        door.at("/api/stories?kind=poem", door.tom).get().is(422);
    }

    @Test
    void aListIsSavedAndTakenAwayByFormsAlone() {
        Browser tom = Browser.of(door, Newsdesk.TOM);
        Document page = Jsoup.parse(tom.load("/stories?which=filed&q=a+%26+b").is(200).body());
        Element form = one(page, "form[action=/lists]");
        assertThat(tom.send("/lists", form, "name", "Ours & theirs", "shared", "yes").is(303))
                .extracting(reply -> reply.header("Location"))
                .isEqualTo("/stories?which=filed&q=a+%26+b");
        Document saved = list("which=draft");
        assertThat(saved.select(".saved a").text()).isEqualTo("Ours & theirs (the desk’s)");
        assertThat(saved.select(".saved a").attr("href"))
                .isEqualTo("/stories?which=filed&q=a+%26+b");
        Document here = Jsoup.parse(tom.load("/stories?which=filed&q=a+%26+b").body());
        assertThat(here.select(".saved [aria-current=page]")).hasSize(1);
        Element away = one(here, "form[action=/lists/1/removals]");
        tom.send("/lists/1/removals", away).is(303);
        assertThat(list("which=draft").select(".saved")).isEmpty();
    }

    @Test
    void aFormThatIsRefusedSaysWhyOnTheSamePage() {
        Browser mira = Browser.of(door, Newsdesk.MIRA);
        Document page = Jsoup.parse(mira.load("/stories?which=filed").is(200).body());
        Element form = one(page, "form[action=/lists]");
        assertThat(page.select("[name=shared]")).isEmpty();
        Reply refused = mira.send("/lists", form, "name", "Ours", "shared", "yes").is(422);
        assertThat(Jsoup.parse(refused.body()).select("main > [role=alert]").text())
                .contains("it takes editor to save a list for the whole desk");
        assertThat(mira.send("/lists/7/removals", form).is(422).body()).contains("no saved list");
    }

    /// Another site can make a browser send a form, but it does not know what stands in ours.
    @Test
    void aFormWithoutTheTokenOfItsPageIsRefused() {
        Browser tom = Browser.of(door, Newsdesk.TOM);
        tom.at("/lists")
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", BodyPublishers.ofString("name=Ours&which=filed"))
                .is(403);
        door.at("/lists", door.tom).post().is(403);
    }

    private static Element one(Document page, String selector) {
        return Objects.requireNonNull(page.selectFirst(selector), selector);
    }

    private Document list(String query) {
        return Jsoup.parse(door.at("/stories?" + query, door.tom).get().is(200).body());
    }

    private static String page(String path) {
        return List.of(path.split("/api")).getLast();
    }
}
