package org.dateline.tlog;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Entries as a log serves them, up to 256 together, each behind its length in two bytes, after
/// C2SP [tlog-tiles](https://c2sp.org/tlog-tiles).
public final class EntryBundle {
    /// How many bytes an entry may have.
    public static final int MAX_ENTRY = 65_535;

    private EntryBundle() {}

    /// Puts entries together.
    ///
    /// @param entries 1 to 256, each of at most [#MAX_ENTRY] bytes
    public static byte[] encode(List<byte[]> entries) {
        checkCount(entries.size());
        int length = 0;
        for (byte[] entry : entries) {
            if (entry.length > MAX_ENTRY) {
                throw new Malformed("An entry has at most 65535 bytes, not " + entry.length + ".");
            }
            length += Short.BYTES + entry.length;
        }
        ByteBuffer bundle = ByteBuffer.allocate(length);
        entries.forEach(entry -> bundle.putShort((short) entry.length).put(entry));
        return bundle.array();
    }

    /// Takes a bundle apart.
    ///
    /// @param width how many entries there must be
    /// @throws Malformed when there are more or fewer, or bytes besides
    public static List<byte[]> decode(byte[] bundle, int width) {
        checkCount(width);
        ByteBuffer left = ByteBuffer.wrap(bundle);
        List<byte[]> entries = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            entries.add(next(left));
        }
        if (left.hasRemaining()) {
            throw new Malformed("A bundle of " + width + " entries has bytes after the last one.");
        }
        return entries;
    }

    private static byte[] next(ByteBuffer left) {
        int length = left.remaining() < Short.BYTES ? -1 : Short.toUnsignedInt(left.getShort());
        if (length < 0 || length > left.remaining()) {
            throw new Malformed("A bundle of entries ends in the middle of one.");
        }
        byte[] entry = new byte[length];
        left.get(entry);
        return entry;
    }

    private static void checkCount(int count) {
        if (count < 1 || count > TilePath.FULL) {
            throw new Malformed("A bundle has 1 to 256 entries, not " + count + ".");
        }
    }
}
