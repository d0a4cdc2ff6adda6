package org.dateline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.dateline.readership.Counter;

/// The readers of the sample paper, whom nobody is: they open stories at random, new ones and those
/// that are being talked about more often, so that the list of the most popular moves as it does on
/// a real day. They are counted like any reader.
final class SampleReaders implements AutoCloseable {
    /// Who has been before somebody looks.
    static final int MORNING = 1_500;

    private static final long PAUSE_MILLIS = 500;
    private static final int AT_ONCE = 20;
    private static final int PAUSES_A_TURN = 40;
    private static final int MOST_STORIES = 1_000;

    /// How much more a story is opened while it is talked about.
    private static final double TALKED_ABOUT = 15;

    private final Counter counter;
    private final Supplier<List<Integer>> stories;
    private final Random random;
    private final Map<Integer, Double> interest = new HashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::read, "sample-readers");
    private List<Integer> known = List.of();
    private int talk = -1;

    /// @param counter theirs alone
    /// @param stories the ordinals of those there are, newest first
    SampleReaders(Counter counter, Supplier<List<Integer>> stories, Random random) {
        this.counter = counter;
        this.stories = stories;
        this.random = random;
    }

    /// Lets them come until closed.
    SampleReaders begin() {
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    private void read() {
        try {
            turn();
            open(MORNING);
            for (int pause = 1; !closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS); pause++) {
                open(random.nextInt(AT_ONCE));
                if (pause % PAUSES_A_TURN == 0) {
                    turn();
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /// The talk turns to another story.
    void turn() {
        known = stories.get().stream().limit(MOST_STORIES).toList();
        interest.keySet().retainAll(known);
        known.forEach(
                story ->
                        interest.computeIfAbsent(
                                story, _ -> Math.exp(random.nextGaussian() * 0.7)));
        talk = known.isEmpty() ? -1 : known.get(random.nextInt(known.size()));
    }

    /// Each by a reader who has not been before.
    void open(int views) {
        if (known.isEmpty()) {
            return;
        }
        double[] sums = new double[known.size()];
        double sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += weight(i);
            sums[i] = sum;
        }
        for (int i = 0; i < views; i++) {
            counter.view(known.get(pick(sums, random.nextDouble() * sum)), random.nextLong());
        }
    }

    /// @param age how many stories are newer
    private double weight(int age) {
        int story = known.get(age);
        double talked = story == talk ? TALKED_ABOUT : 1;
        return talked * interest.getOrDefault(story, 1.0) / (age + 6);
    }

    private static int pick(double[] sums, double at) {
        int low = 0;
        int high = sums.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sums[middle] > at) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /// Sends them home, and waits until they have gone.
    @Override
    public void close() {
        closing.countDown(); // not an interrupt, which would close the files it is reading
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
