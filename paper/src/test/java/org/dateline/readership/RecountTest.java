package org.dateline.readership;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random traffic over two days against a recount by hand, with everything that may happen to a
/// paper in that time.
class RecountTest {
    private static final int STORIES = 400;
    private static final long TWO_DAYS = 48 * 3_600;

    @TempDir Path folder;

    /// Where a drain stands in the log.
    private record Place(Path file, long from, long to) {}

    private final WallClock clock = new WallClock("2026-11-23T22:10:07Z");
    private final Recount recount = new Recount(clock.second());
    private final List<Place> places = new ArrayList<>();
    private SplittableRandom random = new SplittableRandom();
    private Readership readership;
    private Counter counter;

    static Stream<Long> seeds() {
        return Stream.of(1L, 2L, 104L, System.nanoTime());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyWindowOfTwoRoughDaysEqualsARecount(long seed) throws IOException {
        System.out.println("RecountTest seed " + seed);
        random = new SplittableRandom(seed);
        int clockSetBack = 0;
        for (long passed = 0; passed < TWO_DAYS; ) {
            int step = random.nextInt(20) == 0 ? random.nextInt(2_000) : random.nextInt(90);
            passed += step;
            clock.pass(step);
            if (random.nextInt(400) == 0 && clockSetBack++ < 4) {
                clock.pass(-random.nextInt(10_000));
            }
            if (random.nextInt(100) == 0) {
                misfortune();
            }
            traffic();
            if (random.nextInt(8) == 0) {
                compare();
            }
        }
        compare();
        readership.close();
    }

    private void traffic() throws IOException {
        readership.sweep();
        recount.turn(clock.second());
        int views = random.nextInt(60);
        for (int i = 0; i < views; i++) {
            int ordinal = (int) Math.pow(STORIES, random.nextDouble()) - 1;
            long reader = random.nextInt(50);
            counter.view(ordinal, reader);
            recount.view(ordinal, reader);
        }
        drain();
    }

    private void drain() throws IOException {
        readership.drain();
        if (recount.drain()) {
            Path file = hourFile();
            boolean sameFile = !places.isEmpty() && places.getLast().file().equals(file);
            places.add(new Place(file, sameFile ? places.getLast().to() : 0, Files.size(file)));
        }
    }

    private void misfortune() throws IOException {
        switch (random.nextInt(4)) {
            case 0 -> readership.close();
            case 1 -> killWhileWriting();
            case 2 -> killAfterWriting();
            default -> flipABit();
        }
        start();
        recount.restart(clock.second());
    }

    /// The views that were not drained are gone, and nothing else.
    private void killAfterWriting() {
        counter.view(1, 77);
    }

    private void killWhileWriting() throws IOException {
        if (places.isEmpty() || recount.isLost(places.size() - 1) || deletedHours()) {
            return;
        }
        Place last = places.removeLast();
        try (RandomAccessFile file = new RandomAccessFile(last.file().toFile(), "rw")) {
            file.setLength(last.from() + random.nextLong(last.to() - last.from()));
        }
        recount.forgetLast();
    }

    /// Whether old hours were deleted after the last drain: only when that is safe on disk.
    private boolean deletedHours() {
        return places.getLast().from() == 0 && Files.notExists(places.getFirst().file());
    }

    private void flipABit() throws IOException {
        readership.close();
        int which = places.size() - 2 - random.nextInt(Math.max(1, places.size() / 4));
        if (which < 0 || recount.isLost(which) || !Files.exists(places.get(which).file())) {
            return;
        }
        Place place = places.get(which);
        long at = place.from() + random.nextLong(place.to() - place.from());
        try (RandomAccessFile file = new RandomAccessFile(place.file().toFile(), "rw")) {
            file.seek(at);
            int old = file.read();
            file.seek(at);
            file.write(old ^ 1 << random.nextInt(8));
        }
        assertThat(Readership.check(folder)).isNotEmpty();
        recount.lose(which);
    }

    @BeforeEach
    void start() {
        readership = Readership.openUndrained(folder, clock, Bounds.DEFAULT);
        counter = readership.counter();
    }

    private void compare() {
        assertThat(readership.mostPopular(20)).isEqualTo(recount.mostPopular(20));
        assertThat(readership.mostPopular(100)).isEqualTo(recount.mostPopular(100));
        var window = recount.window();
        for (int ordinal = 0; ordinal < STORIES; ordinal++) {
            assertThat(readership.views(ordinal)).isEqualTo(window.getOrDefault(ordinal, 0));
        }
        assertThat(readership.counts().window())
                .isEqualTo(window.values().stream().mapToLong(Integer::longValue).sum());
    }

    /// Not the newest file: when the first record of an hour is torn and the clock is behind, the
    /// hour before goes on.
    private Path hourFile() {
        String hour = Instant.ofEpochSecond(recount.second()).toString().substring(0, 13);
        return folder.resolve(hour + "Z.views");
    }
}
