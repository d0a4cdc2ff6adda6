package org.dateline.readership;

import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands until a test moves it.
final class WallClock implements InstantSource {
    private long second;

    WallClock(String instant) {
        second = Instant.parse(instant).getEpochSecond();
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochSecond(second);
    }

    long second() {
        return second;
    }

    void pass(long seconds) {
        second += seconds;
    }
}
