package org.dateline.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dateline.desk.DeskStore.CopyRow;
import org.dateline.store.Transaction;
import org.dateline.story.StoryId;

/// What of the tables `desk_…` has a second.
final class TimetableStore {
    static final String SCHEDULED = DeskStore.COPY + "where due > 0 order by due, story limit ?";

    private TimetableStore() {}

    /// Those with a second to print at, the earliest first, with those that missed it.
    static List<ListStore.Listed> scheduled(Transaction transaction, int limit) {
        return transaction.query(SCHEDULED, ListStore::listed, limit);
    }

    /// Those whose second has come, the earliest first.
    static List<CopyRow> due(Transaction transaction, Instant now, int limit) {
        return transaction.query(
                DeskStore.COPY
                        + "where due is not null and missed = '' and due <= ?"
                        + " order by due limit ?",
                DeskStore::copy,
                now.toEpochMilli(),
                limit);
    }

    /// The next second at which something prints.
    static Optional<Instant> nextDue(Transaction transaction) {
        return transaction.first(
                """
                select due from desk_copy where due is not null and missed = ''
                order by due limit 1
                """,
                row -> Instant.ofEpochMilli(row.number(1)));
    }

    /// What did not print or printed late since a moment, the newest first.
    static List<Tardy> tardy(Transaction transaction, Instant since, int limit) {
        return transaction.query(
                """
                select story, time, note from desk_act
                where act in ('late', 'miss') and time > ? order by time desc, id desc limit ?
                """,
                row ->
                        new Tardy(
                                new StoryId(row.number(1)),
                                Instant.ofEpochMilli(row.number(2)),
                                row.text(3)),
                since.toEpochMilli(),
                limit);
    }
}
