package org.dateline.readership;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntPredicate;

/// Counts how often stories are opened, and says which were opened most in the last 24 hours.
///
/// A view counts once per reader, story and half hour (of UTC). Readers are told apart by a hash,
/// salted with a random value that lives in memory for a day; after a restart a reader may count
/// once more in the same half hour. The window is exact at the granularity of a minute: the running
/// minute and the 1,439 before it. Views enter it when they are drained, once a second; the drained
/// second is logged and forced to disk, so that a power cut costs at most one second. A restart
/// goes on from the last second logged or from the clock, whichever is later.
public final class Readership implements AutoCloseable {
    /// Places of the list of the most popular.
    public static final int PLACES = 100;

    private static final System.Logger LOG = System.getLogger("org.dateline.readership");
    private static final long HALF_HOUR = 1_800;
    private static final long DAY = 86_400;
    private static final long MINUTE = 60;
    private static final int HOUR = 60;
    private static final int NOW = 5;
    private static final long SWEEP_MILLIS = 100;
    private static final int SWEEPS_A_DRAIN = 10;

    /// First views between two drains that are packed at once; more make a second record.
    private static final int PENDING = 1 << 18;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private final SecureRandom random = new SecureRandom();
    private final Bounds bounds;
    private final LatestSecond time;
    private final ViewLog log;
    private final Readers readers;
    private final Totals totals = new Totals();
    private final Ranking ranking = new Ranking(PLACES);
    private final Window window;
    private final Timeline timeline = new Timeline();
    private final List<Counter> counters = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private int[] pending = new int[4 * Readers.BLOCK];
    private int pendingSize;
    private long halfHour;
    private boolean closed;
    private volatile List<Popular> popular = List.of();
    private volatile Counts counts = new Counts(0, 0, 0, 0, 0, 0, 0, 0);
    private long counted;
    private long damaged;
    private long unlogged;

    /// Opens the counts kept in `folder`, which is made when absent, and drains once a second until
    /// closed.
    ///
    /// @throws UncheckedIOException when the folder cannot be read
    public static Readership open(Path folder, InstantSource clock) {
        Readership readership = openUndrained(folder, clock, Bounds.DEFAULT);
        Thread.ofPlatform().name("readership").daemon().start(readership::drainUntilClosed);
        return readership;
    }

