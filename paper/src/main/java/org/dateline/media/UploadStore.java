package org.dateline.media;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dateline.store.Transaction;

/// The table `media_upload`.
final class UploadStore {
    private UploadStore() {}

    /// An upload as it was begun, and until when it is waited for.
    record Begun(String id, String member, String name, long bytes, Instant expires) {}

    static void add(Transaction transaction, Begun upload) {
        transaction.change(
                """
                        insert into media_upload (id, member, name, bytes, expires)
                        values (?, ?, ?, ?, ?)
                        """,
                upload.id(),
                upload.member(),
                upload.name(),
                upload.bytes(),
                upload.expires().toEpochMilli());
    }

    static Optional<Begun> find(Transaction transaction, String id) {
        return transaction.first(
                "select id, member, name, bytes, expires from media_upload where id = ?",
                UploadStore::begun,
                id);
    }

    static List<String> expired(Transaction transaction, Instant now) {
        return transaction.query(
                "select id from media_upload where expires <= ? limit 10000",
                row -> row.text(1),
                now.toEpochMilli());
    }

    static int count(Transaction transaction, String member) {
        return transaction
                .first(
                        "select count(*) from media_upload where member = ?",
                        row -> row.count(1),
                        member)
                .orElseThrow();
    }

    static void waitUntil(Transaction transaction, String id, Instant expires) {
        transaction.change(
                "update media_upload set expires = ? where id = ?", expires.toEpochMilli(), id);
    }

    static void remove(Transaction transaction, String id) {
        transaction.change("delete from media_upload where id = ?", id);
    }

    private static Begun begun(Transaction.Row row) {
        return new Begun(
                row.text(1),
                row.text(2),
                row.text(3),
                row.number(4),
                Instant.ofEpochMilli(row.number(5)));
    }
}
