package org.dateline.desk;

import org.dateline.store.Transaction;
import org.dateline.story.StoryId;

/// The tables `desk_domain` and `desk_domain_left`.
final class DomainStore {
    private DomainStore() {}

    static boolean isKnown(Transaction transaction, String domain) {
        return transaction
                .first("select 1 from desk_domain where domain = ?", row -> row.number(1), domain)
                .isPresent();
    }

    static void add(Transaction transaction, String domain, StoryId story) {
        transaction.change(
                "insert or ignore into desk_domain (domain, story) values (?, ?)",
                domain,
                story.value());
    }

    /// Position below which entries are still to be looked through.
    static long left(Transaction transaction) {
        return transaction
                .first("select position from desk_domain_left", row -> row.number(1))
                .orElse(0L);
    }

    static void putLeft(Transaction transaction, long position) {
        transaction.change("update desk_domain_left set position = ?", position);
    }
}
