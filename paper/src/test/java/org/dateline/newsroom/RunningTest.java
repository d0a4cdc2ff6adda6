package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.dateline.Newsdesk;
import org.dateline.ledger.LedgerCheck;
import org.dateline.ledger.Notice;
import org.dateline.ledger.Published;
import org.dateline.newsroom.Door.Reply;
import org.dateline.staff.Member;
import org.dateline.staff.Role;
import org.dateline.story.Edition;
import org.dateline.story.Language;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The screens by which a paper is run: site, sections, standing pages.
class RunningTest {
    private Door door;
    private Browser ines;
    private Browser tom;

    @BeforeEach
    void open(@TempDir Path folder) {
        Settings settings =
                new Settings(
                        InetAddress.getLoopbackAddress(),
                        0,
                        Optional.empty(),
                        List.of(),
                        "",
                        Set.of("site.url"),
                        Optional.empty());
        door = Door.open(folder, settings, Vitals.none(), _ -> {});
        ines = Browser.of(door, Newsdesk.INES);
        tom = Browser.of(door, Newsdesk.TOM);
        door.paper.staff.member(Newsdesk.NORA.name(), Newsdesk.NORA.role());
    }

    @AfterEach
    void close() {
        assertThat(LedgerCheck.run(door.paper.ledger, (_, _) -> {})).isEmpty();
        door.close();
    }

    @Test
    void whatIsSettledIsShownFirstAndThenPrints() {
        Document looked =
                settle("/site", "name", "The Ferry", "notice1", "© The Ferry", "tongue1", "en");
        assertThat(looked.select("#look li").eachText())
                .containsExactly(
                        "The paper is called “The Ferry”, no longer “The Test”, on every page.",
                        "The footer says “© The Ferry”.");
        assertThat(site().name()).isEqualTo("The Test");
        print("/site", looked).is(303);
        assertThat(site().name()).isEqualTo("The Ferry");
        assertThat(site().notices()).containsExactly(new Notice.Legal("© The Ferry", "en"));
        assertThat(door.awaited).contains(site().entry().position());
        assertThat(door.printshop().at("/").select("h1").text()).isEqualTo("The Ferry");
        assertThat(ines.load("/audit").body()).contains("settle the site", "no longer “The Test”");
    }

    @Test
    void onlyWhatWasShownPrints() {
        Document looked = settle("/site", "name", "The Ferry");
        Element form = form(looked, "/site");
        Reply other = ines.send("/site", form, typed(form, "act", "print", "name", "The Boat"));
        Document again = Jsoup.parse(other.is(200).body());
        assertThat(again.select("#look li").text()).contains("“The Boat”");
        assertThat(site().name()).isEqualTo("The Test");
        assertThat(Jsoup.parse(settle("/site").outerHtml()).select("[value=print]")).isEmpty();
    }

    @Test
    void whoCameSecondLosesNothingAndSeesWhatTheOtherDid() {
        Document looked = settle("/site", "licence", "rights@paper.example");
        Browser nora = Browser.of(door, Newsdesk.NORA);
        Element other = form(page(nora, "/site"), "/site");
        Document shown =
                Jsoup.parse(
                        nora.send("/site", other, typed(other, "name", "The Boat", "act", "look"))
                                .is(200)
                                .body());
        Element ready = form(shown, "/site");
        nora.send("/site", ready, typed(ready, "act", "print")).is(303);

        Document late = Jsoup.parse(print("/site", looked).is(409).body());
        assertThat(late.select("main > [role=alert]").text()).startsWith("Somebody changed this");
        assertThat(late.select("[name=licence]").val()).isEqualTo("rights@paper.example");
        assertThat(late.select("#look li").text()).contains("“The Test”, no longer “The Boat”");
        assertThat(site().name()).isEqualTo("The Boat");
        print("/site", late).is(303);
        assertThat(site().name()).isEqualTo("The Test");
        assertThat(site().customs().licence()).isEqualTo("rights@paper.example");
    }

    @Test
    void whatThePapersFileSaysIsNotSettledHere() {
        Document page = page(ines, "/site");
        assertThat(page.select("[name=url]").hasAttr("readonly")).isTrue();
        assertThat(page.select("#fixed-url").text()).contains("site.url");
        assertThat(settle("/site", "url", "https://other.example").select("#look").text())
                .contains("Nothing: readers have it just so.");
    }

