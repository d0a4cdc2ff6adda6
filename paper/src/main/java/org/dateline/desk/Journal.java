package org.dateline.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.dateline.store.Database;

/// Puts what people type on disk. Whatever came while the disk was busy goes there together: many
/// writers share one sync.
final class Journal implements AutoCloseable {
    private final Database database;
    private final ExecutorService writing =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("desk-journal").factory());
    private List<Waiting> waiting = new ArrayList<>();

    private record Waiting(Manuscript manuscript, Entry entry, CompletableFuture<Void> onDisk) {}

    Journal(Database database) {
        this.database = database;
    }

    /// @return done when it is on disk; failed when it is not and will not be
    CompletableFuture<Void> add(Manuscript manuscript, Entry entry) {
        CompletableFuture<Void> onDisk = new CompletableFuture<>();
        synchronized (this) {
            waiting.add(new Waiting(manuscript, entry, onDisk));
        }
        writing.execute(this::write);
        return onDisk;
    }

    private void write() {
        List<Waiting> batch = taken();
        if (batch.isEmpty()) {
            return;
        }
        try {
            database.write(
                    transaction -> {
                        for (Waiting each : batch) {
                            if (!each.manuscript().isLost()) {
                                ManuscriptStore.add(
                                        transaction, each.manuscript().id(), each.entry());
                            }
                        }
                        return batch;
                    });
            batch.forEach(Journal::tell);
        } catch (RuntimeException | Error failed) {
            // What is in memory is ahead of the disk: it is thrown away and read again.
            batch.forEach(each -> each.manuscript().lose());
            batch.forEach(each -> each.onDisk().completeExceptionally(failed));
        }
    }

    private static void tell(Waiting each) {
        if (each.manuscript().isLost()) {
            each.onDisk().completeExceptionally(Manuscript.lost());
        } else {
            each.manuscript().kept(each.entry());
            each.onDisk().complete(null);
        }
    }

    private synchronized List<Waiting> taken() {
        List<Waiting> batch = waiting;
        waiting = new ArrayList<>();
        return batch;
    }

    @Override
    public void close() {
        writing.close();
    }
}
