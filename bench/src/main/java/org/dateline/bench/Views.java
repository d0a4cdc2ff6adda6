package org.dateline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.dateline.readership.Bounds;
import org.dateline.readership.Counter;
import org.dateline.readership.Readership;

/// How fast views are counted, and what a day of them takes, at ten million stories.
///
/// A day is 48 half hours of 2.5 million views (120 million a day), a fifth of them repeated ones.
/// First the window is filled with a day; then half hours are played as fast as one thread goes. It
/// does the event loop's part and the drain's: append to the buffer, sweep whenever the buffer is
/// full, leave out repeated views, and a minute's end on every thirtieth of the half hour: pack,
/// log, force to disk, expire the minute of the day before, rank. Making up the traffic is not in
/// it.
/// * `counted` is all of that, views a second of CPU time: the figure to reach. At the rate itself
///   there is a drain a second; here there is one for 83,333 views, which is more work a view.
/// * `append` is the event loop's part alone.
/// * `second-by-second` is half an hour as it passes in truth, with 1,800 drains.
final class Views {
    private static final int STORIES = 10_000_000;
    private static final int HALF_HOURS = 48;
    private static final int MINUTES = 30;
    private static final int VIEWS = 2_500_000;
    private static final int READERS = 500_000;
    private static final double REPEATED = 0.2;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Figures figures = new Figures("views");
    private final ViewsTraffic traffic = new ViewsTraffic(STORIES, VIEWS, READERS, REPEATED);
    private final Path folder;
    private final int rounds;
    private long second = Instant.parse("2026-11-23T00:00:00Z").getEpochSecond();
    private final InstantSource clock = () -> Instant.ofEpochSecond(second);
    private long halfHour;
    private long appendNanos;

    private Views(Path folder, int rounds) {
        this.folder = folder;
        this.rounds = rounds;
    }

    static int run(String... args) throws IOException {
        List<String> options = List.of(args);
        Path folder = Files.createTempDirectory("dateline-views");
        try {
            Views views = new Views(folder, options.contains("--quick") ? 4 : 16);
            views.measure();
            return views.figures.print(options.contains("--json"));
        } finally {
            delete(folder);
        }
    }

    private void measure() throws IOException {
        long empty = heap();
        Readership readership = Readership.openUndrained(folder, clock, Bounds.DEFAULT);
        Counter counter = readership.counter();
        for (int i = 0; i < HALF_HOURS; i++) {
            play(readership, counter, MINUTES);
        }
        atFullSpeed(readership, counter);
        figures.atMost("heap", "MB", 250, (heap() - empty) / 1e6);
        bySecond(readership, counter);
        recount(readership);
        minuteTurns(readership);
        figures.note("log", "MB", size(folder) / 1e6);
        readership.close();
        reopen();
    }

    private void atFullSpeed(Readership readership, Counter counter) {
        double[] counted = new double[rounds];
        double[] wall = new double[rounds];
        double[] append = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            appendNanos = 0;
            long from = System.nanoTime();
            double cpu = play(readership, counter, MINUTES);
            wall[round] = VIEWS / 1e6 / ((System.nanoTime() - from - madeNanos) / 1e9);
            counted[round] = VIEWS / 1e6 / (cpu / 1e9);
            append[round] = VIEWS / 1e6 / (appendNanos / 1e9);
        }
        figures.atLeast("counted", "M views/s", 20, counted);
        figures.note("counted-waiting-for-disk", "M views/s", wall);
        figures.note("append", "M views/s", append);
    }

    private long madeNanos;

    /// Plays half an hour with `drains` drains.
    ///
    /// @return CPU time in ns, without making up the traffic
    private double play(Readership readership, Counter counter, int drains) {
        long before = System.nanoTime();
        traffic.make(halfHour++);
        madeNanos = System.nanoTime() - before;
        long from = THREADS.getCurrentThreadCpuTime();
        for (int drain = 0; drain < drains; drain++) {
            int end = (int) ((long) VIEWS * (drain + 1) / drains);
            for (int at = (int) ((long) VIEWS * drain / drains); at < end; ) {
                int to = Math.min(end, at + Bounds.DEFAULT.buffer());
                append(counter, at, to);
                readership.sweep();
                at = to;
            }
            readership.drain();
            second += MINUTES * 60 / drains;
        }
        return THREADS.getCurrentThreadCpuTime() - from;
    }

    private void append(Counter counter, int from, int to) {
        long start = System.nanoTime();
        for (int i = from; i < to; i++) {
            counter.view(traffic.ordinals[i], traffic.hashes[i]);
        }
        appendNanos += System.nanoTime() - start;
    }

    private void bySecond(Readership readership, Counter counter) {
        double cpu = play(readership, counter, MINUTES * 60);
        figures.note("second-by-second", "M views/s", VIEWS / 1e6 / (cpu / 1e9));
        figures.note("core-at-120-M-views-a-day", "%", cpu / 1e9 / (MINUTES * 60) * 100);
    }

    private void recount(Readership readership) {
        ViewsRecount recount = new ViewsRecount(STORIES);
        for (long past = halfHour - HALF_HOURS; past < halfHour; past++) {
            traffic.make(past);
            recount.add(traffic, 1);
        }
        figures.atMost("stories-counted-wrong", "", 0, recount.differing(readership));
        boolean same = readership.mostPopular(20).equals(recount.mostPopular(20));
        figures.atLeast("top-20-as-recounted", "", 1, same ? 1 : 0);
        figures.atMost("views-dropped-or-refused", "", 0, lost(readership));
    }

    private static long lost(Readership readership) {
        return readership.counts().dropped()
                + readership.counts().refused()
                + readership.counts().earlyMinutes();
    }

    /// A minute leaves, and all totals are looked through for the list.
    private void minuteTurns(Readership readership) {
        double[] turns = new double[20];
        for (int turn = 0; turn < turns.length; turn++) {
            second += 60;
            long from = THREADS.getCurrentThreadCpuTime();
            readership.drain();
            turns[turn] = (THREADS.getCurrentThreadCpuTime() - from) / 1e6;
        }
        figures.note("minute-turn", "ms", turns);
    }

    private void reopen() {
        long from = System.nanoTime();
        Readership.openUndrained(folder, clock, Bounds.DEFAULT).close();
        figures.note("reopen-with-a-day", "s", (System.nanoTime() - from) / 1e9);
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(
                            file -> {
                                try {
                                    Files.delete(file);
                                } catch (IOException kept) {
                                    throw new UncheckedIOException(kept);
                                }
                            });
        }
    }
}
