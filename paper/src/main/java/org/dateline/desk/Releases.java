package org.dateline.desk;

import static org.dateline.story.Refusal.Reason.UNAVAILABLE;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.dateline.desk.DeskStore.ActRow;
import org.dateline.desk.DeskStore.CopyRow;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Refusal;
import org.dateline.story.StoryId;

/// Prints what is scheduled, stories and orders of fronts, each at its second. The rows of the desk
/// are the truth; one thread sleeps until the earliest of them. The process that holds the paper's
/// lock is the only one that has it, and the transaction that prints a story clears its row:
/// nothing prints twice, whenever the program ends or whatever becomes of the clock. What came due
/// meanwhile prints at the start.
final class Releases implements AutoCloseable {
    /// A clock may be set while the thread sleeps.
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

    private static final Duration LATE = Duration.ofSeconds(1);

    /// For which `/health` tells of what came late.
    private static final Duration TOLD = Duration.ofMinutes(15);

    private static final int TOGETHER = 50;

    private final Database database;
    private final Publishing publishing;
    private final Timetable timetable;
    private final FrontPlans fronts;
    private final InstantSource clock;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("desk-releases").unstarted(this::run);
    private LongConsumer served = _ -> {};
    private Consumer<String> alarm = _ -> {};
    private Instant next = Instant.MIN;
    private String trouble = "";
    private boolean closed;

    Releases(
            Database database,
            Publishing publishing,
            Timetable timetable,
            FrontPlans fronts,
            InstantSource clock) {
        this.database = database;
        this.publishing = publishing;
        this.timetable = timetable;
        this.fronts = fronts;
        this.clock = clock;
    }

    /// Prints what is due already before it returns, and from then on keeps the time.
    ///
    /// @param served waits until readers are served the ledger's entry at a position
    /// @param alarm hears of what did not print or was late
    void start(LongConsumer served, Consumer<String> alarm) {
        this.served = served;
        this.alarm = alarm;
        fronts.onChange(this::look);
        attempt();
        thread.start();
    }

    /// Says that something may be due sooner than what was known.
    synchronized void look() {
        next = Instant.MIN;
        notifyAll();
    }

    /// What is wrong now; empty when everything prints in time.
    Optional<String> complaint() {
        Instant recently = clock.instant().minus(TOLD);
        return timetable.tardy().stream()
                .filter(tardy -> tardy.at().isAfter(recently))
                .map(Tardy::sentence)
                .findFirst()
                .or(() -> fronts.complaint(recently));
    }

    private void run() {
        while (sleep()) {
            attempt();
        }
    }

    /// @return false when it is time to stop
    private synchronized boolean sleep() {
        try {
            for (Instant now = clock.instant();
                    !closed && now.isBefore(next);
                    now = clock.instant()) {
                // Compared first: the time to a moment without end has no length in milliseconds.
                boolean soon = next.isBefore(now.plus(LONGEST_SLEEP));
                wait(Math.max(1, (soon ? Duration.between(now, next) : LONGEST_SLEEP).toMillis()));
            }
        } catch (InterruptedException stop) {
            return false;
        }
        return !closed;
    }

    private void attempt() {
        try {
            carryOut();
            trouble = "";
        } catch (RuntimeException failed) {
            String said = String.valueOf(failed.getMessage());
            if (!said.equals(trouble)) {
                alarm.accept("What is scheduled does not print, and is tried again: " + said);
                trouble = said;
            }
            plan(clock.instant().plus(LONGEST_SLEEP));
        }
    }

    /// Whoever calls [#look] meanwhile is heard: the plan only becomes sooner by it.
    private void carryOut() {
        plan(Instant.MAX);
        for (List<StoryId> due = due(); !due.isEmpty(); due = due()) {
            together(due);
        }
        fronts();
        database.read(TimetableStore::nextDue).ifPresent(this::sooner);
        fronts.next().ifPresent(this::sooner);
    }

    /// After the stories of the same second, which they may show.
    private void fronts() {
        List<FrontPlans.Printed> printed = fronts.print(alarm);
        publishing.seal();
        printed.forEach(this::served);
    }

    private void served(FrontPlans.Printed printed) {
        FrontPlan plan = printed.plan();
        String lacking =
                printed.position().isPresent() ? lacking(printed.position().getAsLong()) : "";
        String order =
                "The order of the front “%s” for %s"
                        .formatted(plan.front(), Moments.say(plan.at(), timetable.zone()));
        late(plan.at(), lacking).ifPresent(late -> alarm.accept(order + late));
        if (!printed.without().isEmpty()) {
            alarm.accept(
                    "%s printed without what readers do not have: %s."
                            .formatted(
                                    order,
                                    printed.without().stream()
                                            .map(id -> "story " + id)
                                            .collect(Collectors.joining(", "))));
        }
    }

