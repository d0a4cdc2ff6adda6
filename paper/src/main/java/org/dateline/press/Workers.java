package org.dateline.press;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/// Two threads for long work; more would take the machine from its readers.
final class Workers implements AutoCloseable {
    private static final int THREADS = 2;

    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    THREADS, Thread.ofPlatform().daemon().name("press-", 1).factory());

    /// Does `work` for every number from `from` up to `to`, in no particular order.
    ///
    /// @throws RuntimeException the first that `work` threw; what was not begun then is not done
    void each(long from, long to, LongConsumer work) {
        AtomicLong next = new AtomicLong(from);
        List<Future<?>> running = new ArrayList<>(THREADS);
        for (int i = 0; i < THREADS; i++) {
            running.add(threads.submit(() -> run(next, to, work)));
        }
        RuntimeException failure = null;
        for (Future<?> future : running) {
            try {
                future.get();
            } catch (ExecutionException failed) {
                failure =
                        failed.getCause() instanceof RuntimeException cause
                                ? cause
                                : failure(failed);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                failure = new IllegalStateException("interrupted while pressing", stop);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static RuntimeException failure(ExecutionException failed) {
        return new IllegalStateException(failed.getCause());
    }

    private static void run(AtomicLong next, long to, LongConsumer work) {
        for (long number = next.getAndIncrement(); number < to; number = next.getAndIncrement()) {
            try {
                work.accept(number);
            } catch (RuntimeException failed) {
                next.set(to);
                throw failed;
            }
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
