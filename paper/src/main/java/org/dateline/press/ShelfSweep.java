package org.dateline.press;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.dateline.story.Digest;

/// Hashes what lies on the shelf, a little each second for as long as the paper runs, and begins
/// again an hour after it came to the end. Once a round it looks for files that are missing.
final class ShelfSweep implements Runnable {
    private static final long SOME = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long BETWEEN = TimeUnit.HOURS.toNanos(1);

    private final Shelf shelf;
    private final Supply supply;
    private final Consumer<String> alarm;
    private final Deque<Digest> waiting = new ArrayDeque<>();
    private int drawer;
    private long next = System.nanoTime();

    ShelfSweep(Shelf shelf, Supply supply, Consumer<String> alarm) {
        this.shelf = shelf;
        this.supply = supply;
        this.alarm = alarm;
    }

    @Override
    public void run() {
        try {
            second();
        } catch (RuntimeException failed) {
            alarm.accept("The shelf is not swept: " + failed.getMessage());
        }
    }

    private void second() {
        long end = System.nanoTime() + SOME;
        while (System.nanoTime() - next >= 0 && System.nanoTime() - end < 0) {
            if (!waiting.isEmpty()) {
                look(waiting.remove());
            } else if (drawer < Shelf.DRAWERS) {
                waiting.addAll(shelf.drawer(drawer++));
            } else {
                supply.settleMissing();
                drawer = 0;
                next = System.nanoTime() + BETWEEN;
            }
        }
    }

    /// It must be what was published, and still be shown.
    private void look(Digest file) {
        shelf.sweep(file);
        supply.settle(List.of(file));
    }
}
