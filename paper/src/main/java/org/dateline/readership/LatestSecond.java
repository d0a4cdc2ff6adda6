package org.dateline.readership;

import java.time.InstantSource;

/// The time by which views are counted: seconds since 1970 that never go back. While the clock is
/// behind what it once said, time goes on from the latest second, at the clock's pace; so minutes
/// still leave the window, and readers count again in the next half hour, however far back the
/// clock was set.
final class LatestSecond {
    /// A longer step of a clock that is behind is a setting of the clock and not time that passed.
    private static final long LONGEST_STEP = 3_600;

    private final InstantSource clock;
    private long clockBefore;
    private long latest;

    /// @param logged the latest second in the log
    LatestSecond(InstantSource clock, long logged) {
        this.clock = clock;
        this.clockBefore = clock.instant().getEpochSecond();
        this.latest = Math.max(logged, clockBefore);
    }

    long now() {
        long shown = clock.instant().getEpochSecond();
        long step = shown - clockBefore;
        clockBefore = shown;
        if (shown >= latest) {
            latest = shown;
        } else if (step > 0 && step <= LONGEST_STEP) {
            latest += step;
        }
        return latest;
    }
}
