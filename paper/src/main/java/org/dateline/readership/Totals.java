package org.dateline.readership;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;

/// Views of every story in the window, in pages that are made when a story on them is first opened.
/// One thread writes; others may read and see a number a moment old.
final class Totals {
    private static final int PAGE_BITS = 16;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int[] NONE = new int[0];

    private static final Comparator<Popular> FEWEST_FIRST =
            Comparator.comparingInt(Popular::views)
                    .thenComparing(Popular::ordinal, Comparator.reverseOrder());

    /// Stories added together.
    static final int BLOCK = 256;

    private volatile int[][] pages = new int[16][];

    /// What `touch` saw: without a use, the compiler may leave its loads out.
    @SuppressWarnings("UnusedVariable") // written for the sake of the loads before it
    private int touched;

    Totals() {
        Arrays.fill(pages, NONE);
    }

    int get(int ordinal) {
        int[][] now = pages;
        int page = ordinal >>> PAGE_BITS;
        return page < now.length && now[page].length > 0 ? now[page][ordinal & PAGE - 1] : 0;
    }

    /// Adds `sign` times the counts of `n` stories, after touching them all, so that the memory's
    /// waits overlap. Where the counts stood, the new totals stand afterwards.
    ///
    /// @return the sum of the counts
    long add(int[] ordinals, int[] counts, int n, int sign) {
        int last = 0;
        for (int i = 0; i < n; i++) {
            last = Math.max(last, ordinals[i]);
        }
        makePages(ordinals, n, last);
        touch(ordinals, n);
        int[][] now = pages;
        long sum = 0;
        for (int i = 0; i < n; i++) {
            int[] page = now[ordinals[i] >>> PAGE_BITS];
            int at = ordinals[i] & PAGE - 1;
            int count = counts[i];
            sum += count;
            counts[i] = page[at] += sign * count;
        }
        return sum;
    }

    /// Shows `ranking` every story that can be above its floor.
    void offerTo(Ranking ranking) {
        int[][] now = pages;
        for (int page = 0; page < now.length; page++) {
            int[] counts = now[page];
            int fewest = ranking.fewest();
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] >= fewest) {
                    ranking.risen(page << PAGE_BITS | i, counts[i], this);
                    fewest = ranking.fewest();
                }
            }
        }
    }

    /// The stories with the most views among some; of equals, the lower ordinals. Most first.
    List<Popular> best(int limit, IntPredicate stories) {
        PriorityQueue<Popular> best = new PriorityQueue<>(limit + 1, FEWEST_FIRST);
        int[][] now = pages;
        for (int page = 0; page < now.length; page++) {
            int[] counts = now[page];
            for (int i = 0; i < counts.length; i++) {
                int fewest = best.size() < limit ? 0 : best.element().views();
                int ordinal = page << PAGE_BITS | i;
                if (counts[i] > fewest && stories.test(ordinal)) {
                    best.add(new Popular(ordinal, counts[i]));
                    if (best.size() > limit) {
                        best.remove();
                    }
                }
            }
        }
        return best.stream().sorted(FEWEST_FIRST.reversed()).toList();
    }

    private void makePages(int[] ordinals, int n, int last) {
        int[][] now = pages;
        if (last >>> PAGE_BITS >= now.length) {
            int[][] wider = Arrays.copyOf(now, Math.max((last >>> PAGE_BITS) + 1, now.length * 2));
            Arrays.fill(wider, now.length, wider.length, NONE);
            pages = now = wider;
        }
        for (int i = 0; i < n; i++) {
            int page = ordinals[i] >>> PAGE_BITS;
            if (now[page].length == 0) {
                now[page] = new int[PAGE];
            }
        }
    }

    private void touch(int[] ordinals, int n) {
        int[][] now = pages;
        int seen = 0;
        for (int i = 0; i < n; i++) {
            seen += now[ordinals[i] >>> PAGE_BITS][ordinals[i] & PAGE - 1];
        }
        touched = seen;
    }
}
