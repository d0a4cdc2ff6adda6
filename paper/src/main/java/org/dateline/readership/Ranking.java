package org.dateline.readership;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The most viewed stories, exact, without looking through all stories each time.
///
/// It keeps candidates, and a floor that no other story is above. A story whose total rises above
/// the floor becomes a candidate, and one whose total falls stays what it is; so the best
/// candidates are the best stories as long as the last place is above the floor. Only when so many
/// candidates have fallen that it is not, all totals are looked through again. With a thousand
/// candidates for a hundred places that is rare.
///
/// More views come first; of equals, the story with the lower ordinal, the one published first.
final class Ranking {
    private static final int KEPT = 1_000;
    private static final int MOST = 4_096;

    private final int places;
    private final int[] candidates = new int[MOST];
    private int size;

    /// Which ordinals are candidates: open addressing, ordinal + 1, so that 0 is free.
    private final int[] members = new int[4 * MOST];

    /// A rank in one number: views in the upper half, the ordinal's complement in the lower;
    /// greater is better.
    private long floor;

    private long[] best = new long[0];
    private long searches;

    Ranking(int places) {
        this.places = places;
    }

    /// The fewest views with which a story can be above the floor.
    int fewest() {
        return Math.max(1, (int) (floor >>> 32));
    }

    /// The totals of `n` stories have risen to `views`.
    void risen(int[] ordinals, int[] views, int n, Totals totals) {
        int fewest = fewest();
        for (int i = 0; i < n; i++) {
            if (views[i] >= fewest) {
                risen(ordinals[i], views[i], totals);
                fewest = fewest();
            }
        }
    }

    /// A story's total has risen to `views`, which are at least `fewest`.
    void risen(int ordinal, int views, Totals totals) {
        if (rank(ordinal, views) > floor && enlist(ordinal)) {
            candidates[size++] = ordinal;
            if (size == MOST) {
                thin(totals);
            }
        }
    }

    /// Brings the list up to date.
    void refresh(Totals totals) {
        best = ranked(totals);
        if (floor > 0 && (best.length < places || best[best.length - places] <= floor)) {
            search(totals);
            best = ranked(totals);
        }
    }

    /// Best first.
    List<Popular> list() {
        List<Popular> list = new ArrayList<>(places);
        for (int i = best.length - 1; i >= 0 && list.size() < places; i--) {
            list.add(new Popular(ordinal(best[i]), (int) (best[i] >>> 32)));
        }
        return List.copyOf(list);
    }

    /// How often all totals were looked through.
    long searches() {
        return searches;
    }

    private void search(Totals totals) {
        searches++;
        size = 0;
        floor = 0;
        Arrays.fill(members, 0);
        totals.offerTo(this);
    }

    /// Keeps the best candidates; the best of the others is the new floor.
    private void thin(Totals totals) {
        long[] ranks = ranked(totals);
        int from = Math.max(0, ranks.length - KEPT);
        // Those without a view are below any floor.
        floor = from == 0 ? floor : Math.max(floor, ranks[from - 1]);
        size = 0;
        Arrays.fill(members, 0);
        for (int i = from; i < ranks.length; i++) {
            candidates[size++] = ordinal(ranks[i]);
            enlist(ordinal(ranks[i]));
        }
    }

    /// The candidates that have views, worst first.
    private long[] ranked(Totals totals) {
        long[] ranks = new long[size];
        int n = 0;
        for (int i = 0; i < size; i++) {
            int views = totals.get(candidates[i]);
            if (views > 0) {
                ranks[n++] = rank(candidates[i], views);
            }
        }
        long[] viewed = Arrays.copyOf(ranks, n);
        Arrays.sort(viewed);
        return viewed;
    }

    /// @return false when it was a candidate already
    private boolean enlist(int ordinal) {
        int mask = members.length - 1;
        int at = ordinal * 0x9E3779B9 >>> Integer.numberOfLeadingZeros(mask);
        while (members[at] != 0) {
            if (members[at] == ordinal + 1) {
                return false;
            }
            at = at + 1 & mask;
        }
        members[at] = ordinal + 1;
        return true;
    }

    private static long rank(int ordinal, int views) {
        return (long) views << 32 | ~ordinal & 0xFFFF_FFFFL;
    }

    private static int ordinal(long rank) {
        return ~(int) rank;
    }
}
