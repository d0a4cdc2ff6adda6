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
    private final int[] ordinals = new int[Totals.BLOCK];
    private final int[] counts = new int[Totals.BLOCK];
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
    ///
    /// @return its views
    long add(long at, byte[] tally) {
        advance(at);
        long more = apply(tally, 1);
        views += more;
        bytes += tally.length;
        running.add(tally);
        while (running.size() > 1 && lengthFromEnd(2) < 2 * lengthFromEnd(1)) {
            sumLastTwo();
        }
        trim();
        return more;
    }

    /// The minutes from one on, in their order; the running one may come in parts.
    List<Minute> since(long from) {
        List<Minute> minutes = new ArrayList<>();
        closed.stream().filter(each -> each.minute() >= from).forEach(minutes::add);
        running.forEach(tally -> minutes.add(new Minute(minute, tally)));
        return minutes;
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
        views -= apply(gone.tally(), -1);
        bytes -= gone.tally().length;
    }

    /// Adds a tally to the totals, or takes it out.
    ///
    /// @return its views
    private long apply(byte[] tally, int sign) {
        Tally.Cursor stories = new Tally.Cursor(tally);
        long sum = 0;
        for (int n = stories.next(ordinals, counts); n > 0; n = stories.next(ordinals, counts)) {
            sum += totals.add(ordinals, counts, n, sign);
            if (sign > 0) {
                ranking.risen(ordinals, counts, n, totals);
            }
        }
        return sum;
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

    /// What was counted in a minute, or in a part of it.
    record Minute(long minute, byte[] tally) {}
}
