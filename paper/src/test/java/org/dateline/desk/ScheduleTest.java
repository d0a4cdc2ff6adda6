package org.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.Album.FERRY;
import static org.dateline.Album.PIER;
import static org.dateline.Newsdesk.MIRA;
import static org.dateline.Newsdesk.TOM;
import static org.dateline.Newsdesk.illustrated;
import static org.dateline.Newsdesk.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.dateline.ledger.Published;
import org.dateline.story.Block;
import org.dateline.story.MediaId;
import org.dateline.story.Medium;
import org.dateline.story.Refusal;
import org.dateline.story.StoryId;
import org.junit.jupiter.api.Test;

/// Print at a second, and never before, on a clock that the test sets.
class ScheduleTest extends OnTheClock {
    private static final OptionalInt PASSED = OptionalInt.empty();

    private StoryId scheduled(String headline, Duration ahead) {
        StoryId id = newsroom.passed(headline, "Words.").id();
        desk.schedule(TOM, id, PASSED, in(ahead));
        return id;
    }

    /// Headlines of a story in the ledger, in the order of its entries.
    private List<String> printed(StoryId id) {
        List<String> headlines = new ArrayList<>();
        for (long at = 0; at < newsroom.ledger.size(); at++) {
            if (newsroom.ledger.read(at) instanceof Published.OfStory entered
                    && entered.entry().subject().id().equals(id.toString())) {
                headlines.add(entered.story().headline());
            }
        }
        return headlines;
    }

    private boolean isLive(StoryId id) {
        return desk.copy(id).live().isPresent();
    }

    @Test
    void aStoryPrintsAtItsSecondAndNotBefore() {
        keepTime();
        StoryId id = scheduled("At six", HOUR);
        newsroom.clock.pass(HOUR.minusMillis(1));
        StoryId other = scheduled("Now", Duration.ofMillis(1));
        assertThat(isLive(id)).isFalse();
        newsroom.clock.pass(Duration.ofMillis(1));
        eventually(() -> !printed(id).isEmpty() && !printed(other).isEmpty());
        assertThat(desk.copy(id)).isInstanceOf(Copy.Published.class);
        assertThat(desk.copy(id).live().orElseThrow().at()).isEqualTo(newsroom.clock.instant());
        eventually(() -> served.size() == 2);
        assertThat(alarms).isEmpty();
        assertThat(desk.tardy()).isEmpty();
    }

    @Test
    void whatCameDueWhileThePaperWasClosedPrintsOnceWhenItOpensAndIsAnAlarm() throws Exception {
        StoryId id = scheduled("At six", HOUR);
        restart();
        newsroom.clock.pass(HOUR.multipliedBy(3));
        keepTime();
        assertThat(printed(id)).containsExactly("At six");
        assertThat(alarms)
                .singleElement()
                .asString()
                .contains(id.toString(), "was 2 h 0 min late", "(Europe/Oslo)")
                .doesNotContain("At six");
        assertThat(desk.tardy()).singleElement().returns(id, Tardy::story);
        assertThat(desk.complaint()).contains(alarms.getFirst());
        restart();
        keepTime();
        assertThat(printed(id)).containsExactly("At six");
        newsroom.clock.pass(Duration.ofHours(25));
        assertThat(desk.tardy()).isEmpty();
        assertThat(desk.complaint()).isEmpty();
    }

    @Test
    void aClockThatIsSetBackPrintsNothingTwiceAndNothingEarly() throws Exception {
        keepTime();
        StoryId first = scheduled("First", HOUR);
        StoryId second = scheduled("Second", HOUR.multipliedBy(2));
        newsroom.clock.pass(HOUR);
        eventually(() -> !printed(first).isEmpty());
        newsroom.clock.pass(HOUR.multipliedBy(-5));
        StoryId third = scheduled("Third", HOUR);
        newsroom.clock.pass(HOUR);
        eventually(() -> !printed(third).isEmpty());
        assertThat(isLive(second)).isFalse();
        newsroom.clock.pass(HOUR.multipliedBy(6));
        eventually(() -> !printed(second).isEmpty());
        assertThat(printed(first)).containsExactly("First");
        assertThat(printed(second)).containsExactly("Second");
    }

    @Test
    void aClockThatIsSetForwardPrintsWhatItPassedAndRaisesAnAlarm() {
        keepTime();
        StoryId id = scheduled("At six", HOUR);
        newsroom.clock.pass(HOUR.plusMillis(1_500));
        eventually(() -> !alarms.isEmpty());
        assertThat(printed(id)).containsExactly("At six");
        assertThat(alarms).singleElement().asString().contains("was 1.5 seconds late");
    }

