package org.dateline.newsstand;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/// Asks for answers that may need files, off the event loops and only so many at a time.
final class Cold implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Cold.class.getName());
    private static final Reply BUSY =
            Reply.sentence(503, "Too many ask for this at once. Try again in a moment.")
                    .with("Retry-After: 2");
    private static final Reply FAILED =
            Reply.sentence(503, "This cannot be answered at the moment.").with("Retry-After: 30");

    private final ColdRoutes routes;
    private final Semaphore free = new Semaphore(Newsstand.COLD_AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Cold(ColdRoutes routes) {
        this.routes = routes;
    }

    void ask(Connection connection, Seller seller, String path) {
        if (!free.tryAcquire()) {
            seller.send(connection, BUSY);
            return;
        }
        boolean isHead = seller.till().request.isHead;
        boolean goesOn = seller.till().request.keepsAlive;
        connection.ask();
        try {
            threads.execute(() -> answer(connection, seller, path, isHead, goesOn));
        } catch (RejectedExecutionException closing) {
            free.release();
            connection.close();
        }
    }

    private void answer(
            Connection connection, Seller seller, String path, boolean isHead, boolean goesOn) {
        Optional<Reply> reply;
        try {
            reply = routes.answer(path);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, path + " could not be answered", e);
            reply = Optional.of(FAILED);
        } finally {
            free.release();
        }
        Optional<Reply> found = reply;
        connection
                .channel()
                .eventLoop()
                .execute(() -> seller.deliver(connection, found, isHead, goesOn));
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
