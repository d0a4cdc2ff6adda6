package org.dateline.media;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dateline.store.Transaction;
import org.dateline.store.Transaction.Row;
import org.dateline.story.MediaId;

/// The tables `media_collection` and `media_in_collection`.
final class CollectionStore {
    private CollectionStore() {}

    static List<MediaCollection> all(Transaction transaction) {
        return transaction.query(
                """
                        select id, name, made_by,
                            (select count(*) from media_in_collection where collection = id)
                        from media_collection order by name limit 1000
                        """,
                CollectionStore::collection);
    }

    static Optional<MediaCollection> find(Transaction transaction, long id) {
        return transaction.first(
                """
                        select id, name, made_by,
                            (select count(*) from media_in_collection where collection = id)
                        from media_collection where id = ?
                        """,
                CollectionStore::collection,
                id);
    }

    static Optional<Long> byName(Transaction transaction, String name) {
        return transaction.first(
                "select id from media_collection where name = ?", row -> row.number(1), name);
    }

    static long count(Transaction transaction) {
        return transaction
                .first("select count(*) from media_collection", row -> row.number(1))
                .orElseThrow();
    }

    static void add(Transaction transaction, String name, String by, Instant now) {
        transaction.change(
                "insert into media_collection (name, made, made_by) values (?, ?, ?)",
                name,
                now.toEpochMilli(),
                by);
    }

    static void rename(Transaction transaction, long id, String name) {
        transaction.change("update media_collection set name = ? where id = ?", name, id);
    }

    /// @return whether it was not in there yet
    static boolean put(Transaction transaction, long collection, MediaId id) {
        return transaction.change(
                        """
                                insert or ignore into media_in_collection (collection, ordinal)
                                select ?, ordinal from media_item where id = ?
                                """,
                        collection,
                        id.value())
                > 0;
    }

    /// @return whether it was in there
    static boolean take(Transaction transaction, long collection, MediaId id) {
        return transaction.change(
                        """
                                delete from media_in_collection where collection = ?
                                and ordinal = (select ordinal from media_item where id = ?)
                                """,
                        collection,
                        id.value())
                > 0;
    }

    /// The collections an item is in.
    static List<Long> holding(Transaction transaction, long ordinal) {
        return transaction.query(
                "select collection from media_in_collection where ordinal = ? order by collection",
                row -> row.number(1),
                ordinal);
    }

    static List<MediaCollection> holding(Transaction transaction, MediaId id) {
        return transaction.query(
                """
                        select c.id, c.name, c.made_by,
                            (select count(*) from media_in_collection where collection = c.id)
                        from media_collection c
                        join media_in_collection i on i.collection = c.id
                        join media_item m on m.ordinal = i.ordinal
                        where m.id = ? order by c.name
                        """,
                CollectionStore::collection,
                id.value());
    }

    private static MediaCollection collection(Row row) {
        return new MediaCollection(row.number(1), row.text(2), row.text(3), row.number(4));
    }
}
