package org.dateline.readership;

import java.util.Arrays;

/// How many views each minute of the last 24 hours had, and by what way their readers came.
final class Timeline {
    private final long[] minutes = new long[Window.MINUTES];
    private final int[] views = new int[Window.MINUTES];
    private final int[][] came = new int[Window.MINUTES][Arrival.kinds()];

    Timeline() {
        Arrays.fill(minutes, Long.MIN_VALUE);
    }

    void add(long minute, long more) {
        int slot = slot(minute);
        if (minutes[slot] == minute) {
            views[slot] += (int) more;
        }
    }

    /// @param counts by the order of [Arrival]; those behind its end are of a later version
    void came(long minute, int[] counts) {
        int slot = slot(minute);
        if (minutes[slot] == minute) {
            for (int kind = 0; kind < Math.min(counts.length, Arrival.kinds()); kind++) {
                came[slot][kind] += counts[kind];
            }
        }
    }

    /// Where a minute is counted; one that is older than what stands there is counted nowhere.
    private int slot(long minute) {
        int slot = (int) Math.floorMod(minute, (long) Window.MINUTES);
        if (minutes[slot] < minute) {
            minutes[slot] = minute;
            views[slot] = 0;
            Arrays.fill(came[slot], 0);
        }
        return slot;
    }

    int views(long minute) {
        int slot = (int) Math.floorMod(minute, (long) Window.MINUTES);
        return minutes[slot] == minute ? views[slot] : 0;
    }

    int came(long minute, Arrival arrival) {
        int slot = (int) Math.floorMod(minute, (long) Window.MINUTES);
        return minutes[slot] == minute ? came[slot][arrival.ordinal()] : 0;
    }
}
