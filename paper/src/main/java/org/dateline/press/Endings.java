package org.dateline.press;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.dateline.ledger.Ledger;
import org.dateline.ledger.Shown;

/// Has pictures taken off the pages at the second from which readers must not see them. One thread
/// sleeps until the next such moment; how far it has come is written down on the shelf, so that a
/// restart finishes what was due meanwhile.
final class Endings implements AutoCloseable {
    /// A clock may be set while the thread sleeps.
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

    private static final Duration LATE = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final Shelf shelf;
    private final InstantSource clock;
    private final Consumer<List<Shown>> end;
    private final Consumer<String> alarm;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("press-endings").unstarted(this::run);
    private Instant next = Instant.MIN;
    private boolean closed;

    /// @param end takes what ended off the pages
    Endings(
            Ledger ledger,
            Shelf shelf,
            InstantSource clock,
            Consumer<List<Shown>> end,
            Consumer<String> alarm) {
        this.ledger = ledger;
        this.shelf = shelf;
        this.clock = clock;
        this.end = end;
        this.alarm = alarm;
    }

    void start() {
        thread.start();
    }

    /// Says that something may end sooner than what was known.
    synchronized void look() {
        next = Instant.MIN;
        notifyAll();
    }

    private void run() {
        Instant started = clock.instant();
        while (sleep()) {
            try {
                carryOut(started);
            } catch (RuntimeException failed) {
                alarm.accept("What ended is not taken off the pages yet: " + failed.getMessage());
                pause();
            }
        }
    }

    /// @return false when it is time to stop
    private synchronized boolean sleep() {
        try {
            for (Instant now = clock.instant();
                    !closed && now.isBefore(next);
                    now = clock.instant()) {
                Duration left = Duration.between(now, next);
                wait(
                        Math.max(
                                1,
                                (left.compareTo(LONGEST_SLEEP) < 0 ? left : LONGEST_SLEEP)
                                        .toMillis()));
            }
        } catch (InterruptedException stop) {
            return false;
        }
        return !closed;
    }

    private void carryOut(Instant started) {
        Instant now = clock.instant();
        Instant done = shelf.ended();
        Instant from = now.isBefore(done) ? now : done; // the clock was set back
        plan(ledger.nextEnding(now).orElse(Instant.MAX));
        List<Shown> due = ledger.ending(from, now);
        if (!due.isEmpty()) {
            end.accept(due);
            late(due, started);
        }
        if (!due.isEmpty() || now.isBefore(done)) {
            shelf.ended(now);
        }
    }

    private synchronized void plan(Instant then) {
        next = then;
    }

    /// What ended while the paper was closed is nobody's fault.
    private void late(List<Shown> due, Instant started) {
        Instant latest = clock.instant().minus(LATE);
        due.stream()
                .filter(shown -> shown.until().filter(started::isBefore).isPresent())
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

    private synchronized void pause() {
        try {
            next = Instant.MIN;
            if (!closed) {
                wait(LONGEST_SLEEP.toMillis());
            }
        } catch (InterruptedException stop) {
            closed = true;
        }
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
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