    @Test
    void whatCannotBeIsRefusedAndStaysInTheForm() {
        refused("/site", "years after", "years", "x");
        refused("/site", "is not a time zone", "zone", "Atlantis");
        refused("/site", "name is missing", "name", " ");
        refused("/site", "language is missing", "language", "");
        refused("/site", "must be an https://", "licence", "http://paper.example");
        refused("/sections", "There are two sections “science”", "new.name", "science");
        refused("/sections", "is not a slug", "new.name", "Sport", "new.slug", "Not so");
        refused("/sections", "A section's name is missing", "name.science", " ");
        refused("/sections", "A place is a whole number", "place.science", "top");
    }

    @Test
    void sectionsAreNamedOrderedAndAddedAndTheirAddressesStay() {
        Document looked =
                settle(
                        "/sections",
                        "name.politics",
                        "Power",
                        "place.politics",
                        "3",
                        "new.name",
                        "Sport & play",
                        "new.place",
                        "1");
        assertThat(looked.select("#look li").eachText())
                .containsExactly(
                        "The paper has a new section “Sport & play”, with a front at /sport-play.",
                        "The section “Politics” is called “Power”; its address stays.",
                        "The paper shows its sections in another order: Sport & play, Science, Power.");
        print("/sections", looked).is(303);
        assertThat(site().sections())
                .containsExactly(
                        new Section(new Slug("sport-play"), "Sport & play"),
                        Section.of("Science"),
                        new Section(new Slug("politics"), "Power"));
        assertThat(door.printshop().at("/politics").select("h1").text()).isEqualTo("Power");
        assertThat(door.printshop().at("/sport-play").select("h1").text())
                .isEqualTo("Sport & play");
    }

    @Test
    void aSectionGoesOnlyWhenNoStoryIsInIt() {
        door.published();
        String draft = door.draft();
        gone("politics", "one story of it is under way", 422);
        door.at(draft + "/filings", door.mira).post().is(201);
        door.at(draft + "/spikes", door.tom).post("{\"reason\": \"Old\"}").is(201);
        Document refused = gone("politics", "readers have one story of it", 422);
        assertThat(refused.select("a[href='/stories?which=live&section=politics']").text())
                .isEqualTo("1 live story");
        assertThat(refused.select("[role=alert]").text())
                .contains("/stories?which=live&section=politics");
        edition(Section.of("Science"), Section.of("Politics"));
        gone("science", "", 303);
        assertThat(site().sections()).containsExactly(Section.of("Politics"));
        assertThat(site().editions().getFirst().sections()).containsExactly(Section.of("Politics"));
        assertThat(door.printshop().at("/science").select("h1").text()).isNotEqualTo("Science");
    }

    @Test
    void anEditionNamesAndOrdersItsSectionsItself() {
        edition(new Section(new Slug("politics"), "政治"));
        Document page = page(ines, "/sections?edition=zh");
        assertThat(page.select("[name='name.politics']").val()).isEqualTo("政治");
        assertThat(page.select("[name='kept.science']").hasAttr("checked")).isFalse();
        Element form = form(page, "/sections");
        Document looked =
                Jsoup.parse(
                        ines.send(
                                        "/sections",
                                        form,
                                        typed(
                                                form,
                                                "act",
                                                "look",
                                                "name.science",
                                                "科学",
                                                "kept.science",
                                                "yes",
                                                "place.science",
                                                "1",
                                                "place.politics",
                                                "2"))
                                .is(200)
                                .body());
        assertThat(looked.select("#look li").text()).contains("new section “科学”");
        print("/sections", looked).is(303);
        assertThat(site().editions().getFirst().sections())
                .containsExactly(
                        new Section(new Slug("science"), "科学"),
                        new Section(new Slug("politics"), "政治"));
        assertThat(site().sections()).hasSize(2);
        ines.load("/sections?edition=fr").is(404);
    }

