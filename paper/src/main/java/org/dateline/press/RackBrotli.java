package org.dateline.press;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;

/// Compresses pages once more, at brotli's best quality, when nobody waits for them.
final class RackBrotli {
    private final Rack rack;
    private final RackShelves shelves;
    private final RackLookup lookup;
    private final Pick pick = new Pick();
    private RackIndex index;
    private long cursor;
    private long passed;
    private long waiting = -1;
    private long putsAtStart = -1;

    RackBrotli(Rack rack, RackShelves shelves, RackLookup lookup) {
        this.rack = rack;
        this.shelves = shelves;
        this.lookup = lookup;
        this.index = shelves.index();
    }

    /// Pages the last full round passed without the best brotli, less what was done since; -1
    /// before the first round's end.
    long waiting() {
        return waiting;
    }

    /// Whether a full round found nothing to do.
    boolean isDone() {
        return !Brotli.isAvailable() || waiting == 0;
    }

    void report(Rack.Progress progress) {
        progress.at(Math.min(cursor, index.capacity()), index.capacity());
    }

    /// Looks at the next page.
    ///
    /// @return false when nothing is left to do
    boolean next() throws IOException {
        boolean over = index != shelves.index() || cursor >= index.capacity();
        if (!Brotli.isAvailable() || over && !again()) {
            return false;
        }
        improve(cursor++);
        return true;
    }

    /// Begins another round, unless nothing was put since the last began.
    private boolean again() {
        boolean whole = index == shelves.index() && putsAtStart >= 0;
        waiting = whole ? passed : waiting;
        if (whole && passed == 0 && putsAtStart == shelves.puts()) {
            return false;
        }
        index = shelves.index();
        cursor = 0;
        passed = 0;
        putsAtStart = shelves.puts();
        return true;
    }

    private void improve(long slot) throws IOException {
        long key = index.key(slot);
        long gzip = index.gzip(slot);
        if (key == 0 || gzip == 0 || index.brotli(slot) < 0) {
            return;
        }
        if (!lookup.page(key, gzip, pick)) {
            return;
        }
        passed++;
        Sheet sheet =
                new Sheet(
                        pick.path(),
                        pick.edition(),
                        Math.max(key, 0),
                        pick.ordinal(),
                        pick.status(),
                        pick.inflated(),
                        Instant.ofEpochSecond(pick.changed()),
                        pick.position(),
                        pick.labels());
        ByteBuffer best = rack.brotli(sheet, pick.behind(), Brotli.BEST);
        if (best != null) {
            shelves.best(key, gzip, best);
        }
    }
}
