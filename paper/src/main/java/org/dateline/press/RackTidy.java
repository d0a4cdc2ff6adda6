package org.dateline.press;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// Gives back the space of replaced pages. A segment no longer written to, more than half of which
/// is dead, has its living records copied to the end of the rack and is deleted. So the rack takes
/// at most twice its pages and one segment.
final class RackTidy {
    private final RackShelves shelves;

    RackTidy(RackShelves shelves) {
        this.shelves = shelves;
    }

    void all() throws IOException {
        RackSegments segments = shelves.segments();
        RackSegments.@Nullable Segment[] all = segments.all();
        for (int number = 0; number < all.length; number++) {
            RackSegments.Segment segment = all[number];
            if (segment != null
                    && !segments.isActive(number)
                    && segment.dead * 2 > segment.tail
                    && emptied(segment, number)) {
                shelves.drop(number);
            }
        }
    }

    /// Moves what lives; false when a damaged record bars the way to the next.
    private boolean emptied(RackSegments.Segment segment, int number) throws IOException {
        int at = RackSegments.FIRST;
        while (at < segment.tail) {
            if (!RackRecord.isAt(segment.map, at)) {
                return false;
            }
            int length = RackRecord.length(segment.map, at);
            if (!RackRecord.isRetired(segment.map, at)) {
                ByteBuffer copy = ByteBuffer.allocateDirect(length).order(ByteOrder.LITTLE_ENDIAN);
                copy.put(0, segment.map, at, length);
                long key = copy.getLong(RackRecord.KEY);
                shelves.exchange(key, (long) number << 32 | at, copy);
            }
            at += length;
        }
        return true;
    }
}
