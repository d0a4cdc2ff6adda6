package org.dateline.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.Newsdesk.INES;
import static org.dateline.Newsdesk.TOM;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.dateline.Newsdesk;
import org.dateline.desk.Publication;
import org.dateline.ledger.Published;
import org.dateline.ledger.Submission;
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
import org.dateline.story.Text;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One paper in English, Chinese and Arabic.
class EditionsTest {
    private static final Edition CHINESE =
            new Edition(
                    new Slug("zh"),
                    new Language("zh-Hans"),
                    "港口之光",
                    List.of(new Section(new Slug("politics"), "政治")));
    private static final Edition ARABIC =
            new Edition(
                    new Slug("ar"),
                    new Language("ar"),
                    "ضوء الميناء",
                    List.of(
                            new Section(new Slug("politics"), "سياسة"),
                            new Section(new Slug("science"), "علوم")));

    @TempDir Path folder;
    @TempDir Path shelves;
    private final List<Popular> views = new CopyOnWriteArrayList<>();
    private Newsdesk newsdesk;
    private Printshop shop;

    @BeforeEach
    void open() {
        newsdesk = Newsdesk.open(folder);
        Published.Site site = newsdesk.ledger.site();
        newsdesk.ledger.enter(
                new Submission.OfSite(
                        site.name(),
                        site.language(),
                        site.zone(),
                        "https://light.example",
                        site.sections(),
                        site.notices()));
        newsdesk.desk.settle(INES, List.of(CHINESE, ARABIC));
        start();
    }

    private void start() {
        shop =
                new Printshop(
                        newsdesk,
                        shelves,
                        (limit, stories) ->
                                views.stream()
                                        .filter(each -> stories.test(each.ordinal()))
                                        .limit(limit)
                                        .toList());
    }

    @AfterEach
    void close() {
        shop.close();
        newsdesk.close();
        assertThat(shop.alarms).isEmpty();
    }

    private Publication published(String headline, String language, Optional<StoryId> original) {
        newsdesk.clock.pass(Duration.ofSeconds(1));
        Publication publication =
                newsdesk.published(in(language, Newsdesk.story(headline, "Words."), original));
        shop.follow();
        return publication;
    }

    private static Story in(String language, Story story, Optional<StoryId> original) {
        return new Story(
                story.headline(),
                story.headlines(),
                new Language(language),
                story.section(),
                story.kicker(),
                story.standfirst(),
                story.source(),
                story.byline(),
                story.editor(),
                story.dateline(),
                story.topics(),
                new Relations(original, List.of()),
                story.body());
    }

    private Document at(String path) {
        return shop.at(path);
    }