    /// As `open`, but nothing is counted until the caller sweeps or drains: for tests and benches,
    /// which set the clock.
    public static Readership openUndrained(Path folder, InstantSource clock, Bounds bounds) {
        try {
            return new Readership(folder, clock, bounds);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Readership(Path folder, InstantSource clock, Bounds bounds) throws IOException {
        this.bounds = bounds;
        readers = new Readers(bounds.readers(), random.nextLong());
        window = new Window(bounds.windowBytes(), totals, ranking);
        long[] latest = {Long.MIN_VALUE};
        log =
                ViewLog.open(
                        folder,
                        (second, tally, came) -> {
                            count(second, tally, came);
                            latest[0] = Math.max(latest[0], second);
                        },
                        places -> damaged += places);
        time = new LatestSecond(clock, latest[0]);
        halfHour = Math.floorDiv(time.now(), HALF_HOUR);
        drain();
    }

    /// A counter for one more event loop.
    public Counter counter() {
        lock.lock();
        try {
            Counter counter = new Counter(bounds.buffer());
            counters.add(counter);
            return counter;
        } finally {
            lock.unlock();
        }
    }

    /// The stories with the most views in the last 24 hours, most first; of equals, the one with
    /// the lower ordinal. Exact as of the last drain; a story without a view is not on it.
    ///
    /// @param limit up to `PLACES`
    public List<Popular> mostPopular(int limit) {
        List<Popular> now = popular;
        return now.subList(0, Math.clamp(limit, 0, now.size()));
    }

    /// The same among some stories. A few of the many may have fewer views than any on the list;
    /// then all are looked through, a millisecond for a million.
    public List<Popular> mostPopular(int limit, IntPredicate stories) {
        List<Popular> now = popular;
        List<Popular> found =
                now.stream().filter(each -> stories.test(each.ordinal())).limit(limit).toList();
        boolean isWhole = found.size() == limit || now.size() < PLACES;
        return isWhole ? found : totals.best(limit, stories);
    }

    /// Views of a story in the last 24 hours.
    public int views(int ordinal) {
        return ordinal < 0 ? 0 : totals.get(ordinal);
    }

    /// How much the paper is read, and by what way its readers come.
    public Traffic traffic() {
        lock.lock();
        try {
            long minute = Math.floorDiv(time.now(), MINUTE);
            return Traffic.of(minute, timeline::views, Traffic.arrivals(minute, timeline));
        } finally {
            lock.unlock();
        }
    }

    /// How much one story is read. Looks through all minutes of the day: in a full window, a second
    /// or less.
    ///
    /// @param ordinal of the story; negative for one that nobody ever read
    public Traffic traffic(int ordinal) {
        Recent day = since(Window.MINUTES);
        int[] views = new int[Window.MINUTES];
        for (Window.Minute each : day.minutes()) {
            Tally.Cursor stories = new Tally.Cursor(each.tally());
            while (stories.ordinal < ordinal && stories.next()) {
                if (stories.ordinal == ordinal) {
                    views[(int) (day.minute() - each.minute())] += stories.count;
                }
            }
        }
        return Traffic.of(
                day.minute(),
                minute -> {
                    long ago = day.minute() - minute;
                    return ago >= 0 && ago < views.length ? views[(int) ago] : 0;
                },
                Map.of());
    }

    /// The most popular stories, and how much they were read in the last hour. Looks through the
    /// minutes of that hour.
    public List<Interest> interest(int limit) {
        List<Popular> best = mostPopular(limit);
        Map<Integer, int[]> found = new HashMap<>();
        best.forEach(each -> found.put(each.ordinal(), new int[2]));
        Recent hour = since(HOUR);
        for (Window.Minute each : hour.minutes()) {
            boolean isNow = each.minute() > hour.minute() - NOW;
            add(each.tally(), isNow, best, found);
        }
        return best.stream()
                .map(
                        each -> {
                            int[] lately = found.getOrDefault(each.ordinal(), new int[2]);
                            return new Interest(each.ordinal(), lately[0], lately[1], each.views());
                        })
                .toList();
    }

    /// Both are in the order of their ordinals: each is gone through once.
    private static void add(
            byte[] tally, boolean isNow, List<Popular> best, Map<Integer, int[]> found) {
        int[] wanted = best.stream().mapToInt(Popular::ordinal).sorted().toArray();
        Tally.Cursor stories = new Tally.Cursor(tally);
        int at = 0;
        while (at < wanted.length && stories.next()) {
            while (at < wanted.length && wanted[at] < stories.ordinal) {
                at++;
            }
            if (at < wanted.length && wanted[at] == stories.ordinal) {
                int[] lately = found.getOrDefault(stories.ordinal, new int[2]);
                lately[0] += isNow ? stories.count : 0;
                lately[1] += stories.count;
            }
        }
    }

    /// @param minute the running one
    private record Recent(long minute, List<Window.Minute> minutes) {}

    /// What is counted in a minute does not change: it can be read while counting goes on.
    private Recent since(int minutes) {
        lock.lock();
        try {
            long minute = Math.floorDiv(time.now(), MINUTE);
            return new Recent(minute, window.since(minute - minutes + 1));
        } finally {
            lock.unlock();
        }
    }

    /// Calls `listener` after each drain after which other stories are on the list of the most
    /// popular, or in another order. It runs on the draining thread and should be short.
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /// What was counted and what was not.
    public Counts counts() {
        return counts;
    }

    /// What is wrong with the log in `folder`, a sentence each; empty when all is well. It may be
    /// asked while a paper runs.
    ///
    /// @throws UncheckedIOException when the folder cannot be read
    public static List<String> check(Path folder) {
        try {
            return ViewLog.check(folder);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Takes the views from the counters' buffers, and leaves out repeated ones.
    public void sweep() {
        lock.lock();
        try {
            sweepAt(time.now());
        } finally {
            lock.unlock();
        }
    }

    /// Sweeps, logs what was counted, forces it to disk and brings the list up to date.
    public void drain() {
        boolean changed;
        lock.lock();
        try {
            long second = time.now();
            sweepAt(second);
            settle(second);
            force();
            leave(second);
            changed = rank();
            counts = measure();
        } finally {
            lock.unlock();
        }
        if (changed) {
            listeners.forEach(Runnable::run);
        }
    }

    /// Drains for the last time. Views after that are lost.
    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            drain();
            closed = true;
            closing.signalAll();
            log.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            lock.unlock();
        }
    }

    private void sweepAt(long second) {
        turn(Math.floorDiv(second, HALF_HOUR));
        for (Counter counter : counters) {
            counter.drainTo(
                    (hashes, ordinals, from, length) ->
                            admit(second, hashes, ordinals, from, length));
        }
    }

    /// At the half hour readers count anew; at midnight (UTC) they get another salt.
    private void turn(long now) {
        if (now == halfHour) {
            return;
        }
        if (Math.floorDiv(now * HALF_HOUR, DAY) != Math.floorDiv(halfHour * HALF_HOUR, DAY)) {
            readers.salt(random.nextLong());
        }
        halfHour = now;
        readers.turn();
    }

    private void admit(long second, long[] hashes, int[] ordinals, int from, int length) {
        for (int done = 0; done < length; done += Readers.BLOCK) {
            if (pendingSize + Readers.BLOCK > pending.length) {
                makeRoom(second);
            }
            int block = Math.min(Readers.BLOCK, length - done);
            pendingSize = readers.admit(hashes, ordinals, from + done, block, pending, pendingSize);
        }
    }

    private void makeRoom(long second) {
        if (pending.length < PENDING) {
            pending = Arrays.copyOf(pending, pending.length * 2);
        } else {
            settle(second);
        }
    }

    private void settle(long second) {
        if (pendingSize == 0) {
            return;
        }
        int[] came = unpacked();
        Arrays.sort(pending, 0, pendingSize);
        byte[] tally = Tally.of(pending, pendingSize);
        count(second, tally, came);
        counted += pendingSize;
        pendingSize = 0;
        try {
            log.append(second, tally, came);
        } catch (IOException failed) {
            lose("The views of a second could not be logged", failed);
        }
    }

    /// Leaves the stories alone where stories and ways stood.
    ///
    /// @return how many came by each [Arrival]
    private int[] unpacked() {
        int[] came = new int[Arrival.kinds()];
        for (int i = 0; i < pendingSize; i++) {
            came[Arrival.place(pending[i])]++;
            pending[i] = Arrival.story(pending[i]);
        }
        return came;
    }

    private void count(long second, byte[] tally, int[] came) {
        long minute = Math.floorDiv(second, MINUTE);
        timeline.add(minute, window.add(minute, tally));
        timeline.came(minute, came);
    }

    private void force() {
        try {
            log.force();
        } catch (IOException failed) {
            lose("The view log could not be forced to disk", failed);
        }
    }

    /// A full disk must not stop counting: a restart will miss what was not logged, readers do not.
    private void lose(String what, IOException failed) {
        unlogged++;
        LOG.log(System.Logger.Level.WARNING, what, failed);
    }

    private void leave(long second) {
        window.advance(Math.floorDiv(second, MINUTE));
        try {
            log.deleteOld();
        } catch (IOException failed) {
            LOG.log(System.Logger.Level.WARNING, "Old view logs could not be deleted", failed);
        }
    }

    private boolean rank() {
        ranking.refresh(totals);
        List<Popular> before = popular;
        popular = ranking.list();
        return !ordinals(before).equals(ordinals(popular));
    }

    private static List<Integer> ordinals(List<Popular> list) {
        return list.stream().map(Popular::ordinal).toList();
    }

    private Counts measure() {
        return new Counts(
                counted,
                readers.duplicates(),
                counters.stream().mapToLong(Counter::dropped).sum(),
                readers.refused(),
                damaged,
                unlogged,
                window.earlyMinutes(),
                window.views());
    }

    private void drainUntilClosed() {
        for (int sweeps = 1; pause(); sweeps++) {
            try {
                if (sweeps % SWEEPS_A_DRAIN == 0) {
                    drain();
                } else {
                    sweep();
                }
            } catch (RuntimeException failed) {
                // A listener's fault must not end the counting.
                LOG.log(System.Logger.Level.ERROR, "A drain of views failed", failed);
            }
        }
    }

    /// @return false when closed
    private boolean pause() {
        lock.lock();
        try {
            if (!closed) {
                closing.awaitNanos(TimeUnit.MILLISECONDS.toNanos(SWEEP_MILLIS));
            }
            return !closed;
        } catch (InterruptedException stop) {
            return false;
        } finally {
            lock.unlock();
        }
    }
}
