package org.dateline.readership;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32C;
import org.dateline.readership.Traffic.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How much was read lately, and by what way readers came.
class TrafficTest {
    @TempDir private Path folder;

    private final WallClock clock = new WallClock("2026-11-23T09:29:58Z");
    private long reader;

    @Test
    void theLastMinutesAndHoursAreCountedWhereTheyWere() {
        try (Readership readership = open()) {
            view(readership, 7, 3, Arrival.DIRECT);
            clock.pass(62); // 09:31:00
            view(readership, 7, 2, Arrival.SEARCH);
            clock.pass(3 * 60); // 09:34
            view(readership, 8, 4, Arrival.SOCIAL);
            Traffic traffic = readership.traffic();
            assertThat(traffic.now()).isEqualTo(6); // those of 09:30 to 09:34
            assertThat(traffic.day()).isEqualTo(9);
            assertThat(traffic.minutes()).hasSize(60).contains(span("09:29", 3), span("09:31", 2));
            assertThat(traffic.minutes().getLast()).isEqualTo(span("09:34", 4));
            assertThat(traffic.hours()).hasSize(24);
            assertThat(traffic.hours().getLast()).isEqualTo(span("09:00", 9));
            clock.pass(60 * 60);
            view(readership, 7, 1, Arrival.DIRECT);
            Traffic later = readership.traffic();
            assertThat(later.minutes().getFirst()).isEqualTo(span("09:35", 0));
            assertThat(later.hours().subList(22, 24))
                    .containsExactly(span("09:00", 9), span("10:00", 1));
            clock.pass(23 * 60 * 60);
            readership.drain();
            assertThat(readership.traffic().day()).isEqualTo(1);
        }
    }

    @Test
    void theWayIsThatOfTheFirstOpeningAndCountsOnce() {
        try (Readership readership = open()) {
            Counter counter = readership.counter();
            counter.view(7, 1, Arrival.SEARCH);
            counter.view(7, 1, Arrival.WITHIN);
            counter.view(8, 1, Arrival.WITHIN);
            counter.view(8, 2);
            readership.drain();
            assertThat(readership.traffic().arrivals())
                    .isEqualTo(
                            Map.of(
                                    Arrival.DIRECT, 1,
                                    Arrival.SEARCH, 1,
                                    Arrival.SOCIAL, 0,
                                    Arrival.MESSENGER, 0,
                                    Arrival.SITE, 0,
                                    Arrival.WITHIN, 1));
            assertThat(readership.mostPopular(10))
                    .containsExactly(new Popular(8, 2), new Popular(7, 1));
        }
    }

    @Test
    void aStoryHasItsOwnAndTheMostPopularTheirLastHour() {
        try (Readership readership = open()) {
            view(readership, 7, 5, Arrival.DIRECT);
            view(readership, 70_000, 1, Arrival.DIRECT);
            clock.pass(2 * 60 * 60);
            view(readership, 7, 2, Arrival.DIRECT);
            view(readership, 9, 4, Arrival.DIRECT);
            clock.pass(10 * 60);
            view(readership, 7, 1, Arrival.DIRECT);
            assertThat(readership.interest(2))
                    .containsExactly(new Interest(7, 1, 3, 8), new Interest(9, 0, 4, 4));
            Traffic traffic = readership.traffic(7);
            assertThat(traffic.now()).isEqualTo(1);
            assertThat(traffic.day()).isEqualTo(8);
            assertThat(traffic.minutes()).contains(span("11:29", 2), span("11:39", 1));
            assertThat(traffic.hours()).contains(span("09:00", 5), span("11:00", 3));
            assertThat(traffic.arrivals()).isEmpty();
            assertThat(readership.traffic(8).day()).isZero();
            assertThat(readership.traffic(70_000).day()).isEqualTo(1);
        }
    }

