package org.dateline.press;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Finds where each segment ends after a crash: behind the last whole record. What was half written
/// is overwritten by the next page.
final class RackTail {
    private RackTail() {}

    static void settle(RackSegments segments, RackSeal seal) {
        for (RackSegments.@Nullable Segment segment : segments.all()) {
            if (segment != null) {
                settle(segment, seal);
            }
        }
    }

    private static void settle(RackSegments.Segment segment, RackSeal seal) {
        ByteBuffer map = segment.map;
        int at = Math.clamp(segment.tail, RackSegments.FIRST, map.capacity());
        while (RackRecord.isAt(map, at)) {
            if (!isRetired(map, at) && !RackRecord.isSealed(map, at, seal)) {
                break;
            }
            at += map.getInt(at + RackRecord.LENGTH);
        }
        segment.tail = at;
    }

    static boolean isRetired(ByteBuffer map, int at) {
        long any = 0;
        for (int i = 0; i < RackRecord.SEALED; i += Long.BYTES) {
            any |= map.getLong(at + i);
        }
        return any == 0;
    }
}
