package org.dateline.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dateline.press.Specimens.HOUSE;
import static org.dateline.press.Specimens.LATER;
import static org.dateline.press.Specimens.page;
import static org.dateline.press.Specimens.published;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.dateline.ledger.Kind;
import org.dateline.ledger.Notice;
import org.dateline.ledger.Published;
import org.dateline.ledger.Subject;
import org.dateline.story.Block;
import org.dateline.story.Customs;
import org.dateline.story.Language;
import org.dateline.story.Mark;
import org.dateline.story.Refusal;
import org.dateline.story.Section;
import org.dateline.story.Story;
import org.dateline.story.StoryJson;
import org.dateline.story.Text;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PagesTest {
    private static final Notice CORRECTION =
            new Notice(Kind.CORRECT, LATER, "The pier is 90 metres long, not 80.", 5);

    private final Pages pages = new Pages();

    private Document story(Block... body) {
        return page(
                pages.story(
                        HOUSE,
                        published(Specimens.story(List.of(body)), LATER, CORRECTION),
                        LATER));
    }

    @Test
    void aStoryHasItsCreditUnderTheHeadline() {
        Document page = story(Block.Paragraph.of("Open."));
        assertThat(page.select("h1").eachText()).containsExactly("The pier is open again");
        assertThat(page.select("article > header > .kicker").text()).isEqualTo("Harbour");
        assertThat(page.select(".standfirst").text()).startsWith("After nine weeks");
        assertThat(page.select(".credit .place").text()).isEqualTo("Harbour");
        assertThat(page.select(".credit dt").eachText())
                .containsExactly("Last changed", "Source", "By", "Editor");
        assertThat(page.select(".credit dd a").eachAttr("href"))
                .containsExactly(
                        "/sources/coast-wire",
                        "https://coast.example/1",
                        "/authors/mira-okafor",
                        "/authors/jon-vale");
        assertThat(page.select(".credit dd span").eachText())
                .containsExactly("Coast Wire", "coast.example", "Mira Okafor", "Jon Vale");
        assertThat(page.select(".credit dd").eachText()).endsWith("Tom Ahlgren");
        assertThat(page.select(".crumbs a").eachAttr("href")).containsExactly("/", "/politics");
        assertThat(page.select(".topic").eachText()).containsExactly("Ferries", "Repairs");
        assertThat(page.select(".version a").attr("href")).isEqualTo("/proofs/7");
    }

    @Test
    void timesAreToTheSecondInTheNewsroomsZone() {
        Document page = story(Block.Paragraph.of("Open."));
        assertThat(page.select(".credit time").eachText())
                .containsExactly("23 Nov 2026, 15:13:19", "23 Nov 2026, 16:00:07");
        assertThat(page.select(".credit time").eachAttr("datetime"))
                .containsExactly("2026-11-23T15:13:19+01:00", "2026-11-23T16:00:07+01:00");
        assertThat(page.select(".credit .zone").text()).isEqualTo("Oslo time, UTC+01:00");
    }

    @Test
    void aStoryThatNeverChangedShowsOneTime() {
        Published.OfStory unchanged = published(Specimens.story(List.of()), Specimens.FIRST);
        Document page = page(pages.story(HOUSE, unchanged, LATER));
        assertThat(page.select(".credit time")).hasSize(1);
        assertThat(page.select(".notice")).isEmpty();
    }

    @Test
    void aCorrectionIsPartOfTheStory() {
        Document page = story(Block.Paragraph.of("Open."));
        assertThat(page.select("article .notice strong").text()).isEqualTo("Correction");
        assertThat(page.select("article .notice").text()).contains("90 metres long, not 80");
        assertThat(page.select("article .notice time").attr("datetime"))
                .isEqualTo("2026-11-23T16:00:07+01:00");
    }

    @Test
    void everyBlockHasItsElement() {
        Document page =
                story(
                        new Block.Heading(2, Text.plain("Second")),
                        new Block.Heading(3, Text.plain("Third")),
                        new Block.Quote(Text.plain("At last."), "A passenger"),
                        new Block.Listing(true, List.of(Text.plain("one"), Text.plain("two"))),
                        new Block.Listing(false, List.of(Text.plain("dot"))),
                        new Block.Table(
                                "Ferries",
                                List.of(List.of("Line", "Trips"), List.of("North", "1,200"))),
                        new Block.FactBox("The pier", List.of(Text.plain("Built in 1911."))));
        assertThat(page.select(".words > h2").text()).isEqualTo("Second");
        assertThat(page.select(".words > h3").text()).isEqualTo("Third");
        assertThat(page.select("figure blockquote p").text()).isEqualTo("At last.");
        assertThat(page.select("figure figcaption").text()).isEqualTo("A passenger");
        assertThat(page.select(".words > ol li").eachText()).containsExactly("one", "two");
        assertThat(page.select(".words > ul li").eachText()).containsExactly("dot");
        assertThat(page.select("table caption").text()).isEqualTo("Ferries");
        assertThat(page.select("th[scope=col]").eachText()).containsExactly("Line", "Trips");
        assertThat(page.select("th.figure, td.figure").eachText())
                .containsExactly("Trips", "1,200");
        assertThat(page.select("aside.facts p").text()).isEqualTo("Built in 1911.");
    }

    @Test
    void marksThatCrossAreNestedProperly() {
        Text text =
                new Text(
                        "bold link slant",
                        List.of(
                                new Mark.Strong(0, 7),
                                new Mark.Link(5, 9, "https://coast.example/?a=1&b=2"),
                                new Mark.Emphasis(8, 15)));
        Document page = story(new Block.Paragraph(text));
        assertThat(page.select(".words p").html())
                .isEqualTo(
                        "<strong>bold </strong><a href=\"https://coast.example/?a=1&amp;b=2\">"
                                + "<strong>li</strong>n<em>k</em></a><em> slant</em>");
    }

    @Test
    void machinesReadTheStoryInSchemaOrgsWords() {
        Document page = story(Block.Paragraph.of("Open."));
        JsonNode data =
                StoryJson.parse(
                                page.select("script[type=application/ld+json]")
                                        .html()
                                        .getBytes(StandardCharsets.UTF_8))
                        .at("/@graph/0");
        assertThat(data.path("@type").asString()).isEqualTo("NewsArticle");
        assertThat(data.path("datePublished").asString()).isEqualTo("2026-11-23T15:13:19+01:00");
        assertThat(data.path("dateModified").asString()).isEqualTo("2026-11-23T16:00:07+01:00");
        assertThat(data.path("author").get(1).path("name").asString()).isEqualTo("Jon Vale");
        assertThat(data.path("editor").path("name").asString()).isEqualTo("Tom Ahlgren");
        assertThat(data.path("correction").get(0).path("text").asString()).contains("90 metres");
        assertThat(page.select("link[rel=canonical]").attr("href"))
                .isEqualTo("https://light.example/stories/0123456789ab/the-pier-is-open-again");
        assertThat(page.select("meta[property=og:title]").attr("content"))
                .isEqualTo("The pier is open again");
    }

    @Test
    void aPageIsInOnePieceForKeyboardsAndScreenReaders() {
        Document page = story(Block.Paragraph.of("Open."));
        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.title()).isEqualTo("The pier is open again – The Harbour Light");
        assertThat(page.select("body > a:first-child").attr("href")).isEqualTo("#main");
        assertThat(page.select("#main, #top")).hasSize(2);
        assertThat(page.select(".plate a[aria-current]").attr("aria-current")).isEqualTo("true");
        assertThat(page.select("body > *").eachAttr("class"))
                .containsExactly("skip", "plate", "rails", "foot");
        assertThat(page.select("footer.foot a[href=#top]").text()).isEqualTo("Back to top");
        assertThat(page.select(".pages a").attr("href")).isEqualTo("/about");
        assertThat(page.select(".legal p").attr("lang")).isEqualTo("zh-Hans");
    }

    @Test
    void aWithdrawnStorySaysWhyAndWhen() {
        Published.Withdrawn withdrawn =
                new Published.Withdrawn(
                        Specimens.entry(9, Kind.WITHDRAW, 3, Subject.Type.STORY),
                        Specimens.ID,
                        0,
                        Specimens.story(List.of()).slug(),
                        Language.MAIN,
                        "The pier is open again",
                        "The survey it rested on was withdrawn.",
                        false);
        Document page = page(pages.withdrawn(HOUSE, withdrawn));
        assertThat(page.select("h1").text()).isEqualTo("This story has been withdrawn");
        assertThat(page.select(".notice").text()).contains("The survey it rested on");
        assertThat(page.select("main time").attr("datetime"))
                .isEqualTo("2026-11-23T16:00:07+01:00");
        assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(page.select(".version a").attr("href")).isEqualTo("/proofs/9");
    }

    @Test
    void anEmptyPaperSaysSoInASentence() {
        Document home = page(pages.front(Specimens.home(List.of())));
        assertThat(home.select("main").text())
                .contains("This paper has not printed its first story yet.");
        assertThat(home.select("h1").text()).isEqualTo("The Harbour Light");
        Section science = Section.of("Science");
        Document section = page(pages.front(Front.of(HOUSE, science, List.of())));
        assertThat(section.select("main").text()).contains("No story has appeared in Science yet.");
        assertThat(section.select(".plate [aria-current=page]").text()).isEqualTo("Science");
        assertThat(home.select("main .more")).isEmpty();
        assertThat(section.select(".rails p")).hasSize(2);
    }

    @Test
    void aFrontLeadsWithItsFirstCard() {
        List<Card> cards = Specimens.cards(6);
        Card card = cards.getFirst();
        Document home = page(pages.front(Specimens.home(cards)), Specimens.rails(List.of(card)));
        assertThat(home.select(".card.lead h2 a").attr("href")).isEqualTo(card.path());
        assertThat(home.select(".card.summary")).hasSize(4);
        assertThat(home.select(".card.brief")).hasSize(1);
        assertThat(home.select(".card.brief time").text()).isEqualTo("23 Nov 2026, 15:13:19");
        assertThat(home.select(".popular ol li a").attr("href")).isEqualTo(card.path());
        assertThat(home.select("main .more")).isEmpty();
        Section science = Section.of("Science");
        Document section = page(pages.front(Front.of(HOUSE, science, cards)));
        assertThat(section.select("main .more a").attr("href")).isEqualTo("/sections/science");
        assertThat(home.select(".top ul li time").text()).isEqualTo("23 Nov 2026, 15:13:19");
    }

    @Test
    void theSamePageComesOutTheSame() {
        Published.OfStory published =
                published(Specimens.story(List.of(Block.Paragraph.of("Open."))), LATER);
        assertThat(pages.story(HOUSE, published, LATER))
                .isEqualTo(pages.story(HOUSE, published, LATER));
        assertThat(Specimen.style(pages, List.of(HOUSE)))
                .isEqualTo(Specimen.style(new Pages(), List.of(HOUSE)));
        assertThat(Specimen.style(pages, List.of(HOUSE)))
                .isNotEqualTo(Specimen.style(pages, List.of(inZone(HOUSE, "Asia/Shanghai"))));
    }

    private static House inZone(House house, String zone) {
        return new House(
                house.name(),
                house.language(),
                ZoneId.of(zone),
                house.url(),
                house.sections(),
                house.notices());
    }

    @Test
    void theStyleSheetIsSmallAndItsAddressNamesItsBytes() {
        Assets.Asset style = Objects.requireNonNull(Assets.all().get(Assets.style()));
        assertThat(style.bytes()).hasSizeLessThan(30 * 1024);
        assertThat(style.contentType()).isEqualTo("text/css; charset=utf-8");
        assertThat(Assets.style()).matches("/assets/[0-9a-f]{16}/paper\\.css");
        assertThat(Assets.all()).containsKey("/favicon.svg");
        assertThat(new String(style.bytes(), StandardCharsets.UTF_8))
                .doesNotContain("@import")
                .doesNotContain("url(");
    }

    @Test
    void aCorrectionLeadsToWhatItChanged() {
        Published.OfStory corrected = published(Specimens.story(List.of()), LATER, CORRECTION);
        assertThat(page(pages.story(HOUSE, corrected, LATER)).select(".notice a").attr("href"))
                .isEqualTo("/changes/5");
        Notice before = new Notice(Kind.CORRECT, LATER, "From before that was kept.", -1);
        Published.OfStory old = published(Specimens.story(List.of()), LATER, before);
        assertThat(page(pages.story(HOUSE, old, LATER)).select(".notice a")).isEmpty();
    }

    @Test
    void aNoticeAtTheFootStandsBehindTheText() {
        Notice foot = new Notice(Kind.CLARIFY, LATER, "For cars, that is.", 5, Notice.Place.FOOT);
        Story story = Specimens.story(List.of(Block.Paragraph.of("Open.")));
        Document page = page(pages.story(HOUSE, published(story, LATER, foot), LATER));
        assertThat(page.select(".words ~ .notice strong").text()).isEqualTo("Clarification");
        Document top = page(pages.story(HOUSE, published(story, LATER, CORRECTION), LATER));
        assertThat(top.select(".notice ~ .words")).hasSize(1);
    }

    private static String licence(String where) {
        House house =
                new House(
                        HOUSE.name(),
                        HOUSE.language(),
                        HOUSE.zone(),
                        HOUSE.url(),
                        HOUSE.sections(),
                        HOUSE.notices(),
                        0,
                        HOUSE.editions(),
                        new Customs(1, where));
        Published.OfStory published = published(Specimens.story(List.of()), LATER);
        return page(new Pages().story(house, published, LATER)).select(".licence a").attr("href");
    }

    @Test
    void aLicenceIsAskedForByMailAboutThisStoryOrOnAPage() {
        assertThat(licence("rights@example.org"))
                .startsWith("mailto:rights@example.org?subject=Licence%3A%20The%20pier%20is%20open")
                .contains("https%3A%2F%2Flight.example%2Fstories%2F")
                .doesNotContain(" ")
                .doesNotContain("+");
        assertThat(licence("https://rights.example/ask")).isEqualTo("https://rights.example/ask");
        assertThat(licence("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rights",
                "rights@",
                "a b@example.org",
                "a@example.org?bcc=b@example.org",
                "javascript:alert(1)",
                "http://rights.example/",
                "a@example.org\nBcc: b@example.org"
            })
    void whereALicenceIsAskedForIsAMailAddressOrASecurePage(String where) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> new Customs(1, where));
    }
}
