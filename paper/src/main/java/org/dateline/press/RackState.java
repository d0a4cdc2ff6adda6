package org.dateline.press;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// What the rack writes down once a second: everything in the files up to the tails given here is
/// on the disk, and so is every page of the first `reached` entries.
///
/// @param reached ledger entries
/// @param used slots taken in the index
/// @param heads ids of the current heads, by edition
/// @param segments that exist
record RackState(long reached, long used, List<Integer> heads, List<Extent> segments) {
    static final String FILE = "state";

    private static final int VERSION = 3;
    private static final int FIXED = 4 + 8 + 8 + 4 * RackEnds.EDITIONS + 4;
    private static final int EXTENT = 4 + 4 + 8;

    /// @param tail where its last record ends
    /// @param dead bytes of it that were replaced
    record Extent(int number, int tail, long dead) {}

    byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(FIXED + EXTENT * segments.size());
        bytes.putInt(VERSION).putLong(reached).putLong(used);
        heads.forEach(bytes::putInt);
        bytes.putInt(segments.size());
        for (Extent extent : segments) {
            bytes.putInt(extent.number()).putInt(extent.tail()).putLong(extent.dead());
        }
        return bytes.array();
    }

    /// @throws IllegalArgumentException when it is from another release
    static RackState of(byte[] stored) {
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        if (stored.length < FIXED || bytes.getInt() != VERSION) {
            throw new IllegalArgumentException("the rack was made by another release");
        }
        long reached = bytes.getLong();
        long used = bytes.getLong();
        List<Integer> heads = new ArrayList<>();
        for (int i = 0; i < RackEnds.EDITIONS; i++) {
            heads.add(bytes.getInt());
        }
        int count = bytes.getInt();
        List<Extent> segments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            segments.add(new Extent(bytes.getInt(), bytes.getInt(), bytes.getLong()));
        }
        return new RackState(reached, used, List.copyOf(heads), List.copyOf(segments));
    }
}
