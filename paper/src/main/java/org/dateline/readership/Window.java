package org.dateline.readership;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// The last 24 hours: the running minute and the 1,439 before it, each a packed tally, and the
/// totals they add up to.
final class Window {
    static final int MINUTES = 1_440;

    private final long mostBytes;
    private final Totals totals;
    private final Ranking ranking;
    private final ArrayDeque<Minute> closed = new ArrayDeque<>();
    private final List<byte[]> running = new ArrayList<>();
    private long minute = Long.MIN_VALUE;
    private long bytes;
    private long views;
    private long earlyMinutes;

    Window(long mostBytes, Totals totals, Ranking ranking) {
        this.mostBytes = mostBytes;
        this.totals = totals;
        this.ranking = ranking;
    }

    /// Adds what was counted. A minute before the running one belongs to the running one: it
    /// happens only in a log whose seconds are out of order.
    void add(long at, byte[] tally) {
        advance(at);
        for (Tally.Cursor story = new Tally.Cursor(tally); story.next(); ) {
            int total = totals.add(story.ordinal, story.count);
            if (total >= ranking.fewest()) {
                ranking.risen(story.ordinal, total, totals);
            }
            views += story.count;
        }
        bytes += tally.length;
        running.add(tally);
        while (running.size() > 1 && lengthFromEnd(2) < 2 * lengthFromEnd(1)) {
            sumLastTwo();
        }
        trim();
    }

    /// Moves on to a minute: those that are then older than 24 hours leave.
    void advance(long to) {
        if (to <= minute) {
            return;
        }
        while (running.size() > 1) {
            sumLastTwo();
        }
        if (!running.isEmpty()) {
            closed.addLast(new Minute(minute, running.removeLast()));
        }
        minute = to;
        while (!closed.isEmpty() && closed.getFirst().minute() <= to - MINUTES) {
            leave(closed.removeFirst());
        }
    }

    /// The first minute counted.
    long oldest() {
        return closed.isEmpty() ? minute : closed.getFirst().minute();
    }

    long views() {
        return views;
    }

    long bytes() {
        return bytes;
    }

    /// Minutes that had to leave before their time.
    long earlyMinutes() {
        return earlyMinutes;
    }

    private void trim() {
        while (bytes > mostBytes && !closed.isEmpty()) {
            leave(closed.removeFirst());
            earlyMinutes++;
        }
    }

    private void leave(Minute gone) {
        for (Tally.Cursor story = new Tally.Cursor(gone.tally()); story.next(); ) {
            totals.add(story.ordinal, -story.count);
            views -= story.count;
        }
        bytes -= gone.tally().length;
    }

    private int lengthFromEnd(int back) {
        return running.get(running.size() - back).length;
    }

    /// Sums are made of tallies of like size, so that a minute of n drains costs n log n.
    private void sumLastTwo() {
        byte[] last = running.removeLast();
        byte[] before = running.removeLast();
        byte[] sum = Tally.sum(before, last);
        bytes += sum.length - before.length - last.length;
        running.add(sum);
    }

    private record Minute(long minute, byte[] tally) {}
}
