package org.dateline.ledger;

import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Calls one follower whenever the ledger has grown.
final class FollowerThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FollowerThread.class);
    private static final long PAUSE_MILLIS = 1_000;

    private final Follower follower;
    private final LongSupplier size;
    private final Thread thread;
    private boolean woken;
    private boolean closed;

    FollowerThread(String name, Follower follower, LongSupplier size) {
        this.follower = follower;
        this.size = size;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    void start() {
        wake();
        thread.start();
    }

    synchronized void wake() {
        woken = true;
        notifyAll();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (awaitWork()) {
            try {
                follower.follow(size.getAsLong());
            } catch (RuntimeException failed) {
                LOG.error(
                        "{} could not follow the ledger; it tries again", thread.getName(), failed);
                retryLater();
            }
        }
    }

    private synchronized boolean awaitWork() {
        try {
            while (!woken && !closed) {
                wait();
            }
        } catch (InterruptedException stop) {
            return false;
        }
        woken = false;
        return !closed;
    }

    private synchronized void retryLater() {
        woken = true;
        try {
            wait(PAUSE_MILLIS);
        } catch (InterruptedException stop) {
            closed = true;
        }
    }
}
