package org.dateline.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dateline.Newsdesk.INES;
import static org.dateline.Newsdesk.MIRA;
import static org.dateline.Newsdesk.TOM;
import static org.dateline.Newsdesk.story;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.dateline.Newsdesk;
import org.dateline.desk.Publication;
import org.dateline.desk.Wanted;
import org.dateline.ledger.Damaged;
import org.dateline.ledger.Notice;
import org.dateline.ledger.Submission;
import org.dateline.readership.Popular;
import org.dateline.story.Refusal;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.dateline.story.Source;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.dateline.story.Text;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PressTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir Path folder;
    @TempDir Path shelves;
    private volatile List<Popular> popular = List.of();
    private Newsdesk newsdesk;
    private Printshop shop;

    @BeforeEach
    void open() {
        newsdesk = Newsdesk.open(folder);
        shop = new Printshop(newsdesk, shelves, (_, _) -> popular);
    }

    private void restart() {
        shop.close();
        shop = new Printshop(newsdesk, shelves, (_, _) -> popular);
    }

    @AfterEach
    void close() {
        shop.close();
        newsdesk.close();
    }

    private Publication published(String headline) {
        newsdesk.clock.pass(Duration.ofSeconds(1));
        Publication publication = newsdesk.published(headline, "Words.");
        shop.follow();
        return publication;
    }

    private Document at(String path) {
        return shop.at(path);
    }

    private static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it should have come to be").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void anEmptyPaperHasAHomeAndASectionThatSaySo() {
        assertThat(at("/").select("main").text()).contains("has not printed its first story");
        assertThat(at("/science").select("main").text()).contains("No story has appeared");
        assertThat(at("/404").select("h1").text()).isEqualTo("There is no page at this address.");
    }

    @Test
    void aPublicationStandsOnItsPageItsFrontsAndTheRailsOfOldStories() {
        Publication old = published("Ferry stops");
        Publication now = published("Ferry runs");
        assertThat(at(now.path()).select("h1").text()).isEqualTo("Ferry runs");
        assertThat(at("/").select(".lead a").text()).isEqualTo("Ferry runs");
        assertThat(at("/politics").select(".lead a").text()).isEqualTo("Ferry runs");
        assertThat(at("/science").select(".card")).isEmpty();
        assertThat(at(old.path()).select(".top li a").eachText())
                .containsExactly("Ferry runs", "Ferry stops");
        assertThat(shop.rack.reached()).isEqualTo(newsdesk.ledger.size());
        shop.press.await(now.position());
    }

    @Test
    void aStoryThatMovesLeavesItsOldFront() {
        Publication first = published("Ferry runs");
        Story moved = moved(story("Ferry runs", "Words."), new Slug("science"));
        newsdesk.desk.save(MIRA, Printshop.id(first.path()), 1, moved);
        newsdesk.desk.file(MIRA, Printshop.id(first.path()));
        newsdesk.desk.pass(TOM, Printshop.id(first.path()), OptionalInt.empty());
        newsdesk.desk.publish(TOM, Printshop.id(first.path()), OptionalInt.empty());
        shop.follow();
        assertThat(at("/politics").select(".card")).isEmpty();
        assertThat(at("/science").select(".lead a").text()).isEqualTo("Ferry runs");
    }

    private static Story moved(Story story, Slug section) {
        return new Story(
                story.headline(),
                section,
                story.kicker(),
                story.standfirst(),
                Source.OWN,
                story.byline(),
                story.editor(),
                story.dateline(),
                story.topics(),
                story.body());
    }

    @Test
    void theFrontsSayWhichStoriesTheyShow() {
        StoryId ferry = Printshop.id(published("Ferry runs").path());
        StoryId bridge = Printshop.id(published("Bridge opens").path());
        newsdesk.desk.arrange(TOM, "home", List.of(ferry));
        shop.follow();
        assertThat(shop.press.fronts().keySet())
                .containsExactly("home", "politics", "science", "photos", "videos", "top-news");
        assertThat(shop.press.fronts().get("home")).containsExactly(ferry, bridge);
        assertThat(shop.press.fronts().get("politics")).containsExactly(bridge, ferry);
        assertThat(shop.press.fronts().get("science")).isEmpty();
        newsdesk.desk.withdraw(INES, ferry, "The ferry does not run.");
        shop.follow();
        assertThat(shop.press.fronts().get("home")).containsExactly(bridge);
        assertThat(shop.press.fronts().get("top-news")).containsExactly(bridge);
    }

    @Test
    void aWithdrawnStoryAnswers410AndLeavesEveryList() {
        Publication ferry = published("Ferry runs");
        popular = List.of(new Popular(0, 5));
        published("Bridge opens");
        assertThat(at("/404").select(".popular a").text()).isEqualTo("Ferry runs");
        newsdesk.desk.withdraw(INES, Printshop.id(ferry.path()), "The ferry does not run.");
        shop.follow();
        assertThat(shop.status(ferry.path())).isEqualTo(410);
        assertThat(at(ferry.path()).select(".notice").text()).contains("The ferry does not run.");
        assertThat(at("/").text()).doesNotContain("Ferry runs");
        assertThat(at("/politics").text()).doesNotContain("Ferry runs");
    }

    @Test
    void theDesksOrderComesBeforeTheNewest() {
        Publication ferry = published("Ferry runs");
        published("Bridge opens");
        newsdesk.desk.arrange(TOM, "home", List.of(Printshop.id(ferry.path())));
        newsdesk.desk.arrange(TOM, "top-news", List.of(Printshop.id(ferry.path())));
        shop.follow();
        assertThat(at("/").select("main .card a").eachText())
                .containsExactly("Ferry runs", "Bridge opens");
        assertThat(at("/404").select(".top a").eachText())
                .containsExactly("Ferry runs", "Bridge opens");
        assertThat(at("/politics").select(".lead a").text()).isEqualTo("Bridge opens");
    }

    @Test
    void aStoryArrangedOnAnotherSectionsFrontStaysFreshThere() {
        Publication ferry = published("Ferry runs");
        newsdesk.desk.arrange(TOM, "science", List.of(Printshop.id(ferry.path())));
        shop.follow();
        assertThat(at("/science").select(".lead a").text()).isEqualTo("Ferry runs");
        newsdesk.desk.save(
                MIRA, Printshop.id(ferry.path()), 1, story("Ferry runs at night", "Words."));
        newsdesk.desk.file(MIRA, Printshop.id(ferry.path()));
        newsdesk.desk.pass(TOM, Printshop.id(ferry.path()), OptionalInt.empty());
        newsdesk.desk.publish(TOM, Printshop.id(ferry.path()), OptionalInt.empty());
        shop.follow();
        assertThat(at("/science").select(".lead a").text()).isEqualTo("Ferry runs at night");
    }

    @Test
    void theMostPopularFollowTheReaders() {
        Publication ferry = published("Ferry runs");
        published("Bridge opens");
        popular = List.of(new Popular(1, 9), new Popular(0, 3), new Popular(77, 1));
        shop.press.popularChanged();
        eventually(() -> at(ferry.path()).select(".popular a").size() == 2);
        assertThat(at(ferry.path()).select(".popular a").eachText())
                .containsExactly("Bridge opens", "Ferry runs");
    }

    @Test
    void whatIsBeingPressedIsFinishedBeforeThePressIsClosed() throws InterruptedException {
        published("Ferry runs");
        shop.close();
        AtomicBoolean isSlow = new AtomicBoolean();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        shop =
                new Printshop(
                        newsdesk,
                        shelves,
                        (_, _) -> {
                            if (isSlow.get()) {
                                asked.countDown();
                                await(answered);
                            }
                            return popular;
                        });
        isSlow.set(true);
        popular = List.of(new Popular(0, 3));
        shop.press.popularChanged();
        await(asked);
        Thread closing = Thread.ofPlatform().start(shop.press::close);
        assertThat(closing.join(Duration.ofMillis(300))).isFalse();
        answered.countDown();
        assertThat(closing.join(PATIENCE)).isTrue();
        shop.press.popularChanged();
        assertThat(shop.alarms).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    @Test
    void aStandingPageIsInEveryFoot() {
        Publication ferry = published("Ferry runs");
        newsdesk.ledger.enter(
                new Submission.OfPage(
                        new Slug("about"), "About us", List.of(Text.plain("We print."))));
        shop.follow();
        assertThat(at("/about").select("h1").text()).isEqualTo("About us");
        assertThat(at(ferry.path()).select(".pages a").attr("href")).isEqualTo("/about");
    }

    @Test
    void anImportIsPressedWholeAndShowsOnItsFronts() {
        List<Publication> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(newsdesk.published("Import " + i, "Words of " + i + "."));
        }
        shop.follow();
        for (int i = 0; i < all.size(); i++) {
            assertThat(at(all.get(i).path()).select("h1").text()).isEqualTo("Import " + i);
        }
        assertThat(at("/").select("main .card")).hasSize(Front.CARDS);
        assertThat(shop.rack.reached()).isEqualTo(newsdesk.ledger.size());
    }

    @Test
    void newSettingsReachEveryPage() {
        Publication ferry = published("Ferry runs");
        newsdesk.ledger.enter(
                new Submission.OfSite(
                        "The New Name",
                        "nb",
                        "Europe/Oslo",
                        "",
                        List.of(Section.of("Politics"), Section.of("Culture")),
                        List.of(new Notice.Legal("Rights reserved", "en"))));
        shop.follow();
        assertThat(at("/").select("h1").text()).isEqualTo("The New Name");
        assertThat(at("/culture").select("h1").text()).isEqualTo("Culture");
        assertThat(at("/science").text()).isEqualTo("NOTHING");
        assertThat(at(ferry.path()).select(".foot").text()).contains("Rights reserved");
        eventually(() -> at(ferry.path()).select(".plate").text().contains("The New Name"));
        assertThat(at(ferry.path()).select("html").attr("lang")).isEqualTo("nb");
        eventually(() -> at("/404").select(".plate").text().contains("The New Name"));
    }

    @Test
    void settingsThatChangedWhileThePressStoodReachOldPagesToo() {
        Publication ferry = published("Ferry runs");
        shop.close();
        newsdesk.ledger.enter(
                new Submission.OfSite(
                        "The New Name",
                        "en",
                        "Europe/Oslo",
                        "",
                        List.of(Section.of("Politics")),
                        List.of()));
        shop = new Printshop(newsdesk, shelves, (_, _) -> popular);
        eventually(() -> at(ferry.path()).select(".plate").text().contains("The New Name"));
        eventually(() -> at("/404").select(".plate").text().contains("The New Name"));
    }

    @Test
    void aRestartServesWhatStoodThere() {
        Publication ferry = published("Ferry runs");
        restart();
        assertThat(at(ferry.path()).select("h1").text()).isEqualTo("Ferry runs");
        assertThat(at(ferry.path()).select(".top a").text()).isEqualTo("Ferry runs");
    }

    @Test
    void aRebuiltRackIsTheSame() {
        Publication ferry = published("Ferry runs");
        String page = at(ferry.path()).outerHtml();
        String home = at("/").outerHtml();
        List<String> progress = new ArrayList<>();
        shop.press.rebuild((done, total) -> progress.add(done + "/" + total));
        assertThat(at(ferry.path()).outerHtml()).isEqualTo(page);
        assertThat(at("/").outerHtml()).isEqualTo(home);
        assertThat(progress).containsExactly("1/1");
        assertThat(at("/404").select("h1").text()).startsWith("There is no page");
    }

    @Test
    void anEntryIsComposedTheSameEachTime() {
        Publication ferry = published("Ferry runs");
        Sheet sheet = shop.press.compose(ferry.position());
        assertThat(sheet.path()).isEqualTo(ferry.path());
        assertThat(sheet.body()).isEqualTo(shop.press.compose(ferry.position()).body());
        Pick pick = new Pick();
        shop.rack.pick(Printshop.id(ferry.path()).value(), Coding.IDENTITY, pick);
        assertThat(pick.inflated()).isEqualTo(sheet.body());
        assertThat(shop.press.shared())
                .extracting(Sheet::path)
                .contains("/", "/politics", "/science", "/404");
    }

    @Test
    void theProofPageHasWhatTheLedgerSigned() {
        Publication ferry = published("Ferry runs");
        Document proof =
                Jsoup.parse(new String(shop.press.proof(ferry.position()), StandardCharsets.UTF_8));
        assertThat(proof.select("h1").text()).isEqualTo("Entry " + ferry.position());
        assertThat(proof.select("pre").eachText().getFirst()).contains("version 1");
        assertThat(proof.select(".fields dt").eachText()).contains("headline", "block.1");
        assertThat(proof.select(".fields .salt code").first()).isNotNull();
        assertThat(proof.select(".hashes code").eachText())
                .hasSameSizeAs(newsdesk.ledger.evidence(ferry.position()).proof());
        assertThat(proof.select(".words a").eachAttr("href"))
                .contains("/proofs/" + ferry.position() + "/proof.txt", "/logs/1/checkpoint");
        assertThat(proof.select(".standfirst a").attr("href")).isEqualTo(ferry.path());
        assertThat(proof.select(".rails")).hasSize(1);
    }

    @Test
    void theChangesOfACorrectionAreShownWordByWord() {
        Publication first = published("Ferry runs");
        Publication second = corrected(first, "Ferry runs", "Few <b>words</b>.");
        Document page = changes(second);
        assertThat(page.select(".words p").eachText()).containsExactly("WordsFew <b>words</b>.");
        assertThat(page.select("del").eachText()).containsExactly("Words");
        assertThat(page.select("ins").text()).isEqualTo("Few <b>words</b>");
        assertThat(page.select("h1 a").attr("href")).isEqualTo(second.path());
        assertThat(page.select("footer .version a").eachAttr("href"))
                .containsExactly("/proofs/" + first.position(), "/proofs/" + second.position());
    }

    @Test
    void proofsAndChangesOfOldVersionsLeadToWhereTheStoryStandsNow() {
        Publication first = published("Ferry runs");
        Publication second = corrected(first, "Ferry stops", "Words.");
        Publication third = corrected(first, "Ferry stops for good", "Words.");
        Document proof =
                Jsoup.parse(new String(shop.press.proof(first.position()), StandardCharsets.UTF_8));
        assertThat(proof.select(".standfirst a").attr("href")).isEqualTo(third.path());
        assertThat(changes(second).select("h1 a").attr("href")).isEqualTo(third.path());
    }

    @Test
    void aStoryThatTheLawTakesBackSaysNothingOfItAnyMore() {
        Publication first = published("Ferry runs");
        newsdesk.killed(Printshop.id(first.path()), "By order of a court.");
        shop.follow();
        assertThat(shop.status(first.path())).isEqualTo(451);
        Document page = shop.at(first.path());
        assertThat(page.select("main").text()).contains("legal reasons", "By order of a court.");
        String proof = new String(shop.press.proof(first.position()), StandardCharsets.UTF_8);
        assertThat(page.html() + proof).doesNotContain("Ferry", "ferry", "Words");
        assertThat(newsdesk.ledger.evidence(first.position()).fields()).isEmpty();
        assertThat(newsdesk.ledger.evidence(first.position() + 1).fields()).isNotEmpty();
    }

    @Test
    void onlyAChiefWithdrawsByLaw() {
        Publication first = published("Ferry runs");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(
                        () ->
                                newsdesk.desk
                                        .requests()
                                        .act(
                                                TOM,
                                                Printshop.id(first.path()),
                                                Wanted.kill("By order of a court.")))
                .withMessageContaining("chief");
    }

    @Test
    void thereAreNoChangesOfAFirstVersionNorOfAStoryThatWasWithdrawn() {
        Publication first = published("Ferry runs");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> shop.press.changes(first.position()));
        Publication second = corrected(first, "Ferry runs", "Few words.");
        newsdesk.desk.withdraw(INES, Printshop.id(first.path()), "It was not so.");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> shop.press.changes(second.position()));
    }

    private Publication corrected(Publication first, String headline, String words) {
        StoryId id = Printshop.id(first.path());
        int before = newsdesk.desk.copy(id).version();
        newsdesk.desk.save(MIRA, id, before, story(headline, words));
        newsdesk.desk.file(MIRA, id);
        newsdesk.desk.pass(TOM, id, OptionalInt.of(before + 1));
        return newsdesk.desk.correct(TOM, id, OptionalInt.of(before + 1), "It was so.");
    }

    private Document changes(Publication version) {
        return Jsoup.parse(
                new String(shop.press.changes(version.position()), StandardCharsets.UTF_8));
    }

    @Test
    void whatIsNotPressedInTimeIsSaid() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(
                        () ->
                                new Reached(shop.press.pressed())
                                        .await(newsdesk.ledger.size(), Duration.ofMillis(20)))
                .withMessageContaining("the press is behind");
    }

    @Test
    void aDamagedEntryIsNotPrintedAndTheRestIs() {
        Publication ferry = newsdesk.published("Ferry runs", "Words.");
        Publication bridge = newsdesk.published("Bridge opens", "Words.");
        damage(ferry.position());
        shop.follow();
        assertThat(at(ferry.path()).text()).isEqualTo("NOTHING");
        assertThat(at(bridge.path()).select("h1").text()).isEqualTo("Bridge opens");
        assertThat(at("/").select("main .card a").eachText()).containsExactly("Bridge opens");
        assertThat(shop.alarms).anyMatch(said -> said.contains("is not printed"));
        assertThatExceptionOfType(Damaged.class)
                .isThrownBy(() -> shop.press.compose(ferry.position()));
    }

    @Test
    void aDamagedPageIsPressedAgain() {
        Publication ferry = published("Ferry runs");
        shop.rack.remove("/");
        shop.press.repair("/", 0);
        shop.press.repair(ferry.path(), Printshop.id(ferry.path()).value());
        eventually(() -> at("/").select(".lead a").text().equals("Ferry runs"));
    }

    private void damage(long position) {
        newsdesk.database.write(
                transaction ->
                        transaction.change(
                                "update ledger_content set fields = zeroblob(length(fields)) where position = ?",
                                position));
    }
}
