package org.dateline.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.dateline.Newsdesk;
import org.dateline.ledger.Entry;
import org.dateline.ledger.Kind;
import org.dateline.ledger.Notice;
import org.dateline.ledger.Published;
import org.dateline.ledger.Submission;
import org.dateline.story.Customs;
import org.dateline.story.StoryId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How old a page says that its story is, and that it says so from the second of each birthday.
class AgesTest {
    private static final Instant LEAP = Instant.parse("2024-02-29T12:00:00.250Z");

    @TempDir Path folder;
    @TempDir Path shelves;
    private Newsdesk newsdesk;
    private Printshop shop;

    @BeforeEach
    void open() {
        newsdesk = Newsdesk.open(folder);
        shop = new Printshop(newsdesk, shelves);
    }

    /// All stands as the ledger says at the end of every test.
    @AfterEach
    void close() {
        assertThat(shop.press.check((_, _) -> {})).isEmpty();
        assertThat(shop.alarms).isEmpty();
        shop.close();
        newsdesk.close();
    }

    private StoryId ran(String headline, Instant when) {
        StoryId id = new StoryId(1 + newsdesk.ledger.size());
        newsdesk.ledger.enter(
                new Submission.OfStory(
                        id,
                        Newsdesk.story(headline, "Words."),
                        List.of(),
                        Kind.UPDATE,
                        "",
                        Optional.of(when),
                        Entry.Origin.IMPORT));
        shop.follow();
        return id;
    }

    private String age(StoryId id) {
        return shop.at("/stories/" + id + "/x").select(".age").text();
    }

    private void customs(int years) {
        Published.Site site = newsdesk.ledger.site();
        newsdesk.ledger.enter(
                new Submission.OfSite(
                        site.name(),
                        site.language(),
                        site.zone(),
                        site.url(),
                        site.sections(),
                        List.<Notice.Legal>of(),
                        site.editions(),
                        new Customs(years, "")));
        shop.follow();
    }

    private static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it should have come to be").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /// Sets the clock forward to `then`.
    private void at(Instant then) {
        newsdesk.clock.pass(Duration.between(newsdesk.clock.instant(), then));
    }

    @Test
    void yearsAreThoseOfTheCalendarToTheSecond() {
        Instant first = Instant.parse("2023-11-23T14:13:19.250Z");
        assertThat(Ages.years(first, Instant.parse("2024-11-23T14:13:18.999Z"))).isZero();
        assertThat(Ages.years(first, Instant.parse("2024-11-23T14:13:19Z"))).isEqualTo(1);
        assertThat(Ages.years(first, Instant.parse("2026-11-23T14:13:19Z"))).isEqualTo(3);
        assertThat(Ages.years(first, Instant.parse("2020-01-01T00:00:00Z"))).isZero();
        assertThat(Ages.years(LEAP, Instant.parse("2025-02-28T11:59:59Z"))).isZero();
        assertThat(Ages.years(LEAP, Instant.parse("2025-02-28T12:00:00Z"))).isEqualTo(1);
        assertThat(Ages.years(LEAP, Instant.parse("2028-02-28T12:00:00Z"))).isEqualTo(3);
        assertThat(Ages.years(LEAP, Instant.parse("2028-02-29T12:00:00Z"))).isEqualTo(4);
    }

    @Test
    void aStoryOfAnotherYearSaysHowOldItIsAndAYoungerOneDoesNot() {
        Instant now = newsdesk.clock.instant();
        assertThat(age(ran("Old", now.minus(Duration.ofDays(800)))))
                .startsWith("This story is 2 years old. It was first published on ");
        assertThat(age(ran("Young", now.minus(Duration.ofDays(300))))).isEmpty();
        assertThat(age(ran("New", now))).isEmpty();
    }

    @Test
    void aPageSaysSoFromTheSecondOfEachBirthday() {
        Instant now = newsdesk.clock.instant();
        Instant first = now.minus(Duration.ofDays(360));
        StoryId id = ran("Nearly old", first);
        StoryId other = ran("Not yet", now);
        shop.press.tendShelf();
        at(Ages.birthday(first, 1).minusMillis(1));
        assertThat(age(id)).isEmpty();
        at(Ages.birthday(first, 1));
        eventually(() -> age(id).startsWith("This story is 1 year old."));
        assertThat(age(other)).isEmpty();
        at(Ages.birthday(first, 2));
        eventually(() -> age(id).startsWith("This story is 2 years old."));
        eventually(() -> age(other).startsWith("This story is 1 year old."));
    }

