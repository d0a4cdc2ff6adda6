package org.dateline;

import java.time.Duration;
import java.time.InstantSource;

/// Tells how far long work is: `import 12,400 of 100,000 · 1,650/s · 53 s left`. Silent for the
/// first two seconds, then one line a second.
final class ProgressBar {
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Console console;
    private final String what;
    private final InstantSource clock;
    private final long begun;
    private long said;

    ProgressBar(Console console, String what, InstantSource clock) {
        this.console = console;
        this.what = what;
        this.clock = clock;
        this.begun = clock.millis();
        this.said = begun + QUIET.minus(PAUSE).toMillis();
    }

    /// @param total 0 when it is not known
    synchronized void at(long done, long total) {
        long now = clock.millis();
        if (now - said < PAUSE.toMillis()) {
            return;
        }
        said = now;
        double rate = done * 1000.0 / Math.max(1, now - begun);
        String of = total > 0 ? " of %,d".formatted(total) : "";
        String left =
                total > done && rate > 0
                        ? " · %,d s left".formatted(Math.round((total - done) / rate))
                        : "";
        console.say("%s %,d%s · %,.0f/s%s".formatted(what, done, of, rate, left));
    }
}
