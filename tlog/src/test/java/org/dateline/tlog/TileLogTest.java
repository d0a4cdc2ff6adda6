package org.dateline.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TileLogTest {
    @TempDir Path folder;

    @Test
    void anEmptyLogHasTheEmptyRoot() {
        try (TileLog log = TileLog.open(folder)) {
            assertThat(log.size()).isZero();
            assertThat(log.root()).isEqualTo(Hash.EMPTY);
            assertThat(log.tile(0, 0, 1)).isEmpty();
            assertThat(log.consistency(0, 0)).isEmpty();
            log.append(List.of());
            assertThat(log.size()).isZero();
        }
    }

    @Test
    void rootsAndProofsOfRandomLogsAreThoseOfTheReference() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<Hash> leaves = new ArrayList<>();
        try (TileLog log = TileLog.open(folder)) {
            while (leaves.size() < 1_500) {
                List<Hash> more = Leaves.random(random, random.nextInt(1, 120));
                log.append(more);
                leaves.addAll(more);
                assertThat(log.size()).isEqualTo(leaves.size());
                assertThat(log.root()).isEqualTo(Naive.root(leaves));
                agreesSomewhere(log, leaves, random);
            }
        }
        try (TileLog log = TileLog.open(folder)) {
            assertThat(log.root()).isEqualTo(Naive.root(leaves));
            agreesSomewhere(log, leaves, random);
            assertThat(log.fault()).isEmpty();
        }
    }

    @Test
    void smallLogsAgreeInEverySizeAndPlace() {
        List<Hash> leaves = Leaves.numbered(0, 20);
        try (TileLog log = TileLog.open(folder)) {
            log.append(leaves);
            for (int size = 0; size <= 20; size++) {
                for (int index = 0; index < size; index++) {
                    agrees(log, leaves, index, size);
                }
            }
        }
    }

    @Test
    void aLogOfThreeLevelsAgreesToo() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<Hash> leaves = Leaves.numbered(0, 70_000);
        try (TileLog log = TileLog.open(folder)) {
            log.append(leaves.subList(0, 65_537));
            log.append(leaves.subList(65_537, 70_000));
            assertThat(log.root()).isEqualTo(Naive.root(leaves));
            for (int size : List.of(65_535, 65_536, 65_537, 69_999, 70_000)) {
                agrees(log, leaves, random.nextInt(size), size);
            }
            agreesSomewhere(log, leaves, random);
            assertThat(log.fault()).isEmpty();
        }
    }

    @Test
    void tilesAreThoseTheSpecificationCountsForSeventyThousandEntries() {
        List<Hash> leaves = Leaves.numbered(0, 70_000);
        try (TileLog log = TileLog.open(folder)) {
            log.append(leaves);
            assertThat(log.tile(0, 272, 256)).isPresent();
            assertThat(log.tile(0, 273, 112)).isPresent();
            assertThat(log.tile(0, 273, 113)).isEmpty();
            assertThat(log.tile(0, 274, 1)).isEmpty();
            assertThat(log.tile(1, 0, 256)).isPresent();
            assertThat(log.tile(1, 1, 17)).isPresent();
            assertThat(log.tile(1, 1, 18)).isEmpty();
            assertThat(log.tile(2, 0, 1)).isPresent();
            assertThat(log.tile(2, 0, 2)).isEmpty();
            assertThat(log.tile(3, 0, 1)).isEmpty();

            byte[] partial = log.tile(0, 273, 112).orElseThrow();
            assertThat(partial).hasSize(112 * 32);
            assertThat(Hash.at(partial, 111 * 32)).isEqualTo(leaves.getLast());
            assertThat(log.leaf(69_999)).isEqualTo(leaves.getLast());
            assertThat(Hash.at(log.tile(1, 1, 17).orElseThrow(), 16 * 32))
                    .isEqualTo(Naive.root(leaves.subList(272 * 256, 273 * 256)));
            assertThat(Hash.of(log.tile(2, 0, 1).orElseThrow()))
                    .isEqualTo(Naive.root(leaves.subList(0, 65_536)));
        }
    }

    @Test
    void tilesThatCannotBeAreNotThere() {
        try (TileLog log = TileLog.open(folder)) {
            log.append(Leaves.numbered(0, 300));
            assertThat(log.tile(-1, 0, 1)).isEmpty();
            assertThat(log.tile(63, 0, 1)).isEmpty();
            assertThat(log.tile(0, -1, 1)).isEmpty();
            assertThat(log.tile(0, 0, 0)).isEmpty();
            assertThat(log.tile(0, 0, 257)).isEmpty();
            assertThat(log.tile(0, Long.MAX_VALUE, 1)).isEmpty();
            assertThat(log.tile(0, TilePath.MAX_INDEX, 256)).isEmpty();
        }
    }

    @Test
    void whatTheLogDoesNotHaveCannotBeAskedFor() {
        try (TileLog log = TileLog.open(folder)) {
            log.append(Leaves.numbered(0, 10));
            refused(() -> log.root(11));
            refused(() -> log.root(-1));
            refused(() -> log.leaf(10));
            refused(() -> log.leaf(-1));
            refused(() -> log.inclusion(5, 5));
            refused(() -> log.inclusion(-1, 5));
            refused(() -> log.inclusion(0, 11));
            refused(() -> log.consistency(6, 5));
            refused(() -> log.consistency(-1, 5));
            refused(() -> log.consistency(1, 11));
            refused(() -> log.truncate(11));
        }
    }

    @Test
    void aTruncatedLogIsTheShorterLogAndGrowsAnotherWay() {
        List<Hash> leaves = Leaves.numbered(0, 1_000);
        try (TileLog log = TileLog.open(folder)) {
            log.append(leaves);
            Hash before = log.root();
            assertThat(log.inclusion(3, 1_000)).isNotEmpty();
            log.truncate(200);
            assertThat(log.root()).isEqualTo(Naive.root(leaves.subList(0, 200)));

            List<Hash> other = new ArrayList<>(leaves.subList(0, 200));
            other.addAll(Leaves.numbered(5_000, 5_800));
            log.append(other.subList(200, 1_000));
            assertThat(log.root()).isEqualTo(Naive.root(other)).isNotEqualTo(before);
            agrees(log, other, 3, 1_000);
            agrees(log, other, 700, 1_000);
            log.truncate(0);
            assertThat(log.root()).isEqualTo(Hash.EMPTY);
        }
    }

    @Test
    void aFlippedBitShowsAsAnotherRootOrAProofThatFailsOrAFault() throws IOException {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        int size = 1_000;
        Hash root;
        try (TileLog log = TileLog.open(folder)) {
            log.append(Leaves.numbered(0, size));
            root = log.root();
        }
        for (int trial = 0; trial < 60; trial++) {
            int level = trial % 2;
            Path file = folder.resolve("level-" + level);
            byte[] good = Files.readAllBytes(file);
            byte[] bad = good.clone();
            int place = random.nextInt(bad.length);
            bad[place] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bad);
            try (TileLog log = TileLog.openReadOnly(folder)) {
                int leaf = level == 0 ? place / 32 : place / 32 * 256 + 1;
                boolean proven =
                        Merkle.includes(
                                root, size, leaf, log.leaf(leaf), log.inclusion(leaf, size));
                assertThat(proven && log.root().equals(root) && log.fault().isEmpty()).isFalse();
                if (level == 0) {
                    assertThat(proven).isFalse();
                }
            }
            Files.write(file, good);
        }
    }

    @Test
    void readersSeeWholeLogsWhileOneWriterWorks() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        try (TileLog log = TileLog.open(folder);
                ExecutorService readers = Executors.newFixedThreadPool(3)) {
            log.append(Leaves.numbered(0, 1));
            List<Future<?>> reading = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                int reader = i;
                reading.add(readers.submit(() -> readUntil(done, log, new Random(reader))));
            }
            for (int from = 1; from < 30_000; from += 97) {
                log.append(Leaves.numbered(from, from + 97));
            }
            done.set(true);
            for (Future<?> each : reading) {
                each.get();
            }
        }
    }

    @Test
    void anInterruptedReaderLeavesTheLogOpen() throws Exception {
        try (TileLog log = TileLog.open(folder)) {
            log.append(Leaves.numbered(0, 600));
            Thread reader =
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        Thread.currentThread().interrupt();
                                        log.inclusion(7, 600);
                                    });
            reader.join();
            assertThat(log.leaf(7)).isEqualTo(Leaves.number(7));
        }
    }

    private static void readUntil(AtomicBoolean done, TileLog log, Random random) {
        while (!done.get()) {
            long size = log.size();
            long index = random.nextLong(size);
            Hash root = log.root(size);
            Hash leaf = Leaves.number(index);
            if (!Merkle.includes(root, size, index, leaf, log.inclusion(index, size))) {
                throw new AssertionError("Entry " + index + " of " + size + " is not proven.");
            }
        }
    }

    private static void agreesSomewhere(TileLog log, List<Hash> leaves, Random random) {
        for (int i = 0; i < 5; i++) {
            int size = random.nextInt(1, leaves.size() + 1);
            agrees(log, leaves, random.nextInt(size), size);
        }
    }

    /// `index` is taken as the place of a leaf and as an older size.
    private static void agrees(TileLog log, List<Hash> leaves, int index, int size) {
        List<Hash> tree = leaves.subList(0, size);
        Hash root = log.root(size);
        assertThat(root).isEqualTo(Naive.root(tree));
        assertThat(log.inclusion(index, size)).isEqualTo(Naive.inclusion(index, tree));
        assertThat(log.consistency(index, size)).isEqualTo(Naive.consistency(index, tree));
        assertThat(
                        Merkle.includes(
                                root, size, index, leaves.get(index), log.inclusion(index, size)))
                .isTrue();
        assertThat(
                        Merkle.extendsTree(
                                root, size, log.root(index), index, log.consistency(index, size)))
                .isTrue();
    }

    private static void refused(Runnable act) {
        assertThatThrownBy(act::run).isInstanceOf(IllegalArgumentException.class);
    }
}
