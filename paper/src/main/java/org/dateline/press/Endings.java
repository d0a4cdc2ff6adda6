package org.dateline.press;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.dateline.ledger.Ledger;
import org.dateline.ledger.Shown;

/// Has pictures taken off the pages at the second from which readers must not see them, and the
/// pages of old stories say on each birthday how old they are. One thread sleeps until the next
/// such moment; how far it has come is written down on the shelf, so that a restart finishes what
/// was due meanwhile.
final class Endings implements AutoCloseable {
    /// A clock may be set while the thread sleeps.
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

    private static final Duration LATE = Duration.ofSeconds(1);

    /// How far it has come is written down when something was due, and at least so often.
    private static final Duration WRITTEN_EVERY = Duration.ofHours(1);

    private final Ledger ledger;
    private final Shelf shelf;
    private final InstantSource clock;
    private final Ages ages;
    private final IntSupplier oldYears;
    private final Consumer<List<Shown>> end;
    private final Ages.Batch aged;
    private final Consumer<String> alarm;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("press-endings").unstarted(this::run);
    private final Instant opened;
    private Instant next = Instant.MIN;
    private volatile Instant done;
    private Instant written;
    private boolean closed;

    /// @param oldYears years from which pages say how old a story is; 0 for never
    /// @param end takes what ended off the pages
    /// @param aged presses the pages of stories that had a birthday
    Endings(
            Ledger ledger,
            Shelf shelf,
            InstantSource clock,
            IntSupplier oldYears,
            Consumer<List<Shown>> end,
            Ages.Batch aged,
            Consumer<String> alarm) {
        this.ledger = ledger;
        this.shelf = shelf;
        this.clock = clock;
        this.ages = new Ages(ledger);
        this.oldYears = oldYears;
        this.end = end;
        this.aged = aged;
        this.alarm = alarm;
        this.opened = clock.instant();
        this.done = shelf.ended();
        this.written = done;
    }

    /// Carries out what is due before it returns, so that nobody meets it.
    void start() {
        attempt();
        thread.start();
    }

    /// Says that something may end sooner than what was known.
    synchronized void look() {
        next = Instant.MIN;
        notifyAll();
    }

    private void run() {
        while (sleep()) {
            attempt();
        }
    }

    private void attempt() {
        try {
            carryOut();
        } catch (RuntimeException failed) {
            alarm.accept("What ended is not taken off the pages yet: " + failed.getMessage());
            plan(clock.instant().plus(LONGEST_SLEEP));
        }
    }

    /// @return false when it is time to stop
    private synchronized boolean sleep() {
        try {
            for (Instant now = clock.instant();
                    !closed && now.isBefore(next);
                    now = clock.instant()) {
                Duration left = Duration.between(now, next);
                boolean soon = left.compareTo(LONGEST_SLEEP) < 0;
                wait(Math.max(1, (soon ? left : LONGEST_SLEEP).toMillis()));
            }
        } catch (InterruptedException stop) {
            return false;
        }
        return !closed;
    }

    private void carryOut() {
        Instant now = clock.instant();
        Instant from = now.isBefore(done) ? now : done; // the clock was set back
        plan(Instant.MAX);
        sooner(ledger.nextEnding(now).orElse(Instant.MAX));
        sooner(ages.next(now, oldYears.getAsInt()).orElse(Instant.MAX));
        List<Shown> due = ledger.ending(from, now);
        if (!due.isEmpty()) {
            end.accept(due);
            late(due);
        }
        boolean hadBirthdays = ages.between(from, now, oldYears.getAsInt(), aged);
        done = now;
        if (!due.isEmpty()
                || hadBirthdays
                || Duration.between(written, now).abs().compareTo(WRITTEN_EVERY) >= 0) {
            write();
        }
    }

    private void write() {
        shelf.ended(done);
        written = done;
    }

    private synchronized void plan(Instant then) {
        next = then;
    }

    /// Whoever called [#look] meanwhile is heard.
    private synchronized void sooner(Instant then) {
        next = then.isBefore(next) ? then : next;
    }

    /// What ended while the paper was closed is nobody's fault.
    private void late(List<Shown> due) {
        Instant latest = clock.instant().minus(LATE);
        due.stream()
                .filter(shown -> shown.until().filter(opened::isBefore).isPresent())
                .filter(shown -> shown.until().filter(latest::isAfter).isPresent())
                .findFirst()
                .ifPresent(
                        shown ->
                                alarm.accept(
                                        "%s was to go from story %s at %s and went late."
                                                .formatted(
                                                        shown.media(),
                                                        shown.story(),
                                                        shown.until().orElseThrow())));
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            if (thread.isAlive()) {
                thread.join();
                write();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException unwritten) {
            alarm.accept("What is off the pages is not written down: " + unwritten.getMessage());
        }
    }
}
