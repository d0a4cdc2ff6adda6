package org.dateline.readership;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The most viewed stories, exact. As long as totals only rise, a story can enter only when it is
/// viewed, so that the old list and the stories just viewed are enough; when a minute has left the
/// window all totals are looked through again.
///
/// More views come first; of equals, the story with the lower ordinal, the one published first.
final class Ranking {
    private final int places;

    /// Views in the upper half, the ordinal's complement in the lower: greater is better. Best
    /// first.
    private final long[] best;

    private int size;
    private int[] risen = new int[64];
    private int risenSize;
    private boolean stale;

    Ranking(int places) {
        this.places = places;
        this.best = new long[places];
    }

    /// The fewest views with which a story may have a place.
    int fewest() {
        return size < places ? 1 : (int) (best[size - 1] >>> 32);
    }

    /// A story's total has risen to `views`.
    void risen(int ordinal, int views) {
        if (views >= fewest() && !stale) {
            if (risenSize == risen.length) {
                risen = Arrays.copyOf(risen, risenSize * 2);
            }
            risen[risenSize++] = ordinal;
        }
    }

    /// Some total has fallen: the next refresh looks through all.
    void fallen() {
        stale = true;
        risenSize = 0;
    }

    /// Brings the list up to date.
    void refresh(Totals totals) {
        if (stale) {
            size = 0;
            totals.offerTo(this);
        } else if (risenSize > 0) {
            offerRisen(totals);
        }
        stale = false;
        risenSize = 0;
        if (risen.length > 1 << 16) {
            risen = new int[64];
        }
    }

    /// Gives a story that is not on the list its place, if it has one.
    void offer(int ordinal, int views) {
        long key = (long) views << 32 | ~ordinal & 0xFFFF_FFFFL;
        if (size == places && key <= best[size - 1]) {
            return;
        }
        int at = size < places ? size++ : size - 1;
        while (at > 0 && best[at - 1] < key) {
            best[at] = best[--at];
        }
        best[at] = key;
    }

    List<Popular> list() {
        List<Popular> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(new Popular(~(int) best[i], (int) (best[i] >>> 32)));
        }
        return List.copyOf(list);
    }

    private void offerRisen(Totals totals) {
        int[] candidates = Arrays.copyOf(risen, risenSize + size);
        for (int i = 0; i < size; i++) {
            candidates[risenSize + i] = ~(int) best[i];
        }
        Arrays.sort(candidates);
        size = 0;
        for (int i = 0; i < candidates.length; i++) {
            if (i == 0 || candidates[i] != candidates[i - 1]) {
                offer(candidates[i], totals.get(candidates[i]));
            }
        }
    }
}
