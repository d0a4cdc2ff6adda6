package org.dateline.bench;

import java.util.SplittableRandom;

/// The views of half an hour, made up: stories after Zipf's law with exponent 1 (the k-th of n is
/// opened with a chance near 1 / (k ln n)), scattered over all ordinals so that neighbours in rank
/// are not neighbours in memory; readers drawn evenly; and a share of openings that one of the last
/// 200,000 repeats. The same half hour is made up the same way each time.
final class ViewsTraffic {
    private static final int LAST = 200_000;

    /// Odd and no multiple of 5: coprime to a power of ten, so that multiplying by it permutes.
    private static final long SCATTER = 7_368_787L;

    private final int stories;
    private final int readers;
    private final double repeated;
    final int[] ordinals;
    final long[] hashes;

    /// @param stories a power of ten
    /// @param views of half an hour
    /// @param readers who are about in it
    /// @param repeated share of views that repeat one
    ViewsTraffic(int stories, int views, int readers, double repeated) {
        this.stories = stories;
        this.readers = readers;
        this.repeated = repeated;
        ordinals = new int[views];
        hashes = new long[views];
    }

    void make(long halfHour) {
        SplittableRandom random = new SplittableRandom(halfHour * 31 + 7);
        double log = Math.log(stories);
        for (int i = 0; i < ordinals.length; i++) {
            if (i > 0 && random.nextDouble() < repeated) {
                int again = Math.max(0, i - 1 - random.nextInt(LAST));
                ordinals[i] = ordinals[again];
                hashes[i] = hashes[again];
            } else {
                long rank = (long) Math.exp(random.nextDouble() * log) - 1;
                ordinals[i] = (int) (rank * SCATTER % stories);
                hashes[i] = hash(random.nextInt(readers));
            }
        }
    }

    /// As a newsstand would hash address and agent: no two readers share one.
    private static long hash(long reader) {
        long bits = (reader + 1) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ bits >>> 32) * 0x94D049BB133111EBL;
        return bits ^ bits >>> 29;
    }
}
