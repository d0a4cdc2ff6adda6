package org.dateline.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dateline.story.Medium;
import org.dateline.story.StoryId;

/// Reads the whole ledger and says what in it does not match what was signed: signatures, tiles,
/// entries, bodies, and the rows that stories are found by. Alters nothing.
public final class LedgerCheck {
    private static final int BATCH = 1_024;

    private final Ledger ledger;
    private final List<String> findings = new ArrayList<>();
    private long storyEntries;

    private LedgerCheck(Ledger ledger) {
        this.ledger = ledger;
    }

    /// How far a check is.
    public interface Progress {
        void at(long done, long total);
    }

    /// @return one sentence for each thing that is damaged; empty when all is well
    public static List<String> run(Ledger ledger, Progress progress) {
        LedgerCheck check = new LedgerCheck(ledger);
        String damage = ledger.database().damage();
        if (!damage.isEmpty()) {
            check.findings.add("The database file is damaged: " + damage);
        }
        long size = ledger.size();
        for (Log log : ledger.logs()) {
            check.log(log);
        }
        for (long from = 0; from < size; from += BATCH) {
            check.entries(from, Math.min(size, from + BATCH));
            progress.at(Math.min(size, from + BATCH), size);
        }
        check.heads();
        return check.findings;
    }

    private void log(Log log) {
        try {
            log.agree();
        } catch (Damaged damaged) {
            findings.add(String.valueOf(damaged.getMessage()));
        }
        log.fault()
                .ifPresent(
                        fault ->
                                findings.add("Tiles of log %d: %s".formatted(log.number(), fault)));
    }

    private void entries(long from, long to) {
        List<LedgerStore.Row> rows =
                ledger.database().read(tx -> LedgerStore.rows(tx, from, (int) (to - from)));
        Map<Long, LedgerStore.Row> byPosition = new HashMap<>();
        rows.forEach(row -> byPosition.put(row.position(), row));
        for (long position = from; position < to; position++) {
            LedgerStore.Row row = byPosition.get(position);
            if (row == null) {
                findings.add("Entry " + position + " is missing.");
            } else {
                entry(row);
            }
        }
    }

    private void entry(LedgerStore.Row row) {
        try {
            Log log = ledger.logOf(row.position());
            Verified verified =
                    ledger.database().read(tx -> Verified.read(tx, log, row.position()));
            ledger.sealed(log, row);
            follows(verified.entry());
            shown(Values.read(verified.entry(), verified.fields().values(), 0));
        } catch (Damaged damaged) {
            findings.add(String.valueOf(damaged.getMessage()));
        } catch (RuntimeException unreadable) {
            findings.add(
                    "Entry %d cannot be understood: %s"
                            .formatted(row.position(), unreadable.getMessage()));
        }
    }

    /// An entry must continue its subject's last one, and its story's row must know of it.
    private void follows(Entry entry) {
        boolean continues =
                entry.previous() < 0
                        ? entry.version() == 1
                        : entry.previous() < entry.position() && continues(entry);
        if (!continues) {
            findings.add(
                    "Entry %d does not continue its subject's entry before."
                            .formatted(entry.position()));
        }
        if (entry.subject().type() == Subject.Type.STORY) {
            storyEntries++;
            head(entry);
        }
    }

    private boolean continues(Entry entry) {
        LedgerStore.Row row =
                ledger.database().read(tx -> LedgerStore.rows(tx, entry.previous(), 1)).getFirst();
        Entry before = EntryText.read(row.position(), row.entry());
        return before.subject().equals(entry.subject()) && before.version() + 1 == entry.version();
    }

    private void head(Entry entry) {
        StoryId id = StoryId.parse(entry.subject().id());
        Optional<Head> head = ledger.head(id);
        boolean newest = head.isPresent() && head.get().position() == entry.position();
        boolean right =
                newest
                        ? head.get().version() == entry.version()
                                && head.get().live() == (entry.kind() != Kind.WITHDRAW)
                        : head.isPresent() && head.get().position() > entry.position();
        if (!right) {
            findings.add(
                    "Story %s stands in the ledger at position %d, but its row says otherwise."
                            .formatted(id, entry.position()));
        }
    }

    /// The rows of what the story shows must be those of its newest entry.
    private void shown(Published published) {
        switch (published) {
            case Published.OfStory story ->
                    shown(
                            story.entry(),
                            story.id(),
                            story.media(),
                            story.story().relations().related());
            case Published.Withdrawn withdrawn ->
                    shown(withdrawn.entry(), withdrawn.id(), List.of(), List.of());
            case Published.Arrangement _,
                    Published.StandingPage _,
                    Published.WithdrawnPage _,
                    Published.Site _,
                    Published.Key _ -> {}
        }
    }

    private void shown(Entry entry, StoryId id, List<Medium> media, List<StoryId> related) {
        boolean newest =
                ledger.head(id).filter(head -> head.position() == entry.position()).isPresent();
        if (newest && !ledger.database().read(tx -> ShownStore.isRight(tx, id, media))) {
            findings.add(
                    "Story %s shows other pictures and files than its rows say.".formatted(id));
        }
        if (newest && !ledger.database().read(tx -> RelatedStore.isRight(tx, id, related))) {
            findings.add("Story %s names other related stories than its rows say.".formatted(id));
        }
    }

    /// Versions count up by one, so those of the newest entries add up to all entries.
    private void heads() {
        long versions = ledger.database().read(LedgerStore::versions);
        if (versions != storyEntries) {
            findings.add(
                    "The ledger has %,d entries about stories, but their rows speak of %,d."
                            .formatted(storyEntries, versions));
        }
    }
}
