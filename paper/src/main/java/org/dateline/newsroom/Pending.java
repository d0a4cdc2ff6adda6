package org.dateline.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.dateline.story.Refusal;

/// What a browser was asked and has not answered yet: taken once, for five minutes, and of the
/// 10,000 browsers that were asked last. Lost when the newsroom stops: people ask again then.
final class Pending<T> {
    static final Duration LASTS = Duration.ofMinutes(5);

    private static final int MOST = 10_000;

    private final InstantSource clock;

    /// By browser. Guarded by itself.
    private final SequencedMap<String, Asked<T>> asked = new LinkedHashMap<>();

    Pending(InstantSource clock) {
        this.clock = clock;
    }

    private record Asked<T>(T what, Instant when) {}

    /// Says that nobody was asked, or not lately.
    static Refusal tooLate() {
        return Refusal.invalid(
                "That took longer than five minutes, or it was done already; try again.");
    }

    /// A browser is asked; what it was asked before is forgotten.
    void put(String browser, T what) {
        synchronized (asked) {
            asked.remove(browser);
            asked.put(browser, new Asked<>(what, clock.instant()));
            if (asked.size() > MOST) {
                asked.pollFirstEntry();
            }
        }
    }

    /// What a browser was asked; nothing the second time.
    Optional<T> take(String browser) {
        synchronized (asked) {
            return Optional.ofNullable(asked.remove(browser))
                    .filter(it -> it.when().plus(LASTS).isAfter(clock.instant()))
                    .map(Asked::what);
        }
    }
}