    @Test
    void anEditAfterThePassWaitsAndTheScheduledVersionPrints() {
        StoryId id = scheduled("At six", HOUR);
        desk.save(MIRA, id, 1, story("Later", "Later words."));
        newsroom.clock.pass(HOUR);
        keepTime();
        assertThat(printed(id)).containsExactly("At six");
        assertThat(desk.copy(id).version()).isEqualTo(2);
    }

    @Test
    void anotherVersionThatIsPassedPrintsAtTheSameSecondInstead() {
        StoryId id = scheduled("At six", HOUR);
        desk.save(MIRA, id, 1, story("Better", "Better words."));
        Copy.Passed passed = (Copy.Passed) desk.pass(TOM, id, OptionalInt.of(2));
        assertThat(passed.due()).isPresent();
        newsroom.clock.pass(HOUR);
        keepTime();
        assertThat(printed(id)).containsExactly("Better");
    }

    @Test
    void returnSpikePublicationAndTakingItAwayLeaveNothingToPrint() {
        StoryId returned = scheduled("Returned", HOUR);
        StoryId spiked = scheduled("Spiked", HOUR);
        StoryId published = scheduled("Published", HOUR);
        StoryId taken = scheduled("Taken away", HOUR);
        desk.giveBack(TOM, returned, "");
        desk.spike(TOM, spiked, "");
        desk.publish(TOM, published, PASSED);
        assertThat(((Copy.Passed) desk.unschedule(TOM, taken)).due()).isEmpty();
        assertThat(scheduled()).isEmpty();
        newsroom.clock.pass(HOUR);
        keepTime();
        assertThat(List.of(isLive(returned), isLive(spiked), isLive(taken))).containsOnly(false);
        assertThat(printed(published)).containsExactly("Published");
    }

    @Test
    void whatMayNotPrintAtItsSecondWaitsWithTheReasonAndKeepsNoOtherFromPrinting() {
        Medium pier = newsroom.album.get(PIER);
        StoryId id = pier();
        desk.schedule(TOM, id, PASSED, in(HOUR));
        StoryId other = scheduled("Other", HOUR);
        newsroom.album.put(film(PIER, (Medium.Video) newsroom.album.get(FERRY)));
        newsroom.clock.pass(HOUR);
        keepTime();
        assertThat(isLive(other)).isTrue();
        Copy.Passed waits = (Copy.Passed) desk.copy(id);
        assertThat(waits.due().orElseThrow().missed()).contains("shows it as something else");
        assertThat(alarms).singleElement().asString().contains(id.toString(), "and did not: ");
        assertThat(desk.tardy()).singleElement().returns(id, Tardy::story);
        assertThat(scheduled()).hasSize(1);
        newsroom.album.put(pier);
        desk.schedule(TOM, id, PASSED, in(HOUR));
        newsroom.clock.pass(HOUR);
        eventually(() -> !printed(id).isEmpty());
    }

    /// A passed story with the pier.
    private StoryId pier() {
        Block words = Block.Paragraph.of("Words.");
        return newsroom.passed(illustrated("Pier", new Block.Picture(PIER, ""), words)).id();
    }

    private static Medium film(MediaId id, Medium.Video like) {
        return new Medium.Video(
                id,
                like.caption(),
                like.rights(),
                like.original(),
                like.length(),
                like.poster(),
                like.tracks(),
                like.renditions());
    }

    @Test
    void rightsThatEndBeforeTheSecondAreSaidWhenItIsSet() {
        Instant ends = in(Duration.ofMinutes(30));
        newsroom.album.put(newsroom.album.picture(PIER, "The pier.", Optional.of(ends)));
        StoryId id = pier();
        refused(() -> desk.schedule(TOM, id, PASSED, in(HOUR)), "rights to " + PIER);
        desk.schedule(TOM, id, PASSED, in(Duration.ofMinutes(29)));
    }

    @Test
    void aSecondIsForAPassedVersionAheadOfNowAndForAnEditor() {
        StoryId draft = desk.create(MIRA, story("Draft", "Words.")).id();
        refused(() -> desk.schedule(TOM, draft, PASSED, in(HOUR)), "must be passed");
        StoryId id = newsroom.passed("Passed", "Words.").id();
        refused(() -> desk.schedule(MIRA, id, PASSED, in(HOUR)), "takes editor");
        refused(() -> desk.schedule(TOM, id, PASSED, in(Duration.ZERO)), "has passed");
        refused(() -> desk.schedule(TOM, id, PASSED, in(Duration.ofMillis(1_500))), "finer");
        refused(() -> desk.schedule(TOM, id, PASSED, in(Duration.ofDays(1_200))), "three years");
        refused(() -> desk.schedule(TOM, id, OptionalInt.of(2), in(HOUR)), "no version 2");
        desk.save(MIRA, id, 1, story("Passed", "More."));
        refused(() -> desk.schedule(TOM, id, OptionalInt.of(2), in(HOUR)), "not been passed");
    }

