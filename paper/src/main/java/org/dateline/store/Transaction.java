package org.dateline.store;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One state of the database, and in [Database#write] one change of it. Departments hand it on to
/// each other so that what belongs together is committed together; only their `…Store` speaks SQL.
/// The compiler refuses SQL that is not a constant: values are bound, never written into it.
///
/// Values are `Long`, `Integer`, `String`, `byte[]` or null.
public final class Transaction {
    private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);
    private static final int MAX_STATEMENTS = 400;

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    Transaction(Connection connection) {
        this.connection = connection;
    }

    /// All rows of a query.
    public <T> List<T> query(
            @CompileTimeConstant final String sql,
            Function<Row, T> reading,
            @Nullable Object... values) {
        try (ResultSet results = bound(sql, values).executeQuery()) {
            Row row = new Row(results);
            List<T> list = new ArrayList<>();
            while (results.next()) {
                list.add(reading.apply(row));
            }
            return list;
        } catch (SQLException broken) {
            forget(sql);
            throw new StoreFailure("The database does not answer", broken);
        }
    }

    /// The first row of a query that has at most one.
    public <T> Optional<T> first(
            @CompileTimeConstant final String sql,
            Function<Row, T> reading,
            @Nullable Object... values) {
        return query(sql, reading, values).stream().findFirst();
    }

    /// Changes rows.
    ///
    /// @return how many
    public int change(@CompileTimeConstant final String sql, @Nullable Object... values) {
        try {
            return bound(sql, values).executeUpdate();
        } catch (SQLException broken) {
            forget(sql);
            throw new StoreFailure("The database cannot be changed", broken);
        }
    }

    /// Begins or ends the transaction.
    void execute(@CompileTimeConstant final String statement) throws SQLException {
        try {
            bound(statement).execute();
        } catch (SQLException broken) {
            forget(statement);
            throw broken;
        }
    }

    /// A statement that failed may be stuck in the middle of its work: the next one is a fresh one.
    private void forget(String sql) {
        try (PreparedStatement failed = statements.remove(sql)) {
            LOG.debug("Prepared again after a failure: {}", failed);
        } catch (SQLException alreadyClosed) {
            LOG.debug("It was closed already", alreadyClosed);
        }
    }

    private PreparedStatement bound(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            if (statements.size() == MAX_STATEMENTS) {
                throw new IllegalStateException("More statements than there can be constants");
            }
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /// One row of an answer; columns are counted from 1.
    public static final class Row {
        private final ResultSet results;

        private Row(ResultSet results) {
            this.results = results;
        }

        /// Zero when it is null.
        public long number(int column) {
            return get(() -> results.getLong(column));
        }

        /// A number known to be small.
        public int count(int column) {
            return Math.toIntExact(number(column));
        }

        public String text(int column) {
            return get(() -> String.valueOf(results.getString(column)));
        }

        /// Empty when it is null.
        public byte[] bytes(int column) {
            return get(
                    () -> {
                        byte[] bytes = results.getBytes(column);
                        return bytes == null ? new byte[0] : bytes;
                    });
        }

        public boolean isNull(int column) {
            return get(() -> results.getObject(column) == null);
        }

        private interface Reading<T> {
            T read() throws SQLException;
        }

        private static <T> T get(Reading<T> reading) {
            try {
                return reading.read();
            } catch (SQLException broken) {
                throw new StoreFailure("A row cannot be read", broken);
            }
        }
    }
}