    @Test
    void aPageIsShownAsThePressWouldPrintItAndThenPrints() {
        Document shown =
                write("Über uns", "about", "We *print* [it](https://a.example/).\n\nDaily.");
        Document pressed = Jsoup.parse(shown.select("iframe").attr("srcdoc"));
        assertThat(pressed.select("h1").text()).isEqualTo("Über uns");
        assertThat(pressed.select(".words p").eachText()).containsExactly("We print it.", "Daily.");
        assertThat(pressed.select("script")).isEmpty();
        assertThat(shown.select("#look li").text()).contains("a new page at /about");
        assertThat(door.paper.ledger.pages()).isEmpty();
        print("/pages", shown).is(303);
        Document page = door.printshop().at("/about");
        assertThat(page.select("h1").text()).isEqualTo("Über uns");
        assertThat(page.select(".words a").attr("href")).isEqualTo("https://a.example/");
        assertThat(page(ines, "/pages").select(".lines a").attr("href")).isEqualTo("/pages/about");

        Element form = form(page(ines, "/pages/about"), "/pages/about");
        assertThat(form.select("textarea").text())
                .isEqualTo("We *print* [it](https://a.example/).\n\nDaily.");
        Document changed =
                Jsoup.parse(
                        ines.send(
                                        "/pages/about",
                                        form,
                                        typed(form, "act", "look", "text", "We *print* it."))
                                .is(200)
                                .body());
        assertThat(changed.select(".changes del").text()).contains("Daily.");
        print("/pages/about", changed).is(303);
        assertThat(door.printshop().at("/about").select(".words p").eachText())
                .containsExactly("We print it.");
    }

    @Test
    void aPageThatIsTakenAwaySaysSoAndComesBackAsItself() {
        print("/pages", write("About us", "about", "We print.")).is(303);
        Document page = page(ines, "/pages/about");
        Element away = form(page, "/pages/about/removals");
        Browser nora = Browser.of(door, Newsdesk.NORA);
        Element form = form(page(nora, "/pages/about"), "/pages/about");
        ines.send("/pages/about/removals", away).is(303);
        assertThat(door.printshop().at("/about").select("h1").text())
                .isEqualTo("This page has been taken away");
        assertThat(door.printshop().at("/about").select(".words").text())
                .doesNotContain("We print.");
        assertThat(door.printshop().at("/").select(".pages a")).isEmpty();
        assertThat(door.printshop().press.check((_, _) -> {})).isEmpty();
        ines.load("/pages/about").is(404);

        Document late =
                Jsoup.parse(
                        nora.send(
                                        "/pages/about",
                                        form,
                                        typed(form, "act", "look", "text", "We print more."))
                                .is(200)
                                .body());
        assertThat(late.select("textarea").text()).isEqualTo("We print more.");
        Document refused =
                Jsoup.parse(
                        nora.send(
                                        "/pages/about",
                                        form(late, "/pages/about"),
                                        typed(form(late, "/pages/about"), "act", "print"))
                                .is(409)
                                .body());
        assertThat(refused.select("[role=alert]").text()).startsWith("Somebody changed this page");
        assertThat(refused.select("textarea").text()).isEqualTo("We print more.");

        print("/pages", write("About us", "about", "We print again.")).is(303);
        assertThat(door.printshop().at("/about").select(".words p").text())
                .isEqualTo("We print again.");
        assertThat(ines.load("/audit").body()).contains("take page away", "publish page");
    }

    @Test
    void aPageStandsWhereNothingElseDoes() {
        Document taken = write("Politics", "politics", "No.");
        assertThat(Jsoup.parse(print("/pages", taken).is(422).body()).select("[role=alert]").text())
                .contains("is the front of a section");
        print("/pages", write("About us", "about", "We print.")).is(303);
        assertThat(print("/pages", write("About", "about", "Other.")).is(422).body())
                .contains("There is a page at “/about” already");
        Document section = settle("/sections", "new.name", "About");
        assertThat(print("/sections", section).is(422).body()).contains("or was a page's address");
        Document own = settle("/sections", "new.name", "Search");
        assertThat(print("/sections", own).is(422).body())
                .contains("belongs to the reader site itself");
        assertThat(write("", "x", "Words.").select("[role=alert]").text())
                .contains("The title is missing");
        assertThat(write("T", "x", " ").select("[role=alert]").text()).contains("says nothing yet");
    }

    @Test
    void theFirstPageOfAnEditionSaysWhatBecomesOfItsFoot() {
        edition();
        print("/pages", write("About us", "about", "We print.")).is(303);
        Document form = page(ines, "/page?language=zh");
        Element fields = form(form, "/pages");
        Document shown =
                Jsoup.parse(
                        ines.send(
                                        "/pages",
                                        fields,
                                        typed(
                                                fields, "act", "look", "title", "关于我们", "address",
                                                "guanyu", "text", "我们印刷。"))
                                .is(200)
                                .body());
        assertThat(shown.select("#look").text()).contains("the first of this edition");
        print("/pages", shown).is(303);
        assertThat(door.printshop().at("/zh").select(".pages a").eachAttr("href"))
                .containsExactly("/guanyu");
    }

