package org.dateline.ledger;

import java.nio.charset.StandardCharsets;
import org.dateline.store.Transaction;
import org.dateline.tlog.Hash;

/// An entry and its fields after all checks: the entry's bytes hash to the log's leaf, the fields
/// hash to the root in the entry.
record Verified(Entry entry, String text, Fields fields) {
    /// @throws Damaged saying which check failed
    static Verified read(Transaction transaction, Log log, long position) {
        LedgerStore.Row row =
                LedgerStore.rows(transaction, position, 1).stream()
                        .filter(found -> found.position() == position)
                        .findFirst()
                        .orElseThrow(() -> new Damaged("Entry " + position + " is missing."));
        if (!Hash.leaf(row.entry()).equals(log.leaf(position - log.base()))) {
            throw new Damaged("Entry " + position + " is not what was signed.");
        }
        Entry entry = EntryText.read(position, row.entry());
        Fields fields =
                LedgerStore.fields(transaction, position)
                        .map(Fields::decode)
                        .orElseThrow(
                                () ->
                                        new Damaged(
                                                "The body of entry " + position + " is missing."));
        if (!fields.root().hex().equals(entry.root())) {
            throw new Damaged("The body of entry " + position + " is not what was signed.");
        }
        return new Verified(entry, new String(row.entry(), StandardCharsets.UTF_8), fields);
    }
}
