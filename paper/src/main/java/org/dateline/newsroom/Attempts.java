package org.dateline.newsroom;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.LongSupplier;

/// Counts what failed, by address or by account. Ten in a row are free; after that one every six
/// seconds. Nobody waits longer than an hour. Remembers the 10,000 that failed last.
final class Attempts {
    static final int FREE = 10;
    static final Duration EACH = Duration.ofSeconds(6);

    static final Duration LONGEST = Duration.ofHours(1);

    /// What failures can add up to.
    private static final long MOST = LONGEST.plus(EACH.multipliedBy(FREE - 1)).toNanos();

    private static final int ADDRESSES = 10_000;

    private final LongSupplier nanos;

    /// When each address has paid for all its failures. Guarded by itself.
    private final SequencedMap<String, Long> paidAt = new LinkedHashMap<>();

    /// @param nanos a clock, such as [System#nanoTime()]
    Attempts(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// How long `address` must wait before it may try again; empty when it need not.
    Optional<Duration> wait(String address) {
        synchronized (paidAt) {
            Long paid = paidAt.get(address);
            long debt = paid == null ? 0 : paid - nanos.getAsLong();
            if (debt > MOST) { // the clock was set back
                paidAt.remove(address);
                return Optional.empty();
            }
            long over = debt - (FREE - 1) * EACH.toNanos();
            return over <= 0 ? Optional.empty() : Optional.of(Duration.ofNanos(over));
        }
    }

    void failed(String address) {
        synchronized (paidAt) {
            long now = nanos.getAsLong();
            Long paid = paidAt.remove(address);
            long debt = paid == null ? 0 : Math.max(paid - now, 0);
            paidAt.put(address, now + Math.min(debt + EACH.toNanos(), MOST));
            if (paidAt.size() > ADDRESSES) {
                paidAt.pollFirstEntry();
            }
        }
    }
}
