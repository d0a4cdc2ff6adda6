package org.dateline.store;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// The paper's database: one SQLite file in WAL mode, every commit synced to disk. One thread
/// writes, a few read beside it; a read sees one state from beginning to end.
public final class Database implements AutoCloseable {
    private static final int READERS = 4;

    /// Pages of the write-ahead log before they are copied into the file: 32 MB. With SQLite's own
    /// 4 MB a long import copies the same pages of the indexes again and again.
    private static final String CHECKPOINT = "PRAGMA wal_autocheckpoint = 8000";

    private final Path file;
    private final Open writer;
    private final ExecutorService writing =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("database-writer").factory());
    private final BlockingQueue<Open> readers = new ArrayBlockingQueue<>(READERS);

    private Database(Path file, Open writer) {
        this.file = file;
        this.writer = writer;
    }

    /// Opens the database and brings its tables up to date; makes it when there is none.
    public static Database open(Path file) {
        Migrations.apply(file);
        try {
            Database database = new Database(file, open(file, false));
            for (int i = 0; i < READERS; i++) {
                database.readers.add(open(file, true));
            }
            return database;
        } catch (SQLException broken) {
            throw new StoreFailure("The database " + file + " cannot be opened", broken);
        }
    }

    /// Does `work` in one transaction, after every write asked for earlier. When this returns, it
    /// is on disk; when it throws, nothing of it is.
    ///
    /// @throws DiskFull when there is no room
    public <T> T write(Function<Transaction, T> work) {
        Future<T> result = writing.submit(() -> transact(writer, "BEGIN IMMEDIATE", work));
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException later) {
                    interrupted = true; // what is being committed must be told to the caller
                } catch (ExecutionException failed) {
                    throw unchecked(failed);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Does `work`, which has no result, as [#write] does.
    ///
    /// @throws DiskFull when there is no room
    public void change(Consumer<Transaction> work) {
        boolean _ =
                write(
                        transaction -> {
                            work.accept(transaction);
                            return true;
                        });
    }

    /// Reads one state of the database.
    public <T> T read(Function<Transaction, T> work) {
        Open connection;
        try {
            connection = readers.take();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new StoreFailure("Interrupted while waiting to read", stop);
        }
        try {
            return transact(connection, "BEGIN", work);
        } catch (SQLException broken) {
            throw new StoreFailure("The database " + file + " cannot be read", broken);
        } finally {
            readers.add(connection);
        }
    }

    /// Writes a consistent copy of the database as it is now; others go on meanwhile.
    ///
    /// @param copy a file that does not exist
    public void copyTo(Path copy) {
        try (Connection connection = connect(file, false);
                var statement = connection.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, copy.toString());
            statement.execute();
        } catch (SQLException broken) {
            throw broken instanceof SQLiteException full && isFull(full)
                    ? new DiskFull(full)
                    : new StoreFailure("The database cannot be copied to " + copy, broken);
        }
    }

    /// What SQLite itself finds wrong with the file; empty when nothing is.
    public String damage() {
        return read(
                transaction -> {
                    String answer =
                            transaction
                                    .first("PRAGMA quick_check(1)", row -> row.text(1))
                                    .orElse("nothing");
                    return answer.equals("ok") ? "" : answer;
                });
    }

    @Override
    public void close() {
        writing.close();
        try {
            for (Open reader : readers) {
                reader.close();
            }
            writer.close();
        } catch (SQLException broken) {
            throw new StoreFailure("The database " + file + " cannot be closed", broken);
        }
    }

    private static <T> T transact(
            Open open, @CompileTimeConstant final String begin, Function<Transaction, T> work)
            throws SQLException {
        open.transaction().execute(begin);
        try {
            T result = work.apply(open.transaction());
            open.transaction().execute("COMMIT");
            return result;
        } catch (Throwable failed) {
            try {
                open.transaction().execute("ROLLBACK");
            } catch (SQLException alreadyRolledBack) {
                failed.addSuppressed(alreadyRolledBack);
            }
            throw failed;
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }

    /// A connection and its prepared statements.
    private record Open(Connection connection, Transaction transaction) implements AutoCloseable {
        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    private static Open open(Path file, boolean readOnly) throws SQLException {
        Connection connection = connect(file, readOnly);
        return new Open(connection, new Transaction(connection));
    }

    private static Connection connect(Path file, boolean readOnly) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(10_000);
        config.setCacheSize(readOnly ? -8_000 : -64_000); // KiB, taken when needed
        config.setGetGeneratedKeys(false); // a query after every insert, which nobody asks for
        config.enforceForeignKeys(true);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        execute(connection, readOnly ? "PRAGMA query_only = ON" : CHECKPOINT);
        return connection;
    }

    private static RuntimeException unchecked(ExecutionException failed) {
        for (Throwable at = failed; at != null; at = at.getCause()) {
            if (at instanceof SQLiteException sqlite && isFull(sqlite)) {
                return new DiskFull(sqlite);
            }
        }
        if (failed.getCause() instanceof Error error) {
            throw error;
        }
        return failed.getCause() instanceof RuntimeException known
                ? known
                : new StoreFailure("The database cannot be written", failed);
    }

    private static boolean isFull(SQLiteException broken) {
        SQLiteErrorCode code = broken.getResultCode();
        return code == SQLiteErrorCode.SQLITE_FULL || code == SQLiteErrorCode.SQLITE_IOERR_WRITE;
    }
}
