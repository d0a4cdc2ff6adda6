package org.dateline.desk;

import static org.dateline.story.Refusal.Reason.WRONG_STAGE;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dateline.desk.DeskStore.ActRow;
import org.dateline.desk.DeskStore.CopyRow;
import org.dateline.desk.DeskStore.Stage;
import org.dateline.staff.Member;
import org.dateline.staff.Right;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Refusal;
import org.dateline.story.StoryId;

/// Says when a passed version prints by itself, and before when nothing of a story may. It only
/// writes that down; [Releases] keeps the time.
final class Timetable {
    private static final Duration REMEMBERED = Duration.ofHours(24);
    private static final int MOST_TARDY = 20;

    private final Database database;
    private final Illustrations illustrations;
    private final TwoPeople twoPeople;
    private final ZoneId zone;
    private final InstantSource clock;

    Timetable(
            Database database,
            Illustrations illustrations,
            TwoPeople twoPeople,
            ZoneId zone,
            InstantSource clock) {
        this.database = database;
        this.illustrations = illustrations;
        this.twoPeople = twoPeople;
        this.zone = zone;
        this.clock = clock;
    }

    ZoneId zone() {
        return zone;
    }

    Copy schedule(Member by, StoryId id, OptionalInt version, Instant at) {
        by.needs(Right.PUBLISH, "schedule");
        Instant due = Moments.ahead(at, clock.instant(), zone);
        return write(
                by,
                id,
                Act.SCHEDULE,
                due.atZone(zone).toString(),
                (transaction, copy) -> {
                    Rules.at(copy, "scheduled", Stage.PASSED);
                    int chosen = Rules.existing(copy, version.orElse(copy.passed()));
                    Rules.passed(copy, chosen, Act.SCHEDULE);
                    Flags.none(transaction, id);
                    copy.timing().embargo().ifPresent(until -> notBefore(due, until));
                    shownThen(transaction, id, chosen, due);
                    twoPeople.schedulable(transaction, copy, by.name(), chosen);
                    return copy.timed(copy.timing().due(due, by.name()));
                });
    }

    Copy unschedule(Member by, StoryId id) {
        by.needs(Right.PUBLISH, "unschedule");
        return write(
                by, id, Act.UNSCHEDULE, "", (_, copy) -> copy.timed(copy.timing().unscheduled()));
    }

    /// A story that would print before the embargo ends prints when it ends.
    Copy embargo(Member by, StoryId id, Instant until) {
        by.needs(Right.WRITE, "embargo");
        Instant end = Moments.ahead(until, clock.instant(), zone);
        return write(
                by,
                id,
                Act.EMBARGO,
                end.atZone(zone).toString(),
                (_, copy) -> {
                    Rules.at(copy, "embargoed", Stage.DRAFT, Stage.FILED, Stage.PASSED);
                    Optional<Instant> before = copy.timing().embargo();
                    if (before.isPresent() && end.isBefore(before.get())) {
                        by.needs(Right.PUBLISH, "shorten an embargo");
                    }
                    return copy.timed(embargoed(copy.timing(), end));
                });
    }

    private static Timing embargoed(Timing timing, Instant end) {
        Timing embargoed = timing.embargo(Optional.of(end));
        return timing.due()
                .filter(_ -> timing.isPending())
                .filter(due -> due.at().isBefore(end))
                .map(due -> embargoed.due(end, due.by()))
                .orElse(embargoed);
    }

    Copy lift(Member by, StoryId id) {
        by.needs(Right.PUBLISH, "lift an embargo");
        return write(
                by,
                id,
                Act.LIFT,
                "",
                (_, copy) -> copy.timed(copy.timing().embargo(Optional.empty())));
    }

    /// What did not print or printed late in the last 24 hours, the newest first.
    List<Tardy> tardy() {
        Instant since = clock.instant().minus(REMEMBERED);
        return database.read(transaction -> TimetableStore.tardy(transaction, since, MOST_TARDY));
    }

    private void notBefore(Instant due, Instant until) {
        if (due.isBefore(until)) {
            throw new Refusal(
                    WRONG_STAGE,
                    "This story is embargoed until %s; name that second or a later one."
                            .formatted(Moments.say(until, zone)));
        }
    }

    /// What could not be printed now, or could not be shown then, is said while somebody listens.
    private void shownThen(Transaction transaction, StoryId id, int version, Instant due) {
        illustrations.now(transaction, Copies.text(transaction, id, version)).stream()
                .filter(medium -> !medium.rights().allowed(due))
                .findFirst()
                .ifPresent(
                        medium -> {
                            throw Refusal.invalid(
                                    "The rights to %s end before %s; put something else in its place."
                                            .formatted(medium.id(), Moments.say(due, zone)));
                        });
    }

    /// What is made of a story's times.
    private interface Step {
        CopyRow apply(Transaction transaction, CopyRow copy);
    }

    /// The same again changes nothing.
    private Copy write(Member by, StoryId id, Act act, String note, Step step) {
        return database.write(
                transaction -> {
                    CopyRow before = Copies.row(transaction, id);
                    Rules.within(transaction, by, id, before.version());
                    CopyRow after = step.apply(transaction, before);
                    if (!after.equals(before)) {
                        int version =
                                after.passed() > after.live() ? after.passed() : after.version();
                        Copies.act(
                                transaction,
                                id,
                                new ActRow(version, act, by.name(), clock.instant(), note, -1),
                                by);
                        DeskStore.put(transaction, after, clock.millis());
                    }
                    return Copies.copy(transaction, id);
                });
    }
}
