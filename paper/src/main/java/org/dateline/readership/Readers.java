package org.dateline.readership;

import java.util.Arrays;

/// Who has opened which story in this half hour: a bounded set of views' prints, open addressing
/// with linear probing. Prints are 63 bits: that two of six million are the same happens once in
/// half a million half hours. When it holds as many as it may, a view it does not know is not
/// counted until the next half hour: too few is a gap that the metrics show, too many could be made
/// by anyone who reloads.
final class Readers {
    /// Views handled together: their slots are first all touched, so that the memory's waits
    /// overlap, and then decided on one by one in a warm cache.
    static final int BLOCK = 256;

    private static final int FEWEST_SLOTS = 1 << 12;

    private final int most;
    private final int mostSlots;
    private final long[] prints = new long[BLOCK];
    private long salt;
    private long[] slots = new long[FEWEST_SLOTS];
    private int shift = shiftFor(FEWEST_SLOTS);
    private int size;
    private long duplicates;
    private long refused;

    /// What `touch` saw: without a use, the compiler may leave its loads out.
    @SuppressWarnings("UnusedVariable") // written for the sake of the loads before it
    private long touched;

    /// @param most views told apart in one half hour
    Readers(int most, long salt) {
        this.most = most;
        this.salt = salt;
        this.mostSlots = Math.max(FEWEST_SLOTS, Integer.highestOneBit(most + most / 3 - 1) << 1);
    }

    /// Takes up to `BLOCK` views and writes the ordinals of those seen for the first time to
    /// `first` from `n` on, each with the way by which its reader came first.
    ///
    /// @return where `first` now ends
    int admit(long[] readers, int[] ordinals, int from, int length, int[] first, int n) {
        if (size + length > slots.length / 2 && slots.length < mostSlots) {
            grow();
        }
        print(readers, ordinals, from, length);
        touch(length);
        return size + length <= most
                ? admitAll(ordinals, from, length, first, n)
                : admitFew(ordinals, from, length, first, n);
    }

    /// From here on the same reader has other prints.
    void salt(long fresh) {
        salt = fresh;
    }

    /// Empties the set, and makes it as small as the half hour that ends would have allowed.
    void turn() {
        int fits = Integer.highestOneBit(Math.max(FEWEST_SLOTS / 2, size)) << 2;
        if (fits < slots.length) {
            slots = new long[fits];
            shift = shiftFor(fits);
        } else {
            Arrays.fill(slots, 0);
        }
        size = 0;
    }

    long duplicates() {
        return duplicates;
    }

    /// Views not counted because the set was full.
    long refused() {
        return refused;
    }

    int size() {
        return size;
    }

    /// The print by which a view is known again: 63 bits of reader, salt and story, never zero. The
    /// constants are those of MurmurHash3's finalizer and, to tell stories apart, of the golden
    /// ratio.
    static long print(int ordinal, long salted) {
        long bits = salted + ordinal * 0x9E3779B97F4A7C15L;
        bits = (bits ^ bits >>> 33) * 0xFF51AFD7ED558CCDL;
        bits = (bits ^ bits >>> 33) * 0xC4CEB9FE1A85EC53L;
        return bits ^ bits >>> 33 | 1;
    }

    private void print(long[] readers, int[] ordinals, int from, int length) {
        for (int i = 0; i < length; i++) {
            prints[i] = print(Arrival.story(ordinals[from + i]), readers[from + i] ^ salt);
        }
    }

    private void touch(int length) {
        long[] table = slots;
        int by = shift;
        long seen = 0;
        for (int i = 0; i < length; i++) {
            seen += table[(int) (prints[i] >>> by)];
        }
        touched = seen;
    }

    /// Every view of the block finds room: no branch asks whether it was new.
    private int admitAll(int[] ordinals, int from, int length, int[] first, int n) {
        long[] table = slots;
        int mask = table.length - 1;
        int end = n;
        for (int i = 0; i < length; i++) {
            long print = prints[i];
            int at = find(table, mask, print, (int) (print >>> shift));
            int fresh = table[at] == 0 ? 1 : 0;
            table[at] = print;
            first[end] = ordinals[from + i];
            end += fresh;
        }
        size += end - n;
        duplicates += length - (end - n);
        return end;
    }

    private int admitFew(int[] ordinals, int from, int length, int[] first, int n) {
        int end = n;
        for (int i = 0; i < length; i++) {
            long print = prints[i];
            int at = find(slots, slots.length - 1, print, (int) (print >>> shift));
            if (slots[at] == print) {
                duplicates++;
            } else if (size == most) {
                refused++;
            } else {
                slots[at] = print;
                size++;
                first[end++] = ordinals[from + i];
            }
        }
        return end;
    }

    private static int find(long[] table, int mask, long print, int home) {
        int at = home;
        while (table[at] != 0 && table[at] != print) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        shift = shiftFor(slots.length);
        for (long print : old) {
            if (print != 0) {
                slots[find(slots, slots.length - 1, print, (int) (print >>> shift))] = print;
            }
        }
    }

    private static int shiftFor(int slots) {
        return Long.numberOfLeadingZeros(slots) + 1;
    }
}
