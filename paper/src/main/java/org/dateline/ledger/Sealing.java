package org.dateline.ledger;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.SecretKey;
import org.dateline.store.Database;
import org.dateline.tlog.Hash;
import org.dateline.tlog.NoteSigner;

/// Takes what was committed into the newest log: hashes it, and signs a checkpoint over it.
final class Sealing {
    private static final int BATCH = 4_096;

    private final Database database;
    private final Log log;
    private final NoteSigner signer;
    private final SecretKey key;

    Sealing(Database database, Log newest, NoteSigner signer) {
        this.database = database;
        this.log = newest;
        this.signer = signer;
        this.key = Keys.entrySeal(signer);
    }

    /// What entries are marked with, so that none can be put into the table from outside.
    SecretKey key() {
        return key;
    }

    /// Hashes and signs what was committed. Every entry is checked first: that this paper's ledger
    /// made it, not only that it stands in the table.
    ///
    /// @throws Damaged when one is not ours; nothing from it on is signed
    synchronized void seal() {
        boolean more = true;
        while (more) {
            long next = log.base() + log.tiled();
            List<LedgerStore.Row> rows = database.read(tx -> LedgerStore.rows(tx, next, BATCH));
            List<Hash> leaves = new ArrayList<>(rows.size());
            for (LedgerStore.Row row : rows) {
                ours(row, next + leaves.size());
                leaves.add(Hash.leaf(row.entry()));
            }
            log.append(leaves);
            more = rows.size() == BATCH;
        }
        if (log.tiled() > log.size()) {
            log.sign(signer);
        }
    }

    /// @throws Damaged when an entry does not carry this ledger's seal, or stands somewhere else
    void ours(LedgerStore.Row row, long position) {
        byte[] expected = Scribe.seal(key, row.position(), row.entry());
        if (row.position() != position || !MessageDigest.isEqual(row.seal(), expected)) {
            throw new Damaged(
                    "Entry %d was not made by this ledger; nothing from it on is signed."
                            .formatted(row.position()));
        }
    }

    /// Brings the tiles of the newest log to where its entries end.
    ///
    /// @throws Damaged when entries that were signed are lost
    void catchUp() {
        long entries = database.read(LedgerStore::size) - log.base();
        if (entries < log.size()) {
            throw new Damaged(
                    "The ledger has %,d entries, but %,d were signed: some are lost."
                            .formatted(entries, log.size()));
        }
        if (log.tiled() > entries) {
            log.truncate(entries);
        }
    }

    /// A checkpoint over the first `size` entries of the ledger.
    Log.Signed signedAt(long size) {
        return log.signedAt(size - log.base(), signer);
    }

    /// Hashes the entries that a log has no tiles of, as far as it is signed.
    static void retile(Database database, Log log) {
        while (log.tiled() < log.size()) {
            long next = log.base() + log.tiled();
            List<LedgerStore.Row> rows = database.read(tx -> LedgerStore.rows(tx, next, BATCH));
            long missing = log.size() - log.tiled();
            if (rows.isEmpty()) {
                throw new Damaged("Log %d has lost entries.".formatted(log.number()));
            }
            log.append(rows.stream().limit(missing).map(row -> Hash.leaf(row.entry())).toList());
        }
    }
}
