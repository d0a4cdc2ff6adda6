package org.dateline.newsstand;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
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

    private final Stock stock;
    private final Semaphore free = new Semaphore(Newsstand.COLD_AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Cold(Stock stock) {
        this.stock = stock;
    }

    void ask(Connection connection, Seller seller, String path) {
        ask(connection, seller, path, () -> stock.cold().answer(path));
    }

    /// @param path to name when it fails
    void ask(
            Connection connection,
            Seller seller,
            String path,
            Supplier<Optional<Reply>> answering) {
        boolean isHead = seller.till().request.isHead;
        boolean goesOn = seller.till().request.keepsAlive;
        later(
                connection,
                seller,
                () -> stock.unavailable(path, BUSY),
                () -> {
                    Optional<Reply> reply = answer(path, answering);
                    connection
                            .channel()
                            .eventLoop()
                            .execute(() -> seller.deliver(connection, reply, isHead, goesOn));
                });
    }

    private Optional<Reply> answer(String path, Supplier<Optional<Reply>> answering) {
        try {
            return answering.get();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, path + " could not be answered", e);
            return Optional.of(stock.unavailable(path, FAILED));
        }
    }

    /// Looks for a file, which may have to be hashed first.
    void find(
            Connection connection,
            Seller seller,
            Supplier<Optional<ShelfFile>> looking,
            Wanted wanted) {
        later(
                connection,
                seller,
                () -> BUSY,
                () -> {
                    Consumer<Seller> deliver = found(connection, looking, wanted);
                    connection.channel().eventLoop().execute(() -> deliver.accept(seller));
                });
    }

    private static Consumer<Seller> found(
            Connection connection, Supplier<Optional<ShelfFile>> looking, Wanted wanted) {
        try {
            Optional<ShelfFile> file = looking.get();
            return seller -> seller.deliver(connection, wanted, file);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, wanted.digest() + " is not handed out", e);
            Optional<Reply> failed = Optional.of(FAILED);
            return seller ->
                    seller.deliver(connection, failed, wanted.isHead(), wanted.keepsAlive());
        }
    }

    private void later(Connection connection, Seller seller, Supplier<Reply> busy, Runnable work) {
        if (!free.tryAcquire()) {
            seller.send(connection, busy.get());
            return;
        }
        connection.ask();
        try {
            threads.execute(
                    () -> {
                        try {
                            work.run();
                        } finally {
                            free.release();
                        }
                    });
        } catch (RejectedExecutionException closing) {
            free.release();
            connection.close();
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
