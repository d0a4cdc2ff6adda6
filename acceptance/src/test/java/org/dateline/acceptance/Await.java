package org.dateline.acceptance;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for what happens outside this process, where nothing can be subscribed to.
final class Await {
    private Await() {}

    /// Asks every 20 ms until it is so.
    static void until(String what, Duration deadline, BooleanSupplier so) {
        until(() -> what, deadline, so);
    }

    /// The same, with what is only known at the end.
    static void until(Supplier<String> what, Duration deadline, BooleanSupplier so) {
        long end = System.nanoTime() + deadline.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within " + deadline + ": " + what.get());
            }
            pause(20);
        }
    }

    static void pause(long milliseconds) {
        try {
            TimeUnit.MILLISECONDS.sleep(milliseconds);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
