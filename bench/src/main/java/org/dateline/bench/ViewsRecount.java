package org.dateline.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.dateline.readership.Popular;
import org.dateline.readership.Readership;

/// Counts a day again by hand: each half hour's pairs of reader and story sorted, to leave out
/// those that are there twice; a plain array of totals; and one sort of all stories at the end.
final class ViewsRecount {
    private final int[] totals;

    ViewsRecount(int stories) {
        totals = new int[stories];
    }

    /// Adds half an hour.
    void add(ViewsTraffic traffic) {
        long[] pairs = new long[traffic.ordinals.length];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = (long) traffic.people[i] << 32 | traffic.ordinals[i];
        }
        Arrays.sort(pairs);
        for (int i = 0; i < pairs.length; i++) {
            if (i == 0 || pairs[i] != pairs[i - 1]) {
                totals[(int) pairs[i]]++;
            }
        }
    }

    /// Stories whose views in the window are not what was counted by hand.
    int differing(Readership readership) {
        return (int)
                IntStream.range(0, totals.length)
                        .filter(ordinal -> readership.views(ordinal) != totals[ordinal])
                        .count();
    }

    List<Popular> mostPopular(int limit) {
        long[] keys = new long[totals.length];
        for (int ordinal = 0; ordinal < totals.length; ordinal++) {
            keys[ordinal] = (long) -totals[ordinal] << 32 | ordinal;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys)
                .limit(limit)
                .mapToObj(key -> new Popular((int) key, (int) -(key >> 32)))
                .toList();
    }
}
