package org.dateline.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.dateline.ledger.Damaged;
import org.dateline.ledger.Follower;
import org.dateline.ledger.Ledger;
import org.dateline.ledger.Published;
import org.dateline.story.Language;
import org.dateline.story.StoryId;

/// Everything that was published, to be searched and listed. It follows the ledger: what is entered
/// there is found within a second, and a withdrawn story's words are not found from then on. It is
/// made again from nothing when it is lost.
///
/// Engine and files are Apache Lucene's.
public final class Archive implements Follower, AutoCloseable {
    /// Entries between two commits; after a crash as many are read again.
    private static final int BATCH = 5_000;

    private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(30);

    /// News comes in bursts: so long it is waited for more.
    private static final Duration BREATH = Duration.ofMillis(100);

    /// Entries taken in between two rests.
    private static final int SPELL = 32;

    /// How many times as long as it worked it rests.
    private static final int REST = 3;

    private static final double BUFFER_MEGABYTES = 16;

    private final Ledger ledger;
    private final Consumer<String> alarm;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private String zone;
    private long position;
    private long committed;
    private long committedAt = System.nanoTime();
    private volatile boolean closed;

    private Archive(Ledger ledger, Consumer<String> alarm, Path folder) throws IOException {
        this.ledger = ledger;
        this.alarm = alarm;
        this.directory = new MMapDirectory(folder);
        this.writer = new IndexWriter(directory, config());
        this.searchers = new SearcherManager(writer, null);
        this.zone = ledger.site().zone();
        Map<String, String> reached = new HashMap<>();
        if (writer.getLiveCommitData() != null) {
            writer.getLiveCommitData().forEach(e -> reached.put(e.getKey(), e.getValue()));
        }
        boolean current =
                Index.FORMAT.equals(reached.get("format")) && zone.equals(reached.get("zone"));
        position = current ? Long.parseLong(reached.getOrDefault("position", "0")) : 0;
        committed = position;
        if (position == 0 || position > ledger.size()) {
            startAgain();
        }
    }

    private static IndexWriterConfig config() {
        ConcurrentMergeScheduler merging = new ConcurrentMergeScheduler();
        merging.setMaxMergesAndThreads(2, 1);
        return new IndexWriterConfig(new Words())
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                .setMergeScheduler(merging)
                .setCommitOnClose(false);
    }

    /// Opens the archive; makes it when there is none, or what is there cannot be used.
    ///
    /// @param alarm hears, in a sentence, of what cannot be found
    public static Archive open(Path folder, Ledger ledger, Consumer<String> alarm) {
        try {
            Files.createDirectories(folder);
            return new Archive(ledger, alarm, folder);
        } catch (CorruptIndexException | IndexFormatTooOldException unusable) {
            alarm.accept("The archive is made again: " + unusable.getMessage());
            return anew(folder, ledger, alarm);
        } catch (IOException broken) {
            throw new UncheckedIOException("The archive cannot be opened", broken);
        }
    }

