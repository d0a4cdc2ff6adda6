package org.dateline.readership;

import java.util.Arrays;

/// Who has opened which story in this half hour: a bounded set of packed views (see `View`), open
/// addressing with linear probing. When it holds as many as it may, a view it does not know is not
/// counted until the next half hour: too few is a gap that the metrics show, too many could be made
/// by anyone who reloads.
final class Readers {
    /// Views handled together: their slots are first all touched, so that the memory's waits
    /// overlap, and then decided on one by one in a warm cache.
    static final int BLOCK = 256;

    private static final int FEWEST_SLOTS = 1 << 12;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final int most;
    private final int mostSlots;
    private final int[] homes = new int[BLOCK];
    private long[] slots = new long[FEWEST_SLOTS];
    private int shift = shiftFor(FEWEST_SLOTS);
    private int size;
    private long duplicates;
    private long refused;

    /// What `touch` saw: without a use, the compiler may leave its loads out.
    @SuppressWarnings("UnusedVariable") // written for the sake of the loads before it
    private long touched;

    /// @param most views told apart in one half hour
    Readers(int most) {
        this.most = most;
        this.mostSlots = Math.max(FEWEST_SLOTS, Integer.highestOneBit(most + most / 3 - 1) << 1);
    }

    /// Takes up to `BLOCK` views and writes the ordinals of those seen for the first time to
    /// `first` from `n` on.
    ///
    /// @return where `first` now ends
    int admit(long[] views, int from, int length, int[] first, int n) {
        if (size + length > slots.length / 2 && slots.length < mostSlots) {
            grow();
        }
        touch(views, from, length);
        return size + length <= most
                ? admitAll(views, from, length, first, n)
                : admitFew(views, from, length, first, n);
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

    private void touch(long[] views, int from, int length) {
        long[] table = slots;
        int by = shift;
        long seen = 0;
        for (int i = 0; i < length; i++) {
            int home = (int) (views[from + i] * GOLDEN >>> by);
            homes[i] = home;
            seen += table[home];
        }
        touched = seen;
    }

    /// Every view of the block finds room: no branch asks whether it was new.
    private int admitAll(long[] views, int from, int length, int[] first, int n) {
        long[] table = slots;
        int mask = table.length - 1;
        int end = n;
        for (int i = 0; i < length; i++) {
            long view = views[from + i];
            int at = find(table, mask, view, homes[i]);
            int fresh = table[at] == 0 ? 1 : 0;
            table[at] = view;
            first[end] = View.ordinal(view);
            end += fresh;
        }
        size += end - n;
        duplicates += length - (end - n);
        return end;
    }

    private int admitFew(long[] views, int from, int length, int[] first, int n) {
        int end = n;
        for (int i = 0; i < length; i++) {
            long view = views[from + i];
            int at = find(slots, slots.length - 1, view, homes[i]);
            if (slots[at] == view) {
                duplicates++;
            } else if (size == most) {
                refused++;
            } else {
                slots[at] = view;
                size++;
                first[end++] = View.ordinal(view);
            }
        }
        return end;
    }

    private static int find(long[] table, int mask, long view, int home) {
        int at = home;
        while (table[at] != 0 && table[at] != view) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        shift = shiftFor(slots.length);
        for (long view : old) {
            if (view != 0) {
                slots[find(slots, slots.length - 1, view, (int) (view * GOLDEN >>> shift))] = view;
            }
        }
    }

    private static int shiftFor(int slots) {
        return Long.numberOfLeadingZeros(slots) + 1;
    }
}