    private static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it should have come to be").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static List<String> switches(Document page) {
        return page.select(".editions a").eachAttr("href");
    }

    @Test
    void everyEditionHasItsOwnFrontsNameAndWords() {
        Document chinese = at("/zh");
        assertThat(chinese.select("html").attr("lang")).isEqualTo("zh-Hans");
        assertThat(chinese.select("html").attr("dir")).isEqualTo("ltr");
        assertThat(chinese.select("h1").text()).isEqualTo("港口之光");
        assertThat(chinese.select(".plate .sections a").eachAttr("href"))
                .containsExactly("/zh/politics", "/zh/search");
        assertThat(chinese.select(".popular h2").text()).isEqualTo("24 小时热读");
        assertThat(chinese.select(".foot .name a").attr("href")).isEqualTo("/zh");
        Document arabic = at("/ar/science");
        assertThat(arabic.select("html").attr("dir")).isEqualTo("rtl");
        assertThat(arabic.select("h1").text()).isEqualTo("علوم");
        assertThat(arabic.select(".popular h2").text()).startsWith("الأكثر قراءة");
        assertThat(at("/zh/science").text()).isEqualTo("NOTHING");
        assertThat(at("/").select("html").attr("lang")).isEqualTo("en");
    }

    @Test
    void aStoryStandsOnTheFrontsOfItsLanguageAndOnNoOthers() {
        published("Ferry runs", "", Optional.empty());
        Publication chinese = published("渡轮复航", "zh-Hans", Optional.empty());
        Publication traditional = published("渡輪復航", "zh-Hant-HK", Optional.empty());
        Publication french = published("Le ferry", "fr", Optional.empty());
        assertThat(at("/").select("main h2, main h3").eachText())
                .containsExactly("Le ferry", "Ferry runs");
        assertThat(at("/zh").select("main h2, main h3").eachText()).containsExactly("渡輪復航", "渡轮复航");
        assertThat(at("/zh/politics").select(".lead a").attr("href")).isEqualTo(traditional.path());
        assertThat(at("/ar").select("main .card")).isEmpty();
        assertThat(at(chinese.path()).select(".top a").eachText()).containsExactly("渡輪復航", "渡轮复航");
        assertThat(at(chinese.path()).select("html").attr("lang")).isEqualTo("zh-Hans");
        assertThat(at(chinese.path()).select("article").hasAttr("lang")).isFalse();
        assertThat(at(traditional.path()).select("article").attr("lang")).isEqualTo("zh-Hant-HK");
        assertThat(at(french.path()).select("html").attr("lang")).isEqualTo("en");
        assertThat(at(french.path()).select("article").attr("lang")).isEqualTo("fr");
        assertThat(at("/").select(".card.lead").attr("lang")).isEqualTo("fr");
    }

    @Test
    void theSwitchStaysOnTheStoryWhereItIsToldAndElseLeadsToTheFront() {
        Publication english = published("Ferry runs", "", Optional.empty());
        assertThat(switches(at(english.path()))).containsExactly(english.path(), "/zh", "/ar");
        assertThat(at(english.path()).select("link[hreflang]")).isEmpty();
        StoryId original = Printshop.id(english.path());
        Publication chinese = published("渡轮复航", "zh-Hans", Optional.of(original));
        assertThat(switches(at(english.path())))
                .containsExactly(english.path(), chinese.path(), "/ar");
        Publication arabic =
                published("عودة العبّارة", "ar", Optional.of(Printshop.id(chinese.path())));
        List<String> all = List.of(english.path(), chinese.path(), arabic.path());
        for (String path : all) {
            assertThat(switches(at(path))).isEqualTo(all);
            assertThat(at(path).select("link[hreflang]").eachAttr("hreflang"))
                    .containsExactlyInAnyOrder("en", "zh-Hans", "ar", "x-default");
            assertThat(at(path).select("link[hreflang=zh-Hans]").attr("href"))
                    .isEqualTo("https://light.example" + chinese.path());
            assertThat(at(path).select("link[hreflang=x-default]").attr("href"))
                    .isEqualTo("https://light.example" + english.path());
        }
        assertThat(at(arabic.path()).select(".editions [aria-current]").attr("lang"))
                .isEqualTo("ar");
        assertThat(at(arabic.path()).select(".editions a").eachText())
                .containsExactly("English", "中文", "العربية");
    }

    @Test
    void aTranslationThatIsWithdrawnIsLedToNoMore() {
        Publication english = published("Ferry runs", "", Optional.empty());
        Publication chinese =
                published("渡轮复航", "zh-Hans", Optional.of(Printshop.id(english.path())));
        newsdesk.desk.withdraw(TOM, Printshop.id(chinese.path()), "有误。");
        shop.follow();
        assertThat(switches(at(english.path()))).containsExactly(english.path(), "/zh", "/ar");
        assertThat(at(chinese.path()).select("html").attr("lang")).isEqualTo("zh-Hans");
        assertThat(at(chinese.path()).select("h1").text()).isEqualTo("这篇报道已被撤回");
        assertThat(switches(at(chinese.path()))).containsExactly("/", "/zh", "/ar");
        assertThat(shop.press.check((_, _) -> {})).isEmpty();
    }

    @Test
    void aTranslationThatChangesOrIsNoneAnyMoreIsFollowed() {
        Publication english = published("Ferry runs", "", Optional.empty());
        Publication arabic =
                published(
                        "Ferry, wrongly in Arabic",
                        "ar",
                        Optional.of(Printshop.id(english.path())));
        StoryId id = Printshop.id(arabic.path());
        Story told = newsdesk.desk.text(id, 1);
        Publication renamed = again(id, 1, told.with("Another headline", told.body()));
        assertThat(renamed.path()).isNotEqualTo(arabic.path());
        assertThat(switches(at(english.path())))
                .containsExactly(english.path(), "/zh", renamed.path());
        again(id, 2, in("ar", told, Optional.empty()));
        assertThat(switches(at(english.path()))).containsExactly(english.path(), "/zh", "/ar");
        assertThat(shop.press.check((_, _) -> {})).isEmpty();
    }

    private Publication again(StoryId id, int version, Story story) {
        newsdesk.desk.save(Newsdesk.MIRA, id, version, story);
        newsdesk.desk.file(Newsdesk.MIRA, id);
        newsdesk.desk.pass(TOM, id, OptionalInt.empty());
        Publication publication = newsdesk.desk.publish(TOM, id, OptionalInt.empty());
        shop.follow();
        return publication;
    }

    @Test
    void theFootLeadsToTheEditionsOwnPagesAndElseToTheMainOnes() {
        page("about", Language.MAIN, "About us");
        page("guanyu", new Language("zh-Hans"), "关于我们");
        assertThat(at("/").select(".pages a").eachText()).containsExactly("About us");
        assertThat(at("/zh").select(".pages a").eachText()).containsExactly("关于我们");
        assertThat(at("/ar").select(".pages a").eachText()).containsExactly("About us");
        assertThat(at("/ar").select(".pages a").attr("lang")).isEqualTo("en");
        assertThat(at("/guanyu").select("html").attr("lang")).isEqualTo("zh-Hans");
        assertThat(at("/guanyu").select(".foot .name").text()).isEqualTo("港口之光");
    }

    private void page(String slug, Language language, String title) {
        newsdesk.ledger.enter(
                new Submission.OfPage(
                        new Slug(slug), language, title, List.of(Text.plain("Words."))));
        shop.follow();
    }

    @Test
    void copyInADirectionOfItsOwnIsTurned() {
        Publication hebrew = published("הלו", "he", Optional.empty());
        assertThat(at(hebrew.path()).select("html").attr("dir")).isEqualTo("ltr");
        assertThat(at(hebrew.path()).select("article").attr("dir")).isEqualTo("rtl");
        assertThat(at("/").select(".card.lead").attr("dir")).isEqualTo("rtl");
    }

    @Test
    void aSectionThatAnEditionDoesNotHaveIsNotLedTo() {
        Story science =
                new Story(
                        "新潮位计",
                        Headlines.NONE,
                        new Language("zh-Hans"),
                        new Slug("science"),
                        "",
                        "",
                        Source.OWN,
                        List.of("Mira Okafor"),
                        "",
                        "",
                        List.of(),
                        Relations.NONE,
                        List.of(Block.Paragraph.of("精确到毫米。")));
        Publication gauge = newsdesk.published(science);
        shop.follow();
        assertThat(at(gauge.path()).select(".crumbs a").eachAttr("href")).containsExactly("/zh");
        assertThat(at("/zh").select("main h2").eachText()).containsExactly("新潮位计");
    }

    @Test
    void everyEditionSaysInItsWordsThatThereIsNoPage() {
        assertThat(at("/404").select("h1").text()).startsWith("There is no page");
        assertThat(at("/zh/404").select("h1").text()).isEqualTo("这个网址没有页面。");
        assertThat(at("/ar/404").select("html").attr("dir")).isEqualTo("rtl");
    }

    @Test
    void everyEditionIsArrangedByItself() {
        Publication one = published("一", "zh-Hans", Optional.empty());
        published("二", "zh-Hans", Optional.empty());
        newsdesk.desk.arrange(TOM, "zh.home", List.of(Printshop.id(one.path())));
        newsdesk.desk.arrange(TOM, "zh.top-news", List.of(Printshop.id(one.path())));
        shop.follow();
        assertThat(at("/zh").select(".lead h2").text()).isEqualTo("一");
        assertThat(at("/zh").select(".top a").eachText()).containsExactly("一", "二");
        assertThat(at("/zh/politics").select(".lead h2").text()).isEqualTo("二");
        assertThat(at("/").select("main .card")).isEmpty();
    }

    @Test
    void whatIsMostPopularIsSoInItsEdition() {
        Publication english = published("Ferry runs", "", Optional.empty());
        published("渡轮复航", "zh-Hans", Optional.empty());
        views.add(new Popular(1, 9));
        views.add(new Popular(0, 5));
        published("News", "", Optional.empty());
        assertThat(at(english.path()).select(".popular a").eachText())
                .containsExactly("Ferry runs");
        assertThat(at("/zh").select(".popular a").eachText()).containsExactly("渡轮复航");
        assertThat(at("/ar").select(".popular a")).isEmpty();
    }

    @Test
    void editionsOutliveARestartAndLeaveWithTheirSettings() {
        published("Ferry runs", "", Optional.empty());
        Publication chinese = published("渡轮复航", "zh-Hans", Optional.empty());
        shop.close();
        start();
        assertThat(at(chinese.path()).select(".foot .name").text()).isEqualTo("港口之光");
        assertThat(at("/zh").select(".lead h2").text()).isEqualTo("渡轮复航");
        newsdesk.desk.settle(INES, List.of());
        shop.follow();
        assertThat(at("/zh").text()).isEqualTo("NOTHING");
        assertThat(at("/ar/science").text()).isEqualTo("NOTHING");
        assertThat(at("/").select("main h2, main h3").eachText())
                .containsExactly("渡轮复航", "Ferry runs");
        eventually(() -> at(chinese.path()).select("html").attr("lang").equals("en"));
        assertThat(at(chinese.path()).select(".editions")).isEmpty();
        assertThat(shop.press.check((_, _) -> {})).isEmpty();
    }
}
