package org.dateline.newsstand;

import io.netty.channel.EventLoop;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.dateline.press.ShelfFile;

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

    /// Looks for a file, which may have to be hashed first.
    void find(
            Connection connection,
            Seller seller,
            Supplier<Optional<ShelfFile>> looking,
            Wanted wanted) {
        if (!free.tryAcquire()) {
            seller.send(connection, BUSY);
            return;
        }
        connection.ask();
        try {
            threads.execute(() -> found(connection, seller, looking, wanted));
        } catch (RejectedExecutionException closing) {
            free.release();
            connection.close();
        }
    }

    private void found(
            Connection connection,
            Seller seller,
            Supplier<Optional<ShelfFile>> looking,
            Wanted wanted) {
        EventLoop loop = connection.channel().eventLoop();
        try {
            Optional<ShelfFile> file = looking.get();
            loop.execute(() -> seller.deliver(connection, wanted, file));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "A file cannot be handed out", e);
            loop.execute(
                    () ->
                            seller.deliver(
                                    connection,
                                    Optional.of(FAILED),
                                    wanted.isHead(),
                                    wanted.keepsAlive()));
        } finally {
            free.release();
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
