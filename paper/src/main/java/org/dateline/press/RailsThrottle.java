package org.dateline.press;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Lets the rails be pressed at most once in a while, however often the ranking changes; the last
/// change is never lost.
final class RailsThrottle {
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Runnable press;
    private final ScheduledExecutorService chores;
    private long last = System.nanoTime() - INTERVAL_NANOS;
    private boolean pending;

    RailsThrottle(Runnable press, ScheduledExecutorService chores) {
        this.press = press;
        this.chores = chores;
    }

    synchronized void request() {
        if (!pending) {
            pending = true;
            long wait = last + INTERVAL_NANOS - System.nanoTime();
            chores.schedule(this::run, Math.max(0, wait), TimeUnit.NANOSECONDS);
        }
    }

    private void run() {
        synchronized (this) {
            pending = false;
            last = System.nanoTime();
        }
        press.run();
    }
}
