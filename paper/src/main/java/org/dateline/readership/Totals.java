package org.dateline.readership;

import java.util.Arrays;

/// Views of every story in the window, in pages that are made when a story on them is first opened.
/// One thread writes; others may read and see a number a moment old.
final class Totals {
    private static final int PAGE_BITS = 12;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int[] NONE = new int[0];

    private volatile int[][] pages = new int[16][];

    Totals() {
        Arrays.fill(pages, NONE);
    }

    int get(int ordinal) {
        int[][] now = pages;
        int page = ordinal >>> PAGE_BITS;
        return page < now.length && now[page].length > 0 ? now[page][ordinal & PAGE - 1] : 0;
    }

    /// @return the story's new total
    int add(int ordinal, int count) {
        int[] page = page(ordinal >>> PAGE_BITS);
        return page[ordinal & PAGE - 1] += count;
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

    private int[] page(int number) {
        int[][] now = pages;
        if (number >= now.length) {
            int[][] wider = Arrays.copyOf(now, Math.max(number + 1, now.length * 2));
            Arrays.fill(wider, now.length, wider.length, NONE);
            pages = now = wider;
        }
        if (now[number].length == 0) {
            now[number] = new int[PAGE];
        }
        return now[number];
    }
}