    @Test
    void allOfItIsThereAfterARestart() {
        Traffic before;
        Traffic story;
        try (Readership readership = open()) {
            view(readership, 7, 3, Arrival.SEARCH);
            clock.pass(3_700);
            view(readership, 7, 2, Arrival.MESSENGER);
            before = readership.traffic();
            story = readership.traffic(7);
        }
        try (Readership readership = open()) {
            assertThat(readership.traffic()).isEqualTo(before);
            assertThat(readership.traffic(7)).isEqualTo(story);
            assertThat(Readership.check(folder)).isEmpty();
        }
    }

    /// What an older version logged has views alone.
    @Test
    void aLogWithoutWaysIsRead() throws IOException {
        long second = Instant.parse("2026-11-23T09:20:00Z").getEpochSecond();
        byte[] tally = Tally.of(new int[] {7, 7, 8}, 3);
        ByteBuffer record = ByteBuffer.allocate(20 + tally.length);
        record.put("VIEW".getBytes(StandardCharsets.US_ASCII)).putInt(tally.length);
        record.putLong(second).put(tally);
        CRC32C crc = new CRC32C();
        crc.update(record.array(), 0, 16 + tally.length);
        record.putInt((int) crc.getValue());
        Files.createDirectories(folder);
        Files.write(folder.resolve("2026-11-23T09Z.views"), record.array());
        try (Readership readership = open()) {
            assertThat(readership.traffic().day()).isEqualTo(3);
            assertThat(readership.traffic().arrivals()).containsEntry(Arrival.DIRECT, 0);
            assertThat(readership.mostPopular(1)).containsExactly(new Popular(7, 2));
            assertThat(readership.counts().damagedRecords()).isZero();
        }
    }

    @Test
    void aStoryThatNobodyCanHaveIsDropped() {
        try (Readership readership = open()) {
            readership.counter().view(Arrival.STORIES, 1, Arrival.SITE);
            readership.counter().view(Arrival.STORIES - 1, 1, Arrival.WITHIN);
            readership.drain();
            assertThat(readership.counts().dropped()).isEqualTo(1);
            assertThat(readership.views(Arrival.STORIES - 1)).isEqualTo(1);
            assertThat(readership.traffic().arrivals()).containsEntry(Arrival.WITHIN, 1);
        }
    }

    @Test
    void anyTrafficAddsUp() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (Readership readership = open()) {
            Counter counter = readership.counter();
            int all = 0;
            for (int minute = 0; minute < 200; minute++) {
                int views = random.nextInt(50);
                for (int i = 0; i < views; i++) {
                    Arrival arrival = Arrival.values()[random.nextInt(Arrival.values().length)];
                    counter.view(random.nextInt(100_000), reader++, arrival);
                }
                all += views;
                readership.drain();
                clock.pass(60);
            }
            Traffic traffic = readership.traffic();
            assertThat(traffic.day()).as("seed %d", seed).isEqualTo(all);
            assertThat(sum(traffic.hours())).as("seed %d", seed).isEqualTo(all);
            assertThat(traffic.arrivals().values().stream().mapToInt(each -> each).sum())
                    .as("seed %d", seed)
                    .isEqualTo(all);
            int stories = 0;
            for (Popular each : readership.mostPopular(100)) {
                stories += readership.traffic(each.ordinal()).day() - each.views();
            }
            assertThat(stories).as("seed %d", seed).isZero();
        }
    }

    private static int sum(List<Span> spans) {
        return spans.stream().mapToInt(Span::views).sum();
    }

    private void view(Readership readership, int ordinal, int readers, Arrival arrival) {
        Counter counter = readership.counter();
        for (int i = 0; i < readers; i++) {
            counter.view(ordinal, reader++, arrival);
        }
        readership.drain();
    }

    private static Span span(String time, int views) {
        return new Span(Instant.parse("2026-11-23T%s:00Z".formatted(time)), views);
    }

    private Readership open() {
        return Readership.openUndrained(folder, clock, Bounds.DEFAULT);
    }
}