    @Test
    void nothingOfAnEmbargoedStoryPrintsBeforeItsEnd() {
        StoryId id = desk.create(MIRA, story("Report", "Words.")).id();
        desk.embargo(MIRA, id, in(HOUR));
        desk.file(MIRA, id);
        desk.pass(TOM, id, PASSED);
        refused(() -> desk.publish(TOM, id, PASSED), "embargoed until 23 November 2026, 11:00:00");
        refused(() -> desk.schedule(TOM, id, PASSED, in(HOUR.minusSeconds(1))), "embargoed until");
        assertThat(newsroom.ledger.size()).isEqualTo(2);
        desk.schedule(TOM, id, PASSED, in(HOUR));
        keepTime();
        newsroom.clock.pass(HOUR);
        eventually(() -> !printed(id).isEmpty());
        assertThat(desk.copy(id).embargo()).isEmpty();
    }

    @Test
    void aLongerEmbargoTakesTheSecondWithItAndAShorterOneIsForAnEditor() {
        StoryId id = scheduled("Report", HOUR);
        Instant later = in(HOUR.multipliedBy(2));
        Copy.Passed moved = (Copy.Passed) desk.embargo(MIRA, id, later);
        assertThat(moved.due().orElseThrow().at()).isEqualTo(later);
        refused(() -> desk.embargo(MIRA, id, in(HOUR)), "takes editor");
        refused(() -> desk.liftEmbargo(MIRA, id), "takes editor");
        desk.embargo(TOM, id, in(HOUR));
        Copy.Passed lifted = (Copy.Passed) desk.liftEmbargo(TOM, id);
        assertThat(lifted.embargo()).isEmpty();
        assertThat(lifted.due().orElseThrow().at()).isEqualTo(later);
        desk.publish(TOM, id, PASSED);
        refused(() -> desk.embargo(TOM, id, in(HOUR)), "published");
    }

    @Test
    void aCorrectionOfWhatReadersHaveGoesOutUnderAnEmbargoOnTheNextVersion() {
        StoryId id = newsroom.passed("Report", "Words.").id();
        desk.publish(TOM, id, PASSED);
        desk.save(MIRA, id, 1, story("Secret", "Secret."));
        desk.embargo(MIRA, id, in(HOUR));
        desk.correct(TOM, id, PASSED, "A name was wrong.");
        assertThat(printed(id)).containsExactly("Report", "Report");
        assertThat(desk.copy(id).embargo()).isPresent();
    }

    /// Stories are scheduled, moved, embargoed and taken away at random while the clock goes on,
    /// jumps and the paper restarts: each prints once at most, and none before its second.
    @Test
    void whateverHappensAStoryPrintsOnceAndNotBeforeItsSecond() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<StoryId> ids = new ArrayList<>();
        keepTime();
        for (int i = 0; i < 120; i++) {
            switch (random.nextInt(6)) {
                case 0, 1 ->
                        ids.add(
                                scheduled(
                                        "Story " + i, Duration.ofSeconds(1 + random.nextInt(90))));
                case 2 -> newsroom.clock.pass(Duration.ofSeconds(random.nextInt(60)));
                case 3 -> newsroom.clock.pass(Duration.ofSeconds(-random.nextInt(20)));
                case 4 -> {
                    if (random.nextInt(4) == 0) {
                        restart();
                        keepTime();
                    }
                }
                default -> change(random, ids);
            }
        }
        newsroom.clock.pass(Duration.ofDays(2));
        eventually(() -> scheduled().isEmpty());
        for (StoryId id : ids) {
            assertThat(printed(id)).as("seed %d, %s", seed, id).hasSizeLessThanOrEqualTo(1);
            assertThat(desk.copy(id) instanceof Copy.Passed || isLive(id))
                    .as("seed %d", seed)
                    .isTrue();
        }
        assertThat(ids).as("seed %d", seed).anyMatch(this::isLive);
    }

    private void change(Random random, List<StoryId> ids) {
        if (ids.isEmpty()) {
            return;
        }
        StoryId id = ids.get(random.nextInt(ids.size()));
        try {
            switch (random.nextInt(3)) {
                case 0 -> desk.unschedule(TOM, id);
                case 1 -> desk.embargo(TOM, id, in(Duration.ofSeconds(1 + random.nextInt(90))));
                default ->
                        desk.schedule(
                                TOM, id, PASSED, in(Duration.ofSeconds(1 + random.nextInt(90))));
            }
        } catch (Refusal alreadyPrinted) {
            assertThat(alreadyPrinted.sentence()).containsAnyOf("published", "embargoed");
        }
    }

    private List<Lists.Line> scheduled() {
        return desk.lists()
                .find(TOM, Search.of(Basket.SCHEDULED), OptionalLong.empty(), Lists.PAGE)
                .lines();
    }
}
