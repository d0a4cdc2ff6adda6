package org.dateline.press;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.dateline.ledger.Head;
import org.dateline.ledger.Ledger;
import org.dateline.story.Refusal;
import org.jspecify.annotations.Nullable;

/// Presses every story again in the background, after a change that shows on all of them. Stories
/// are taken one by one, so that news does not wait.
final class Resetting implements AutoCloseable {
    private static final long PAUSE_MILLIS = 1_000;
    private static final int PROGRESS_EVERY = 256;

    private final Press press;
    private final Ledger ledger;
    private volatile Rack.Progress progress = (_, _) -> {};
    private long wanted;
    private @Nullable Thread newest;
    private boolean closed;

    Resetting(Press press, Ledger ledger) {
        this.press = press;
        this.ledger = ledger;
    }

    void onProgress(Rack.Progress listener) {
        progress = listener;
    }

    /// Begins, or begins anew when it is under way.
    ///
    /// @param below stories entered from this position on are in the new style already
    synchronized void begin(long below) {
        long run = ++wanted;
        newest = Thread.ofPlatform().daemon().name("press-reset").start(() -> run(run, below));
    }

    /// Returns when nothing is under way.
    void finish() throws InterruptedException {
        Thread running;
        synchronized (this) {
            running = newest;
        }
        if (running != null) {
            running.join();
        }
    }

    private void run(long run, long below) {
        try {
            if (all(below, progress, () -> isWanted(run))) {
                press.reset();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /// Presses all stories again that were entered before `below`, on the caller's thread.
    ///
    /// @return false when they are not wanted any more
    boolean all(long below, Rack.Progress progress, BooleanSupplier wanted)
            throws InterruptedException {
        int stories = stories();
        int done = 0;
        while (done < stories && wanted.getAsBoolean()) {
            if (again(done, below)) {
                done++;
                if (done % PROGRESS_EVERY == 0 || done == stories) {
                    progress.at(done, stories);
                }
            }
        }
        return wanted.getAsBoolean();
    }

    /// @return false when the rack took nothing, after a pause
    private boolean again(int ordinal, long below) throws InterruptedException {
        try {
            Optional<Head> head = ledger.byOrdinal(ordinal);
            if (head.isPresent() && head.get().position() < below) {
                press.again(head.get().id());
            }
            return true;
        } catch (Refusal full) {
            synchronized (this) {
                wait(PAUSE_MILLIS);
            }
            return false;
        }
    }

    private synchronized boolean isWanted(long run) {
        return !closed && wanted == run;
    }

    /// How many stories there are: their ordinals are dense.
    private int stories() {
        int has = -1;
        int lacks = 1;
        while (ledger.byOrdinal(lacks).isPresent() && lacks < 1 << 30) {
            has = lacks;
            lacks *= 2;
        }
        while (lacks - has > 1) {
            int middle = (has + lacks) >>> 1;
            if (ledger.byOrdinal(middle).isPresent()) {
                has = middle;
            } else {
                lacks = middle;
            }
        }
        return has + 1;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
