package org.dateline.press;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Records lately read, in memory of our own. They were checked when they came off the disk, and
/// nothing that happens to the file reaches them here, so they are sent again without a check.
///
/// A ring of pieces, made as they are needed: what is newest pushes out what is oldest. One for
/// each thread.
final class RackTop {
    private static final int PIECE_BITS = 20;
    private static final int PIECE = 1 << PIECE_BITS;

    /// Slots are for records of this size; most are larger, so that few compete for a slot.
    private static final int SMALL = 1 << 12;

    private static final int WAYS = 4;
    private static final long NOWHERE = -1;

    private final @Nullable ByteBuffer[] pieces;
    private final long[] places;

    /// Where in the stream of all bytes ever kept the record of a slot begins.
    private final long[] starts;

    private long end;
    private @Nullable RackSegments segments;

    /// @param bytes to keep, in whole MiB; 0 keeps nothing
    RackTop(int bytes) {
        pieces = new @Nullable ByteBuffer[bytes >>> PIECE_BITS];
        int slots = Math.max(WAYS, Integer.highestOneBit(Math.max(1, bytes / SMALL)));
        places = new long[slots];
        starts = new long[slots];
        Arrays.fill(starts, NOWHERE);
    }

    /// Where the record of `place` is kept, or -1.
    long find(RackSegments now, long place) {
        if (segments != now) {
            segments = now;
            Arrays.fill(starts, NOWHERE);
        }
        int home = home(place);
        for (int slot = home; slot < home + WAYS; slot++) {
            if (places[slot] == place && isAlive(starts[slot])) {
                return starts[slot];
            }
        }
        return NOWHERE;
    }

    private int home(long place) {
        long hash = place * 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 32) & places.length - WAYS;
    }

    private boolean isAlive(long start) {
        return start != NOWHERE && piece(end) - piece(start) < pieces.length;
    }

    private static long piece(long start) {
        return start >>> PIECE_BITS;
    }

    /// Room for a record that may then be kept, or -1 when it is too large for that.
    long room(int length) {
        if (length > PIECE || pieces.length == 0) {
            return NOWHERE;
        }
        if (length > PIECE - offset(end)) {
            end = piece(end) + 1 << PIECE_BITS;
        }
        return end;
    }

    /// Keeps the record of `place`, which was read into the room at `start`.
    void keep(long place, long start, int length) {
        end = start + length;
        int home = home(place);
        int oldest = home;
        for (int slot = home; slot < home + WAYS; slot++) {
            oldest = starts[slot] < starts[oldest] ? slot : oldest;
        }
        places[oldest] = place;
        starts[oldest] = start;
    }

    /// What holds the byte at `start`.
    ByteBuffer holding(long start) {
        int number = (int) (piece(start) % pieces.length);
        ByteBuffer held = pieces[number];
        if (held == null) {
            held = ByteBuffer.allocate(PIECE).order(ByteOrder.LITTLE_ENDIAN);
            pieces[number] = held;
        }
        return held;
    }

    /// Where in [#holding] it lies.
    static int offset(long start) {
        return (int) start & PIECE - 1;
    }
}
