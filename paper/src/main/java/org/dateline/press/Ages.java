package org.dateline.press;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dateline.ledger.Ledger;
import org.dateline.story.StoryId;

/// The birthdays of stories: how many years old one is, and whose page must say another number.
/// Years are those of the calendar in UTC, counted from the second in which a story was first
/// published; one from 29 February has its birthdays on the 28th in other years.
///
/// Nothing is kept for them: for each number of years, whose birthday it is are the stories that
/// were first published so many years before.
final class Ages {
    /// Years that are looked for.
    private static final int MOST = 500;

    /// Stories looked up at once.
    private static final int BATCH = 500;

    private final Ledger ledger;

    Ages(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Whole years from `first` to `now`; 0 when that is sooner.
    static int years(Instant first, Instant now) {
        long years =
                ChronoUnit.YEARS.between(
                        first.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC),
                        now.atOffset(ZoneOffset.UTC));
        int about = (int) Math.max(0, years);
        return birthday(first, about + 1).isAfter(now)
                ? about
                : about + 1; // the 29th's, on the 28th
    }

    static Instant birthday(Instant first, int years) {
        return first.truncatedTo(ChronoUnit.SECONDS)
                .atOffset(ZoneOffset.UTC)
                .plusYears(years)
                .toInstant();
    }

    /// How old a story's page says that it is; 0 when it says nothing.
    ///
    /// @param from years from which it says so; 0 for never
    static int said(Instant first, Instant now, int from) {
        int years = years(first, now);
        return from > 0 && years >= from ? years : 0;
    }

    /// A batch of those whose page must say another number.
    interface Batch {
        void take(List<StoryId> stories);
    }

    /// Finds the live stories that had a birthday after `after` up to `now`, each once.
    ///
    /// @param from years from which pages say how old a story is; 0 for never
    /// @return whether there was one
    boolean between(Instant after, Instant now, int from, Batch batch) {
        boolean any = false;
        int last = oldest(now);
        for (int years = from; 0 < years && years <= last; years++) {
            Instant begin = before(after, years, false);
            Instant end = before(now, years, true);
            List<Ledger.First> found = ledger.firsts(begin, end, BATCH);
            while (!found.isEmpty()) {
                List<StoryId> due = new ArrayList<>();
                for (Ledger.First each : found) {
                    if (years(each.published(), now) == years
                            && birthday(each.published(), years).isAfter(after)) {
                        due.add(each.story());
                    }
                }
                if (!due.isEmpty()) {
                    batch.take(due);
                    any = true;
                }
                found = ledger.firsts(found.getLast().published(), end, BATCH);
            }
        }
        return any;
    }

    /// The first birthday after `now` that a page must tell of.
    Optional<Instant> next(Instant now, int from) {
        Optional<Instant> next = Optional.empty();
        int last = Math.min(MOST, Math.max(from, oldest(now) + 1));
        for (int years = from; 0 < years && years <= last; years++) {
            Instant begin = before(now, years, false);
            Instant late = before(now, years, true);
            List<Ledger.First> firsts = new ArrayList<>(after(begin));
            firsts.addAll(late.equals(begin) ? List.of() : after(late));
            // Those from the 29th may have their birthdays before the last from the 28th.
            firsts.stream()
                    .findFirst()
                    .map(first -> first.published().atOffset(ZoneOffset.UTC).toLocalDate())
                    .filter(Ages::isBeforeTheLeapDay)
                    .map(day -> day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC))
                    .ifPresent(leapDay -> firsts.addAll(after(leapDay.minusMillis(1))));
            for (Ledger.First first : firsts) {
                Instant birthday = birthday(first.published(), years);
                if (birthday.isAfter(now) && next.filter(birthday::isAfter).isEmpty()) {
                    next = Optional.of(birthday);
                }
            }
        }
        return next;
    }

    private List<Ledger.First> after(Instant moment) {
        return ledger.firsts(moment, Instant.ofEpochMilli(Long.MAX_VALUE), 1);
    }

    private static boolean isBeforeTheLeapDay(LocalDate day) {
        return day.isLeapYear() && day.getMonthValue() == 2 && day.getDayOfMonth() == 28;
    }

    private int oldest(Instant now) {
        return ledger.firsts(Instant.ofEpochMilli(Long.MIN_VALUE), now, 1).stream()
                .findFirst()
                .map(first -> Math.min(MOST, years(first.published(), now)))
                .orElse(0);
    }

    /// The last millisecond in which a story was first published that has its birthday at `moment`.
    ///
    /// @param late a day later where that makes the 28th of February the 29th
    private static Instant before(Instant moment, int years, boolean late) {
        LocalDate day = moment.atOffset(ZoneOffset.UTC).minusYears(years).toLocalDate();
        boolean isLeap = late && isBeforeTheLeapDay(day);
        return moment.truncatedTo(ChronoUnit.SECONDS)
                .atOffset(ZoneOffset.UTC)
                .minusYears(years)
                .plusDays(isLeap ? 1 : 0)
                .toInstant()
                .plusMillis(999);
    }
}