    private static Archive anew(Path folder, Ledger ledger, Consumer<String> alarm) {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            return new Archive(ledger, alarm, folder);
        } catch (IOException broken) {
            throw new UncheckedIOException("The archive cannot be made", broken);
        }
    }

    /// Takes in what was entered since the last time. Where that is much it rests between spells of
    /// work, so that publishing and reading go on beside it as they would without.
    @Override
    public void follow(long size) {
        try {
            Thread.sleep(BREATH);
            long began = System.nanoTime();
            while (take(Math.max(size, ledger.size()), SPELL)) {
                Thread.sleep(Duration.ofNanos((System.nanoTime() - began) * REST));
                began = System.nanoTime();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (IOException broken) {
            throw new UncheckedIOException("The archive cannot be written", broken);
        }
    }

    /// @param most entries at most
    /// @return whether there is more
    private synchronized boolean take(long size, int most) throws IOException {
        for (int i = 0; i < most && position < size && !closed; i++) {
            position = add(position);
            if (position - committed >= BATCH) {
                commit();
                searchers.maybeRefreshBlocking();
            }
        }
        if (closed || position < size) {
            return !closed;
        }
        searchers.maybeRefreshBlocking();
        if (committed < position && System.nanoTime() - committedAt > BETWEEN_COMMITS.toNanos()) {
            commit();
        }
        return false;
    }

    /// @return the next entry to take in
    private long add(long at) throws IOException {
        try {
            switch (ledger.read(at)) {
                case Published.OfStory story -> {
                    if (isNewest(story.id(), at)) {
                        put(Index.of(story, true, ZoneId.of(zone)));
                    }
                    if (story.entry().kind().isNotice()) {
                        put(Index.notice(story, story.story().language()));
                    }
                }
                case Published.Withdrawn withdrawn -> withdraw(withdrawn);
                case Published.Site site when isInAnotherZone(site) -> {
                    zone = site.zone();
                    startAgain();
                    return 0;
                }
                case Published.Site _ -> {}
                case Published.Arrangement _,
                        Published.StandingPage _,
                        Published.WithdrawnPage _,
                        Published.Key _ -> {}
            }
        } catch (Damaged damaged) {
            alarm.accept("Entry %d is not found by search: %s".formatted(at, damaged.getMessage()));
        }
        return at + 1;
    }

    private void withdraw(Published.Withdrawn withdrawn) throws IOException {
        put(Index.notice(withdrawn, withdrawn.language()));
        if (isNewest(withdrawn.id(), withdrawn.entry().position())
                && ledger.read(withdrawn.entry().previous()) instanceof Published.OfStory last) {
            put(Index.of(last, false, ZoneId.of(zone)));
        }
    }

    private boolean isNewest(StoryId story, long position) {
        return ledger.head(story).filter(head -> head.position() == position).isPresent();
    }

    /// In another zone stories fall on other days.
    private boolean isInAnotherZone(Published.Site site) {
        return !site.zone().equals(zone)
                && site.entry().position() == ledger.site().entry().position();
    }

    /// In the place of what was there about the same.
    private void put(Document document) throws IOException {
        writer.updateDocument(new Term(Index.ID, document.get(Index.ID)), document);
    }

    private void startAgain() throws IOException {
        writer.deleteAll();
        position = 0;
        committed = 0;
    }

    private void commit() throws IOException {
        writer.setLiveCommitData(
                Map.of("format", Index.FORMAT, "zone", zone, "position", Long.toString(position))
                        .entrySet());
        writer.commit();
        committed = position;
        committedAt = System.nanoTime();
    }

    /// Makes the whole archive again; meanwhile little is found.
    public synchronized void rebuild() {
        try {
            startAgain();
            while (take(ledger.size(), BATCH)) {
                // until all is there
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("The archive cannot be made again", broken);
        }
    }

    /// One page of what stands under a heading.
    ///
    /// @param languages of the edition that is read
    /// @param number of the page, from 1; empty for the newest
    /// @return empty when there is no such page
    public Optional<Stretch> stretch(Heading heading, Set<Language> languages, OptionalInt number) {
        return asked(searcher -> Lists.stretch(searcher, heading, languages, number.orElse(0)));
    }

    /// Corrections and withdrawals.
    ///
    /// @return empty when there is no such page; the newest there always is
    public Optional<Stretch> notices(Set<Language> languages, OptionalInt number) {
        return asked(searcher -> Lists.notices(searcher, languages, number.orElse(0)));
    }

    /// The years of the paper, the months of a year or the days of a month, the first one first.
    ///
    /// @param within empty, `2026` or `2026-11`
    public List<Period> periods(String within, Set<Language> languages) {
        return asked(searcher -> Lists.periods(searcher, within, languages));
    }

    /// Under what stories are listed, the headings that most stories have first; those of withdrawn
    /// stories are among them.
    ///
    /// @param most how many
    public List<Heading> headings(Heading.Kind kind, int most) {
        return asked(searcher -> Lists.headings(searcher, kind, most));
    }

    /// What live stories call a heading; empty when none has it.
    public Optional<Name> name(Heading heading) {
        return asked(searcher -> Lists.name(searcher, heading));
    }

    /// Looks for stories.
    public Answers search(Question question, Set<Language> languages) {
        ZoneId now = ZoneId.of(ledger.site().zone());
        return asked(searcher -> Search.answer(searcher, question, languages, now));
    }

    @FunctionalInterface
    private interface Asking<T> {
        T ask(IndexSearcher searcher) throws IOException;
    }

    private <T> T asked(Asking<T> asking) {
        try {
            IndexSearcher managed = searchers.acquire();
            try {
                IndexSearcher own = new IndexSearcher(managed.getIndexReader());
                own.setQueryCache(null);
                return asking.ask(own);
            } finally {
                searchers.release(managed);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("The archive cannot be read", broken);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            synchronized (this) {
                searchers.close();
                if (committed < position) {
                    commit();
                }
                writer.close();
                directory.close();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("The archive cannot be closed", broken);
        }
    }
}
