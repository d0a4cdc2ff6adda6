package org.dateline.press;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dateline.story.StoryId;

/// Finds pages on the shelves, hands out what is sound and raises the alarm over what is not. Any
/// thread may look, without a lock.
final class RackLookup {
    private static final int MAX_ALARMS = 10_000;

    private final RackShelves shelves;
    private final RackEnds ends;
    private final RackSeal seal;

    /// Damaged pages, each with the path it was told by, which may be empty.
    private final Map<Long, String> alarmed = new ConcurrentHashMap<>();

    private volatile Alarm alarm = (path, story) -> {};

    RackLookup(RackShelves shelves, RackEnds ends, RackSeal seal) {
        this.shelves = shelves;
        this.ends = ends;
        this.seal = seal;
    }

    /// Picks a page, checked to the last byte; raises the alarm when it is damaged.
    ///
    /// @param path has the page's path from `from` up to `to`; a story's key tells it anyway
    Found pick(long key, byte[] path, int from, int to, Coding wanted, Pick into) {
        RackRails[] live = ends.rails();
        if (live.length == 0) {
            return Found.NOT_READY;
        }
        Found found = look(key, wanted, live, into);
        // The first look may have met a page that was being replaced.
        found = found == Found.DAMAGED ? look(key, wanted, live, into) : found;
        if (found != Found.DAMAGED) {
            return found;
        }
        raise(key, new String(path, from, to - from, StandardCharsets.US_ASCII));
        // The page's gzip may be sound where its brotli is not.
        return wanted == Coding.BROTLI ? look(key, Coding.GZIP, live, into) : found;
    }

    private Found look(long key, Coding wanted, RackRails[] live, Pick into) {
        RackIndex table = shelves.index();
        long slot = key == 0 ? RackIndex.NONE : table.find(key);
        if (slot == RackIndex.NONE || table.gzip(slot) == 0) {
            return Found.NOTHING;
        }
        long brotli = wanted == Coding.BROTLI ? table.brotli(slot) & ~RackIndex.BEST : 0;
        Coding coding = brotli == 0 && wanted == Coding.BROTLI ? Coding.GZIP : wanted;
        long place = brotli == 0 ? table.gzip(slot) : brotli;
        return take(key, place, coding, live, into) ? Found.PAGE : Found.DAMAGED;
    }

    private boolean take(long key, long place, Coding coding, RackRails[] live, Pick into) {
        return into.take(shelves.segments(), place, seal)
                && into.key() == key
                && into.dress(coding, ends, live);
    }

    /// Fills `into` with the page's gzip, if it is there and sound, also before there are rails.
    boolean page(long key, Pick into) {
        RackIndex table = shelves.index();
        long slot = table.find(key);
        return slot != RackIndex.NONE && page(key, table.gzip(slot), into);
    }

    /// The same for the gzip record at `place`.
    boolean page(long key, long place, Pick into) {
        return take(key, place, Coding.GZIP, ends.rails(), into);
    }

    /// Tells of a damaged page, once until it is replaced. Of one that is no story's, once more
    /// when it is met under another path: the record's own may be damaged too, and without the
    /// right one it cannot be pressed again.
    void raise(long key, String path) {
        if (alarmed.size() >= MAX_ALARMS) {
            return;
        }
        String named = path.isEmpty() && key > 0 ? "/stories/" + new StoryId(key) : path;
        String before =
                key > 0 || named.isEmpty()
                        ? alarmed.putIfAbsent(key, named)
                        : alarmed.put(key, named);
        if (before == null || key < 0 && !named.isEmpty() && !named.equals(before)) {
            alarm.damaged(named, Math.max(key, 0));
        }
    }

    /// Sets who hears of damage.
    void onDamage(Alarm listener) {
        alarm = listener;
    }

    /// Says that a page was put anew.
    void repaired(long key) {
        alarmed.remove(key);
    }

    /// Says that all pages will be.
    void repaired() {
        alarmed.clear();
    }

    /// Pages the alarm was raised for and that were not put anew.
    int damaged() {
        return alarmed.size();
    }
}