    @Test
    void whatCameOfAgeWhileThePaperWasClosedSaysSoWhenItOpens() {
        Instant first = newsdesk.clock.instant().minus(Duration.ofDays(360));
        StoryId id = ran("Nearly old", first);
        shop.press.tendShelf();
        shop.close();
        at(Ages.birthday(first, 3));
        shop = new Printshop(newsdesk, shelves);
        assertThat(age(id)).isEmpty();
        shop.press.tendShelf();
        eventually(() -> age(id).startsWith("This story is 3 years old."));
    }

    @Test
    void theYearsAreASettingAndNoneSaysNothing() {
        StoryId id = ran("Old", newsdesk.clock.instant().minus(Duration.ofDays(800)));
        customs(3);
        eventually(() -> age(id).isEmpty());
        customs(2);
        eventually(() -> age(id).startsWith("This story is 2 years old."));
        customs(0);
        eventually(() -> age(id).isEmpty());
        shop.press.tendShelf();
        newsdesk.clock.pass(Duration.ofDays(800));
        assertThat(new Ages(newsdesk.ledger).next(newsdesk.clock.instant(), 0)).isEmpty();
        assertThat(age(id)).isEmpty();
    }

    @Test
    void everyBirthdayIsFoundOnceHoweverTheTimeIsCut() {
        long seed = System.nanoTime();
        System.out.println("AgesTest seed " + seed);
        Random random = new Random(seed);
        List<Instant> firsts = new ArrayList<>();
        Instant start = Instant.parse("2023-12-01T00:00:00Z");
        for (int i = 0; i < 60; i++) {
            long spread = random.nextLong(Duration.ofDays(150).toMillis());
            Instant near = Instant.parse("2024-02-27T00:00:00Z");
            firsts.add(
                    i < 30
                            ? start.plusMillis(spread)
                            : near.plusMillis(random.nextLong(Duration.ofDays(4).toMillis())));
        }
        List<StoryId> ids = new ArrayList<>();
        firsts.forEach(first -> ids.add(ran("Story", first)));
        Ages ages = new Ages(newsdesk.ledger);
        Instant begin = Instant.parse("2025-02-01T00:00:00Z");
        Instant end = Instant.parse("2028-04-01T00:00:00Z");
        List<String> found = new ArrayList<>();
        for (Instant at = begin; at.isBefore(end); ) {
            boolean isNear = Ages.birthday(at, 0).toString().contains("-02-2");
            Instant to = at.plusMillis(1 + random.nextLong((isNear ? 1L : 240) * 3_600_000));
            Instant next = ages.next(at, 1).orElseThrow();
            List<StoryId> due = new ArrayList<>();
            ages.between(at, to, 1, due::addAll);
            assertThat(next.isAfter(to)).as("%s to %s", at, to).isEqualTo(due.isEmpty());
            for (StoryId each : due) {
                found.add(each + " " + Ages.years(firsts.get(ids.indexOf(each)), to));
            }
            end = to.isBefore(end) ? end : to;
            at = to;
        }
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            for (int years = 1; years < 6; years++) {
                Instant birthday = Ages.birthday(firsts.get(i), years);
                if (birthday.isAfter(begin) && !birthday.isAfter(end)) {
                    expected.add(ids.get(i) + " " + years);
                }
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void theLeapDaysBirthdayMayComeBeforeThatOfTheDayBefore() {
        ran("On the 28th", Instant.parse("2024-02-28T20:00:00Z"));
        ran("On the 29th", Instant.parse("2024-02-29T08:00:00Z"));
        Ages ages = new Ages(newsdesk.ledger);
        assertThat(ages.next(Instant.parse("2025-02-27T12:00:00Z"), 1))
                .contains(Instant.parse("2025-02-28T08:00:00Z"));
        assertThat(ages.next(Instant.parse("2025-02-28T08:00:00Z"), 1))
                .contains(Instant.parse("2025-02-28T20:00:00Z"));
    }

    @Test
    void moreThanABatchAtOneMomentAreAllFound() {
        Instant first = newsdesk.clock.instant().minus(Duration.ofDays(400));
        for (int i = 0; i < 20; i++) {
            ran("Story " + i, first);
        }
        assertThat(newsdesk.ledger.firsts(first.minusMillis(1), first, 3)).hasSize(20);
    }
}
