package org.dateline.readership;

import java.util.Arrays;

/// Counts of some stories, packed: for each story, by rising ordinal, the number of ordinals left
/// out before it, shifted left by one; the low bit says that it has more than one view, and then
/// their number less two follows. Both are little-endian base-128 numbers. A story viewed once in a
/// busy minute takes one or two bytes.
final class Tally {
    private byte[] bytes = new byte[1 << 10];
    private int size;
    private int next;

    /// Packs ordinals that are sorted and may repeat; every repetition is a view.
    static byte[] of(int[] sorted, int length) {
        Tally tally = new Tally();
        int i = 0;
        while (i < length) {
            int from = i;
            int ordinal = sorted[i];
            while (i < length && sorted[i] == ordinal) {
                i++;
            }
            tally.add(ordinal, i - from);
        }
        return tally.packed();
    }

    /// The sum of two tallies.
    static byte[] sum(byte[] left, byte[] right) {
        Tally tally = new Tally();
        tally.bytes = new byte[left.length + right.length + 16];
        Cursor a = new Cursor(left);
        Cursor b = new Cursor(right);
        boolean inA = a.next();
        boolean inB = b.next();
        while (inA || inB) {
            boolean takeA = inA && (!inB || a.ordinal <= b.ordinal);
            boolean takeB = inB && (!inA || b.ordinal <= a.ordinal);
            tally.add(takeA ? a.ordinal : b.ordinal, (takeA ? a.count : 0) + (takeB ? b.count : 0));
            inA = takeA ? a.next() : inA;
            inB = takeB ? b.next() : inB;
        }
        return tally.packed();
    }

    private void add(int ordinal, int count) {
        if (size + 16 > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        put((long) (ordinal - next) << 1 | (count > 1 ? 1 : 0));
        if (count > 1) {
            put(count - 2);
        }
        next = ordinal + 1;
    }

    private void put(long number) {
        long rest = number;
        while (rest > 0x7F) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    private byte[] packed() {
        return Arrays.copyOf(bytes, size);
    }

    /// Walks through a packed tally.
    static final class Cursor {
        int ordinal = -1;
        int count;
        private final byte[] bytes;
        private int at;

        Cursor(byte[] bytes) {
            this.bytes = bytes;
        }

        /// Steps through as many stories as the arrays have room for.
        ///
        /// @return how many; 0 at the end
        int next(int[] ordinals, int[] counts) {
            int n = 0;
            while (n < ordinals.length && next()) {
                ordinals[n] = ordinal;
                counts[n++] = count;
            }
            return n;
        }

        /// Steps to the next story.
        ///
        /// @return false at the end
        boolean next() {
            if (at == bytes.length) {
                return false;
            }
            long head = number();
            ordinal += (int) (head >>> 1) + 1;
            count = (head & 1) == 0 ? 1 : (int) number() + 2;
            return true;
        }

        private long number() {
            long number = 0;
            int shift = 0;
            byte part;
            do {
                part = bytes[at++];
                number |= (part & 0x7FL) << shift;
                shift += 7;
            } while (part < 0);
            return number;
        }
    }
}
