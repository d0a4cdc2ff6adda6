package org.dateline.press;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dateline.story.StoryId;
import org.jspecify.annotations.Nullable;

/// Compares what lies on the rack with its seals, page by page: all at once for `check`, or a
/// little each second for as long as the paper runs. A head that no page met on the way stands
/// behind is forgotten at the end.
final class RackSweep {
    private static final int MAX_FINDINGS = 1_000;

    private final RackShelves shelves;
    private final RackEnds ends;
    private final RackSeal seal;
    private final RackLookup lookup;
    private final RackReading reading = new RackReading();
    private long cursor;
    private long sweeps;
    private RackIndex index;
    private Map<Integer, RackHead> heads;
    private final Set<Integer> named = new HashSet<>();

    RackSweep(RackShelves shelves, RackEnds ends, RackSeal seal, RackLookup lookup) {
        this.shelves = shelves;
        this.ends = ends;
        this.seal = seal;
        this.lookup = lookup;
        this.index = shelves.index();
        this.heads = ends.heads();
    }

    long sweeps() {
        return sweeps;
    }

    /// Looks at every page; at most a thousand findings.
    List<String> whole(Rack.Progress progress) {
        RackIndex index = shelves.index();
        List<String> findings = new ArrayList<>();
        for (long slot = 0; slot < index.capacity(); slot++) {
            String finding = look(index, slot);
            if (finding != null && findings.size() < MAX_FINDINGS) {
                findings.add(finding);
            }
            if ((slot & 1023) == 0) {
                progress.at(slot, index.capacity());
            }
        }
        progress.at(index.capacity(), index.capacity());
        return findings;
    }

    /// Goes on where it stopped, until `deadline` of [System#nanoTime] or the table's end.
    ///
    /// @return whether it came to the end
    boolean some(long deadline) throws IOException {
        if (cursor == 0 || index != shelves.index()) {
            begin();
        }
        while (cursor < index.capacity()) {
            look(index, cursor++);
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
        }
        shelves.keepHeads(heads, named);
        cursor = 0;
        sweeps++;
        return true;
    }

    /// Also when the table has grown meanwhile: its pages stand in other slots then.
    private void begin() {
        index = shelves.index();
        heads = ends.heads();
        named.clear();
        cursor = 0;
    }

    /// What is wrong with the page in a slot, or null.
    private @Nullable String look(RackIndex index, long slot) {
        if (isWell(index, slot)) {
            return null;
        }
        synchronized (shelves) {
            if (shelves.index() != index || isWell(index, slot)) {
                return null;
            }
            long key = index.key(slot);
            String path = path(index.gzip(slot), key);
            lookup.raise(key, path);
            return path.isEmpty()
                    ? "rack: the index is damaged at slot " + slot
                    : "rack: the page at " + path + " is not what was pressed";
        }
    }

    private boolean isWell(RackIndex index, long slot) {
        return index.isIntact(slot)
                && isWell(index.key(slot), index.gzip(slot))
                && isWell(index.key(slot), index.brotli(slot));
    }

    private boolean isWell(long key, long place) {
        if (place == 0) {
            return true;
        }
        RackSegments.Segment segment = shelves.segments().at(place);
        int at = RackSegments.offset(place);
        return segment != null
                && RackRecord.isAt(segment.map, at)
                && segment.map.getLong(at + RackRecord.KEY) == key
                && isKnown(segment.map.getInt(at + RackRecord.HEAD))
                && reading.isSound(segment.map, at, seal);
    }

    private boolean isKnown(int head) {
        boolean known = ends.heads().containsKey(head);
        if (known) {
            named.add(head);
        }
        return known;
    }

    private String path(long place, long key) {
        if (key > 0 && key >>> 60 == 0) {
            return "/stories/" + new StoryId(key);
        }
        RackSegments.Segment segment = shelves.segments().at(place);
        int at = RackSegments.offset(place);
        ByteBuffer map = segment == null ? null : segment.map;
        boolean readable = map != null && key < 0 && RackRecord.isAt(map, at);
        return map != null && readable ? RackRecord.path(map, at) : "";
    }
}
