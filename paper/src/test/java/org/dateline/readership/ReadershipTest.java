package org.dateline.readership;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadershipTest {
    private static final long MEI = 0x5EED_0001L;
    private static final long OMAR = 0x5EED_0002L;

    @TempDir Path folder;

    private final WallClock clock = new WallClock("2026-11-23T09:29:58Z");

    @Test
    void aReaderCountsOnceAStoryAndHalfHour() {
        try (Readership readership = open(Bounds.DEFAULT)) {
            Counter counter = readership.counter();
            counter.view(7, MEI);
            counter.view(7, MEI);
            counter.view(7, OMAR);
            counter.view(8, MEI);
            readership.drain();
            assertThat(readership.mostPopular(10))
                    .containsExactly(new Popular(7, 2), new Popular(8, 1));
            clock.pass(1);
            counter.view(7, MEI);
            readership.drain();
            assertThat(readership.views(7)).isEqualTo(2);
            clock.pass(1);
            counter.view(7, MEI);
            readership.drain();
            assertThat(readership.views(7)).isEqualTo(3);
            assertThat(readership.counts().duplicates()).isEqualTo(2);
        }
    }

    @Test
    void aReaderIsKnownByEveryEventLoop() {
        try (Readership readership = open(Bounds.DEFAULT)) {
            readership.counter().view(7, MEI);
            readership.counter().view(7, MEI);
            readership.drain();
            assertThat(readership.views(7)).isEqualTo(1);
        }
    }

    @Test
    void ofEquallyViewedStoriesTheOneWithTheLowerOrdinalComesFirst() {
        try (Readership readership = open(Bounds.DEFAULT)) {
            Counter counter = readership.counter();
            for (int ordinal = 300; ordinal > 0; ordinal--) {
                counter.view(ordinal, MEI);
            }
            readership.drain();
            assertThat(readership.mostPopular(3).stream().map(Popular::ordinal))
                    .containsExactly(1, 2, 3);
            assertThat(readership.mostPopular(1_000)).hasSize(Readership.PLACES);
            assertThat(readership.mostPopular(-1)).isEmpty();
        }
    }

    @Test
    void amongSomeStoriesTheMostPopularAreFoundHoweverFewTheirViews() {
        try (Readership readership = open(Bounds.DEFAULT)) {
            Counter counter = readership.counter();
            for (int ordinal = 0; ordinal < 70_000; ordinal += 100) {
                counter.view(ordinal, MEI);
                counter.view(ordinal, OMAR);
            }
            counter.view(69_999, MEI);
            counter.view(7, MEI);
            counter.view(9, MEI);
            readership.drain();
            assertThat(
                            readership.mostPopular(2, ordinal -> ordinal % 100 != 0).stream()
                                    .map(Popular::ordinal))
                    .containsExactly(7, 9);
            assertThat(readership.mostPopular(2, ordinal -> ordinal > 9 && ordinal < 1_000))
                    .containsExactly(new Popular(100, 2), new Popular(200, 2));
            assertThat(readership.mostPopular(3, ordinal -> ordinal >= 69_900))
                    .containsExactly(new Popular(69_900, 2), new Popular(69_999, 1));
        }
    }

    @Test
    void aViewLeavesWithItsMinuteAfter24Hours() {
        try (Readership readership = open(Bounds.DEFAULT)) {
            readership.counter().view(7, MEI);
            readership.drain();
            clock.pass(24 * 3_600 - 59);
            readership.drain();
            assertThat(readership.views(7)).isEqualTo(1);
            clock.pass(1);
            readership.drain();
            assertThat(readership.views(7)).isZero();
            assertThat(readership.mostPopular(10)).isEmpty();
        }
    }

    @Test
    void aRestartLosesNothingThatWasDrained() {
        try (Readership readership = open(Bounds.DEFAULT)) {
            readership.counter().view(7, MEI);
        }
        try (Readership readership = open(Bounds.DEFAULT)) {
            assertThat(readership.mostPopular(10)).containsExactly(new Popular(7, 1));
            assertThat(readership.counts().damagedRecords()).isZero();
        }
    }

    @Test
    void logsOlderThanTheWindowAreDeletedAndOtherFilesAreNot() throws IOException {
        Files.writeString(folder.resolve("notes.views"), "the editor's own");
        try (Readership readership = open(Bounds.DEFAULT)) {
            Counter counter = readership.counter();
            for (int hour = 0; hour < 30; hour++) {
                counter.view(7, MEI);
                readership.drain();
                clock.pass(3_600);
            }
        }
        assertThat(filesIn(folder))
                .hasSize(26)
                .contains("notes.views", "2026-11-23T14Z.views", "2026-11-24T14Z.views");
    }

    @Test
    void theLogHoldsNoReaderAndNoSalt() throws IOException {
        byte[] first;
        try (Readership readership = open(Bounds.DEFAULT)) {
            readership.counter().view(7, MEI);
        }
        first = Files.readAllBytes(folder.resolve("2026-11-23T09Z.views"));
        assertThat(first).hasSize(46);
        Files.delete(folder.resolve("2026-11-23T09Z.views"));
        try (Readership readership = open(Bounds.DEFAULT)) {
            readership.counter().view(7, OMAR);
        }
        assertThat(Files.readAllBytes(folder.resolve("2026-11-23T09Z.views"))).isEqualTo(first);
        assertThat(new String(first, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(bytes(MEI), StandardCharsets.ISO_8859_1));
    }

    @Test
    void anotherSaltOrStoryMakesAnotherPrintOfTheSameReader() {
        assertThat(Readers.print(7, MEI ^ 1)).isNotEqualTo(Readers.print(7, MEI));
        assertThat(Readers.print(8, MEI)).isNotEqualTo(Readers.print(7, MEI));
        assertThat(Readers.print(0, 0)).isNotZero();
    }

    @Test
    void aViewForWhichTheBufferHasNoRoomIsDroppedAndCounted() {
        try (Readership readership = open(new Bounds(4, 100, 1_000))) {
            Counter counter = readership.counter();
            for (int reader = 0; reader < 6; reader++) {
                counter.view(7, reader);
            }
            readership.drain();
            assertThat(readership.views(7)).isEqualTo(4);
            assertThat(readership.counts().dropped()).isEqualTo(2);
            counter.view(7, 6);
            readership.drain();
            assertThat(readership.views(7)).isEqualTo(5);
        }
    }

    @Test
    void aHalfHourWithTooManyFirstViewsCountsThoseItCanTellApart() {
        try (Readership readership = open(new Bounds(1 << 12, 1_000, 100_000))) {
            Counter counter = readership.counter();
            for (int reader = 0; reader < 1_500; reader++) {
                counter.view(7, reader);
                counter.view(7, reader);
            }
            readership.drain();
            assertThat(readership.views(7)).isEqualTo(1_000);
            assertThat(readership.counts().refused()).isEqualTo(1_000);
            assertThat(readership.counts().duplicates()).isEqualTo(1_000);
            clock.pass(2);
            counter.view(7, MEI);
            readership.drain();
            assertThat(readership.views(7)).isEqualTo(1_001);
        }
    }

    @Test
    void aWindowThatIsFullLetsItsOldestMinutesGo() {
        try (Readership readership = open(new Bounds(1 << 12, 10_000, 1_000))) {
            Counter counter = readership.counter();
            for (int minute = 0; minute < 4; minute++) {
                for (int ordinal = 0; ordinal < 400; ordinal++) {
                    counter.view(1_000 * minute + ordinal, minute);
                }
                readership.drain();
                clock.pass(60);
            }
            assertThat(readership.counts().earlyMinutes()).isEqualTo(2);
            assertThat(readership.views(0)).isZero();
            assertThat(readership.views(3_000)).isEqualTo(1);
            assertThat(readership.counts().window()).isEqualTo(800);
        }
    }

    @Test
    void aClockSetBackNeitherStopsCountingNorMakesViewsNegative() {
        try (Readership readership = open(Bounds.DEFAULT)) {
            Counter counter = readership.counter();
            counter.view(7, MEI);
            readership.drain();
            clock.pass(-40L * 365 * 86_400);
            for (int halfHour = 0; halfHour < 4; halfHour++) {
                counter.view(7, MEI);
                readership.drain();
                clock.pass(1_800);
            }
            assertThat(readership.views(7)).isEqualTo(4);
            for (int halfHour = 0; halfHour < 48; halfHour++) {
                readership.drain();
                clock.pass(1_800);
            }
            assertThat(readership.views(7)).isZero();
            assertThat(readership.counts().window()).isZero();
        }
    }

    @Test
    void aRestartWhileTheClockIsBehindFindsTheWholeWindowOfTheLastDrain() {
        try (Readership readership = open(Bounds.DEFAULT)) {
            Counter counter = readership.counter();
            clock.pass(1_200);
            counter.view(7, MEI);
            readership.drain();
            clock.pass(24 * 3_600 - 600);
            counter.view(8, MEI);
            readership.drain();
            clock.pass(-7_200);
            readership.drain();
            clock.pass(1_800);
        }
        // It stopped in another hour than that of its last drain with a view.
        try (Readership readership = open(Bounds.DEFAULT)) {
            assertThat(readership.mostPopular(10))
                    .containsExactly(new Popular(7, 1), new Popular(8, 1));
        }
    }

    @Test
    void aDamagedRecordIsLeftOutAndNamed() throws IOException {
        try (Readership readership = open(Bounds.DEFAULT)) {
            Counter counter = readership.counter();
            for (int ordinal = 1; ordinal <= 3; ordinal++) {
                counter.view(ordinal, MEI);
                readership.drain();
            }
        }
        assertThat(Readership.check(folder)).isEmpty();
        Path log = folder.resolve("2026-11-23T09Z.views");
        byte[] bytes = Files.readAllBytes(log);
        bytes[46 + 6] ^= 1;
        Files.write(log, bytes);
        assertThat(Readership.check(folder)).hasSize(1);
        assertThat(Readership.check(folder).getFirst())
                .contains("2026-11-23T09Z.views", "1 place", "byte 46");
        try (Readership readership = open(Bounds.DEFAULT)) {
            assertThat(readership.counts().damagedRecords()).isEqualTo(1);
            assertThat(readership.mostPopular(10))
                    .containsExactly(new Popular(1, 1), new Popular(3, 1));
        }
    }

    @Test
    void aRecordNotWrittenToItsEndIsDroppedAndIsNoDamage() throws IOException {
        try (Readership readership = open(Bounds.DEFAULT)) {
            Counter counter = readership.counter();
            counter.view(1, MEI);
            readership.drain();
            counter.view(2, MEI);
        }
        Path log = folder.resolve("2026-11-23T09Z.views");
        byte[] whole = Files.readAllBytes(log);
        for (int cut = 47; cut < whole.length; cut++) {
            Files.write(log, Arrays.copyOf(whole, cut));
            assertThat(Readership.check(folder)).isEmpty();
            try (Readership readership = open(Bounds.DEFAULT)) {
                assertThat(readership.mostPopular(10)).containsExactly(new Popular(1, 1));
                readership.counter().view(3, MEI);
            }
            assertThat(Readership.check(folder)).isEmpty();
            try (Readership readership = open(Bounds.DEFAULT)) {
                assertThat(readership.views(3)).isEqualTo(1);
            }
        }
    }

    @Test
    void countingGoesOnWhenTheLogCannotBeWritten() throws IOException {
        Path below = folder.resolve("views");
        try (Readership readership = Readership.openUndrained(below, clock, Bounds.DEFAULT)) {
            Files.delete(below);
            Files.writeString(below, "not a folder");
            readership.counter().view(7, MEI);
            readership.drain();
            assertThat(readership.views(7)).isEqualTo(1);
            assertThat(readership.counts().unlogged()).isEqualTo(1);
        }
    }

    @Test
    void aListenerHearsOfAnotherOrderAndOfNothingElse() {
        try (Readership readership = open(Bounds.DEFAULT)) {
            List<List<Popular>> heard = new ArrayList<>();
            readership.onChange(() -> heard.add(readership.mostPopular(10)));
            Counter counter = readership.counter();
            counter.view(7, MEI);
            readership.drain();
            counter.view(7, OMAR);
            readership.drain();
            counter.view(8, MEI);
            readership.drain();
            readership.drain();
            assertThat(heard)
                    .containsExactly(
                            List.of(new Popular(7, 1)),
                            List.of(new Popular(7, 2), new Popular(8, 1)));
        }
    }

    @Test
    void aRunningPaperDrainsByItself() throws InterruptedException {
        CountDownLatch heard = new CountDownLatch(1);
        try (Readership readership = Readership.open(folder, InstantSource.system())) {
            readership.onChange(heard::countDown);
            readership.counter().view(7, MEI);
            assertThat(heard.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(readership.mostPopular(1)).containsExactly(new Popular(7, 1));
        }
    }

    private Readership open(Bounds bounds) {
        return Readership.openUndrained(folder, clock, bounds);
    }

    private static byte[] bytes(long number) {
        return ByteBuffer.allocate(8).putLong(number).array();
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
