package org.dateline.tlog;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Leaves to fill logs with.
final class Leaves {
    private Leaves() {}

    static Hash number(long number) {
        return Hash.leaf(("leaf " + number).getBytes(StandardCharsets.UTF_8));
    }

    static List<Hash> numbered(long from, long to) {
        return LongStream.range(from, to).mapToObj(Leaves::number).toList();
    }

    static List<Hash> random(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        _ -> {
                            byte[] entry = new byte[random.nextInt(200)];
                            random.nextBytes(entry);
                            return Hash.leaf(entry);
                        })
                .toList();
    }
}
