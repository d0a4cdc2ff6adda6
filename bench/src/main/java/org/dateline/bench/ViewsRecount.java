package org.dateline.bench;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.dateline.readership.Popular;
import org.dateline.readership.Readership;

/// Counts a day again by hand: each half hour's pairs of reader and story in a plain set, a plain
/// array of totals, and one sort of all stories at the end.
final class ViewsRecount {
    private record Pair(long reader, int ordinal) {}

    private final int[] totals;

    ViewsRecount(int stories) {
        totals = new int[stories];
    }

    /// Adds half an hour, or takes it back.
    void add(ViewsTraffic traffic, int sign) {
        Set<Pair> pairs = HashSet.newHashSet(traffic.ordinals.length);
        for (int i = 0; i < traffic.ordinals.length; i++) {
            if (pairs.add(new Pair(traffic.hashes[i], traffic.ordinals[i]))) {
                totals[traffic.ordinals[i]] += sign;
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
