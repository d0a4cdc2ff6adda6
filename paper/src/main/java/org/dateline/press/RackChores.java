package org.dateline.press;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// What the rack does by itself, once a second on one thread: write down how far it is, compress
/// pages better, sweep them, give back space. At most about half of one core, next to nothing while
/// many pages come in, and no brotli while one comes in that somebody waits for.
final class RackChores implements Runnable {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long BROTLI = TimeUnit.MILLISECONDS.toNanos(450);
    private static final long SWEEP = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long BETWEEN_SWEEPS = TimeUnit.HOURS.toNanos(1);

    private static final System.Logger LOG = System.getLogger(RackChores.class.getName());

    private final Rack rack;
    private final RackShelves shelves;
    private final RackLookup lookup;
    private final RackBrotli brotli;
    private final RackSweep sweep;
    private final RackTidy tidy;
    private final Thread thread;
    private volatile boolean stopped;
    private volatile boolean isBrotliDeferred;
    private long nextSweep = System.nanoTime();

    RackChores(Rack rack, RackShelves shelves, RackLookup lookup) {
        this.rack = rack;
        this.shelves = shelves;
        this.lookup = lookup;
        this.brotli = new RackBrotli(rack, shelves, lookup);
        this.sweep = rack.sweep();
        this.tidy = new RackTidy(shelves);
        this.thread = new Thread(this, "rack");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        while (!stopped) {
            long start = System.nanoTime();
            try {
                second();
            } catch (IOException | RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "The rack's chores wait a second: " + e, e);
            }
            LockSupport.parkNanos(Math.max(SECOND - (System.nanoTime() - start), SECOND / 10));
        }
    }

    /// One second's worth.
    void second() throws IOException {
        shelves.checkpoint();
        if (rack.isBusy()) {
            return;
        }
        tidy.all();
        long now = System.nanoTime();
        if (now - nextSweep >= 0 && sweep.some(now + SWEEP)) {
            nextSweep = now + BETWEEN_SWEEPS;
        }
        if (!isBrotliDeferred) {
            brotli(System.nanoTime() + BROTLI);
        }
    }

    private void brotli(long deadline) throws IOException {
        boolean more = true;
        while (more && !rack.isHurried() && System.nanoTime() - deadline < 0) {
            more = brotli.next();
        }
    }

    void deferBrotli(boolean deferred) {
        isBrotliDeferred = deferred;
    }

    void settle(Rack.Progress progress) {
        RackBrotli all = new RackBrotli(rack, shelves, lookup);
        try {
            while (!all.isDone()) {
                all.next();
                all.report(progress);
            }
            tidy.all();
            shelves.checkpoint();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long unbrotlied() {
        return brotli.waiting();
    }

    long sweeps() {
        return sweep.sweeps();
    }
}
