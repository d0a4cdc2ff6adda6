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
        RackReading reading = new RackReading();
        ByteBuffer map = segment.map;
        int at = Math.clamp(segment.tail, RackSegments.FIRST, map.capacity());
        while (RackRecord.isAt(map, at)) {
            if (!RackRecord.isRetired(map, at) && !reading.isSound(map, at, seal)) {
                break;
            }
            at += RackRecord.length(map, at);
        }
        segment.tail = at;
    }
}
