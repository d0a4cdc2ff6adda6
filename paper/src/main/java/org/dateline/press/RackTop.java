package org.dateline.press;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Records lately read, in memory of our own. They were checked when they came off the disk, and
/// nothing that happens to the file reaches them here, so they are sent again without a check.
///
/// A ring of pieces, made as they are needed: what is newest pushes out what is oldest. A record is
/// kept when it is read for the second time in a while, so that whoever walks through the archive
/// does not push out what everybody reads. One for each thread.
final class RackTop {
    private static final int PIECE_BITS = 20;
    private static final int PIECE = 1 << PIECE_BITS;

    /// Slots are for records of this size; most are larger, so that few compete for a slot.
    private static final int SMALL = 1 << 12;

    private static final int WAYS = 4;
    private static final long NOWHERE = -1;

    private final @Nullable ByteBuffer[] pieces;

    /// Two words a slot, side by side so that a set of them is one line of the cache: a record's
    /// place on the disk, and where in the stream of all bytes ever kept it begins.
    private final long[] slots;

    /// For each set the place that was last read and not kept.
    private final long[] seen;

    private long end;
    private @Nullable RackSegments segments;

    /// @param bytes to keep, a power of two of at least 1 MiB or rounded down to one; 0 keeps
    ///   nothing
    RackTop(int bytes) {
        pieces = new @Nullable ByteBuffer[Integer.highestOneBit(bytes >>> PIECE_BITS)];
        int sets = Integer.highestOneBit(Math.max(1, bytes / SMALL / WAYS));
        slots = new long[sets * WAYS * 2];
        seen = new long[sets];
        Arrays.fill(slots, NOWHERE);
    }

    /// Where the record of `place` is kept, or -1.
    long find(RackSegments now, long place) {
        if (segments != now) {
            segments = now;
            Arrays.fill(slots, NOWHERE);
        }
        int set = set(place);
        for (int slot = set; slot < set + 2 * WAYS; slot += 2) {
            if (slots[slot] == place && isAlive(slots[slot + 1])) {
                return slots[slot + 1];
            }
        }
        return NOWHERE;
    }

    private int set(long place) {
        long hash = place * 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 32) & slots.length - 2 * WAYS;
    }

    private boolean isAlive(long start) {
        return start != NOWHERE && piece(end) - piece(start) < pieces.length;
    }

    private static long piece(long start) {
        return start >>> PIECE_BITS;
    }

    /// Room for the record of `place`, which may then be kept, or -1 when it is not to be.
    long room(long place, int length) {
        if (length > PIECE || pieces.length == 0 || isNew(place)) {
            return NOWHERE;
        }
        if (length > PIECE - offset(end)) {
            end = piece(end) + 1 << PIECE_BITS;
        }
        return end;
    }

    private boolean isNew(long place) {
        int at = set(place) / (2 * WAYS);
        boolean isNew = seen[at] != place;
        seen[at] = place;
        return isNew;
    }

    /// Keeps the record of `place`, which was read into the room at `start`.
    void keep(long place, long start, int length) {
        end = start + length;
        int set = set(place);
        int oldest = set;
        for (int slot = set; slot < set + 2 * WAYS; slot += 2) {
            oldest = slots[slot + 1] < slots[oldest + 1] ? slot : oldest;
        }
        slots[oldest] = place;
        slots[oldest + 1] = start;
    }

    /// What holds the byte at `start`.
    ByteBuffer holding(long start) {
        int number = (int) piece(start) & pieces.length - 1;
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