    @Test
    void onlyWhoAnswersForThePaperChangesAnyOfIt() {
        print("/pages", write("About us", "about", "We print.")).is(303);
        long size = door.paper.ledger.size();
        for (Member member :
                List.of(
                        Newsdesk.MIRA,
                        Newsdesk.TOM,
                        new Member("Sam", Role.CHIEF, Set.of(new Slug("science")), ""))) {
            if (member.name().equals("Sam")) {
                door.paper.staff.member("Ada", Role.ADMINISTRATOR);
                door.paper.staff.member("Sam", Role.CHIEF);
                door.paper.staff.change(
                        new Member("Ada", Role.ADMINISTRATOR),
                        "Sam",
                        Role.CHIEF,
                        Set.of(new Slug("science")));
            }
            Browser browser = Browser.of(door, member);
            Element own = page(browser, "/site").body();
            for (String path : List.of("/site", "/sections", "/pages", "/pages/about")) {
                String[] typed = {
                    "act", "print", "was", "1", "name", "Mine", "title", "Mine", "text", "Mine"
                };
                int status = browser.send(path, own, typed).status();
                assertThat(status).as(path).isIn(200, 403, 422);
            }
            browser.send("/pages/about/removals", own, "was", "1").is(403);
        }
        assertThat(door.paper.ledger.size()).isEqualTo(size);
        assertThat(page(tom, "/site").select("[value=look]")).isEmpty();
        assertThat(page(tom, "/site").select("[name=name]").hasAttr("readonly")).isTrue();
        assertThat(page(tom, "/sections").select("[value=look]")).isEmpty();
        assertThat(page(tom, "/pages/about").select("[value=look]")).isEmpty();
    }

    private Published.Site site() {
        return door.paper.ledger.site();
    }

    private void edition(Section... sections) {
        door.paper.desk.settle(
                Newsdesk.INES,
                List.of(new Edition(new Slug("zh"), new Language("zh"), "测试报", List.of(sections))));
    }

    private Document write(String title, String address, String text) {
        Element form = form(page(ines, "/page"), "/pages");
        String[] typed = {"act", "look", "title", title, "address", address, "text", text};
        return Jsoup.parse(ines.send("/pages", form, typed(form, typed)).body());
    }

    private Document gone(String section, String words, int status) {
        Element form = form(page(ines, "/sections"), "/sections");
        form.select("[name='kept." + section + "']").removeAttr("checked");
        Document looked =
                Jsoup.parse(
                        ines.send("/sections", form, typed(form, "act", "look")).is(200).body());
        assertThat(looked.select("#look").text()).contains("any more; its front is gone");
        Document answer = Jsoup.parse(print("/sections", looked).is(status).body());
        assertThat(answer.text()).contains(words);
        return answer;
    }

    private void refused(String path, String words, String... typed) {
        Document page = settle(path, typed);
        assertThat(page.select("main > [role=alert]").text()).contains(words);
        assertThat(page.select("[name='" + typed[0] + "']").val()).isEqualTo(typed[1]);
        assertThat(page.select("[value=print]")).isEmpty();
    }

    /// What is shown of what is typed.
    private Document settle(String path, String... typed) {
        Element form = form(page(ines, path), path);
        List<String> all = new ArrayList<>(List.of(typed));
        all.addAll(List.of("act", "look"));
        return Jsoup.parse(ines.send(path, form, typed(form, all.toArray(String[]::new))).body());
    }

    private Reply print(String path, Document looked) {
        Element form = form(looked, path);
        return ines.send(path, form, typed(form, "act", "print"));
    }

    /// What the form holds as a browser sends it, and what was typed over it.
    private static String[] typed(Element form, String... typed) {
        List<String> all = new ArrayList<>();
        for (Element field : form.select("input:not([type=hidden]), textarea")) {
            boolean isOff = field.attr("type").equals("checkbox") && !field.hasAttr("checked");
            if (!isOff) {
                all.addAll(List.of(field.attr("name"), field.val()));
            }
        }
        all.addAll(List.of(typed));
        return all.toArray(String[]::new);
    }

    private static Element form(Document page, String action) {
        return Objects.requireNonNull(
                page.selectFirst("form[action='" + action + "']"), page.outerHtml());
    }

    private static Document page(Browser browser, String path) {
        return Jsoup.parse(browser.load(path).is(200).body());
    }
}
