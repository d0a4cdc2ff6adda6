package org.dateline.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dateline.desk.Names.Joined;
import org.dateline.desk.Names.Kind;
import org.dateline.store.Transaction;
import org.dateline.story.Handle;

/// The table `desk_name`.
final class NameStore {
    private static final String ROW = "select written, kept, member, time from desk_name ";

    private NameStore() {}

    static List<Joined> all(Transaction transaction, Kind kind) {
        return transaction.query(
                ROW + "where kind = ? order by handle", NameStore::joined, kind.word());
    }

    static Optional<Joined> one(Transaction transaction, Kind kind, Handle written) {
        return transaction.first(
                ROW + "where kind = ? and handle = ?",
                NameStore::joined,
                kind.word(),
                written.text());
    }

    static int count(Transaction transaction, Kind kind) {
        return transaction
                .first(
                        "select count(*) from desk_name where kind = ?",
                        row -> row.count(1),
                        kind.word())
                .orElseThrow();
    }

    static void put(Transaction transaction, Kind kind, Joined joined) {
        transaction.change(
                """
                insert into desk_name (kind, handle, written, kept, member, time)
                values (?, ?, ?, ?, ?, ?)
                on conflict (kind, handle) do update set written = excluded.written,
                    kept = excluded.kept, member = excluded.member, time = excluded.time
                """,
                kind.word(),
                Handle.of(joined.written()).text(),
                joined.written(),
                joined.kept(),
                joined.by(),
                joined.at().toEpochMilli());
    }

    static void remove(Transaction transaction, Kind kind, Handle written) {
        transaction.change(
                "delete from desk_name where kind = ? and handle = ?", kind.word(), written.text());
    }

    private static Joined joined(Transaction.Row row) {
        return new Joined(
                row.text(1), row.text(2), row.text(3), Instant.ofEpochMilli(row.number(4)));
    }
}