    private List<StoryId> due() {
        Instant now = clock.instant();
        return database.read(transaction -> TimetableStore.due(transaction, now, TOGETHER)).stream()
                .map(CopyRow::id)
                .toList();
    }

    private synchronized void plan(Instant then) {
        next = then;
    }

    private synchronized void sooner(Instant then) {
        next = then.isBefore(next) ? then : next;
    }

    /// One that fails keeps none of the others from printing.
    private void together(List<StoryId> due) {
        List<Publishing.Release> printed = new ArrayList<>();
        Optional<RuntimeException> failure = Optional.empty();
        for (StoryId story : due) {
            try {
                publishing.release(story).ifPresent(printed::add);
            } catch (RuntimeException failed) {
                if (failed instanceof Refusal refusal && refusal.reason() != UNAVAILABLE) {
                    missed(story, refusal.sentence());
                } else {
                    failure = Optional.of(failed);
                }
            }
        }
        publishing.seal();
        printed.forEach(this::served);
        failure.ifPresent(
                failed -> {
                    throw failed;
                });
    }

    /// It waits for somebody to decide: what a rule forbids now it forbids a second later too.
    private void missed(StoryId story, String why) {
        database.write(transaction -> missed(transaction, story, why)).ifPresent(alarm);
    }

    /// @return the alarm; empty when somebody took the time away meanwhile
    private Optional<String> missed(Transaction transaction, StoryId story, String why) {
        CopyRow copy = Copies.row(transaction, story);
        if (!copy.timing().isDue(clock.instant())) {
            return Optional.empty();
        }
        Copy.Due due = copy.timing().due().orElseThrow();
        String sentence =
                "Story %s was to print on %s and did not: %s".formatted(story, when(due), why);
        DeskStore.put(transaction, copy.timed(copy.timing().missed(why)), clock.millis());
        note(transaction, story, copy.passed(), Act.MISS, due, sentence);
        Told.tardy(transaction, story, clock.instant(), due, said(due, "did not"));
        return Optional.of(sentence);
    }

    private void served(Publishing.Release release) {
        String lacking = lacking(release.position());
        String story =
                "Story %s was to print on %s and".formatted(release.story(), when(release.due()));
        late(release.due().at(), lacking).ifPresent(late -> late(release, story + late));
    }

    private void late(Publishing.Release release, String sentence) {
        alarm.accept(sentence);
        database.change(
                transaction -> {
                    note(
                            transaction,
                            release.story(),
                            release.version(),
                            Act.LATE,
                            release.due(),
                            sentence);
                    Told.tardy(
                            transaction,
                            release.story(),
                            clock.instant(),
                            release.due(),
                            said(release.due(), "was late"));
                });
    }

    /// The end of a sentence on what readers have late or not yet; empty when they have it in time.
    private Optional<String> late(Instant at, String lacking) {
        Duration late = Duration.between(at, clock.instant());
        return lacking.isEmpty() && late.compareTo(LATE) <= 0
                ? Optional.empty()
                : Optional.of(" was %s late.%s".formatted(length(late), lacking));
    }

    /// @return why readers do not have it yet; empty when they do
    private String lacking(long position) {
        try {
            served.accept(position);
            return "";
        } catch (Refusal slow) {
            return " Readers do not have it yet: " + slow.sentence();
        }
    }

    /// For staff, who are told of what story besides.
    private String said(Copy.Due due, String what) {
        return "This story was to print on %s and %s.".formatted(when(due), what);
    }

    private String when(Copy.Due due) {
        return Moments.say(due.at(), timetable.zone());
    }

    private void note(
            Transaction transaction,
            StoryId story,
            int version,
            Act act,
            Copy.Due due,
            String sentence) {
        DeskStore.addAct(
                transaction,
                story,
                new ActRow(version, act, due.by(), clock.instant(), sentence, -1));
    }

    private static String length(Duration late) {
        return late.compareTo(Duration.ofMinutes(1)) < 0
                ? String.format(Locale.ROOT, "%.1f seconds", late.toMillis() / 1000.0)
                : late.compareTo(Duration.ofHours(1)) < 0
                        ? "%d min %d s".formatted(late.toMinutes(), late.toSecondsPart())
                        : "%,d h %d min".formatted(late.toHours(), late.toMinutesPart());
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
