package org.dateline.newsstand;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Set;
import org.dateline.press.Pick;

/// What one event loop works with: everything here is touched by its thread alone and used again
/// for each request, so that an answer makes next to no garbage.
final class Till {
    /// Holds any bytes of requests one read brings, or that one connection may leave waiting.
    static final int ROOM = 2 * Request.MAX_HEAD;

    final Heads heads;
    final Request request = new Request();
    final AcceptEncoding accept = new AcceptEncoding();
    final Pick pick;
    final byte[] in = new byte[ROOM];
    final byte[] out = new byte[4 << 10];
    final byte[] tag = new byte[Pick.ETAG_LENGTH];
    final ViewCounter counter;
    final Set<Connection> connections = new LinkedHashSet<>();
    private final InstantSource clock;

    /// By [System#nanoTime], of the last tick; fine for deadlines of seconds.
    long now = System.nanoTime();

    long pages;
    long unchanged;
    long refused;
    long others;

    /// @param kept bytes of pages to keep at hand
    /// @param byTls whether readers come by TLS
    Till(ViewCounter counter, InstantSource clock, int kept, boolean byTls) {
        this.heads = new Heads(byTls);
        this.counter = counter;
        this.pick = new Pick(kept);
        this.clock = clock;
        heads.tick(clock.instant());
    }

    /// The moment it is, to the second at least.
    Instant instant() {
        return clock.instant();
    }

    /// A few times a second: date, deadlines.
    void tick() {
        now = System.nanoTime();
        Instant instant = clock.instant();
        heads.tick(instant);
        for (Connection connection : connections.toArray(Connection[]::new)) {
            connection.tick(now);
        }
    }
}
