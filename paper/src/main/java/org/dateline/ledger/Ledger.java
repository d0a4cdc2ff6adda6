package org.dateline.ledger;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Digest;
import org.dateline.story.Language;
import org.dateline.story.MediaId;
import org.dateline.story.Refusal;
import org.dateline.story.Slug;
import org.dateline.story.StoryId;
import org.dateline.story.Visual;
import org.dateline.tlog.EntryBundle;
import org.dateline.tlog.Hash;
import org.dateline.tlog.Note;
import org.dateline.tlog.NoteSigner;
import org.dateline.tlog.TlogProof;
import org.jspecify.annotations.Nullable;

/// The published record. An entry is made in the transaction of the act it records; after the
/// commit [#seal] hashes it into the log and signs a new checkpoint, and only then can it be read.
/// Whatever is read is checked: its fields against the entry, the entry against the signed log.
public final class Ledger implements AutoCloseable {
    private static final int BUNDLE = 256;

    /// Stories in other languages that one is linked with.
    private static final int MAX_KIN = 50;

    /// Stories that are told when one they name as related changed.
    public static final int MAX_NAMING = 1_000;

    private static final Comparator<LedgerStore.Ranked> NEWEST =
            Comparator.comparingLong(LedgerStore.Ranked::rank)
                    .thenComparingInt(ranked -> ranked.head().ordinal())
                    .reversed();

    private final Database database;
    private final InstantSource clock;
    private final List<Log> logs;
    private final Sealing sealing;
    private final SecureRandom random = new SecureRandom();
    private final List<FollowerThread> followers = new ArrayList<>();
    private volatile Published.@Nullable Site site;

    private Ledger(Database database, InstantSource clock, List<Log> logs, NoteSigner signer) {
        this.database = database;
        this.clock = clock;
        this.logs = logs;
        this.sealing = new Sealing(database, logs.getLast(), signer);
    }

    /// Opens the ledger, and begins the first log of a new paper.
    ///
    /// @param folder the paper's; logs are in `log/N`
    /// @param host the site's host name, part of a new log's name
    /// @throws Damaged when what is stored contradicts what was signed
    public static Ledger open(
            Database database, Path folder, Keys keys, String host, InstantSource clock) {
        List<LedgerStore.LogRow> rows = database.read(LedgerStore::logs);
        if (rows.isEmpty()) {
            return begin(database, folder, keys, host, clock, Optional.empty(), 0);
        }
        NoteSigner signer =
                keys.signer(rows.getLast().log())
                        .orElseThrow(
                                () ->
                                        new Damaged(
                                                "The key of the ledger's newest log is missing."));
        if (!signer.verifier().toString().equals(rows.getLast().verifier())) {
            throw new Damaged("The key of the ledger's newest log is not the one it began with.");
        }
        List<Log> logs =
                rows.stream()
                        .map(row -> Log.open(folder.resolve("log/" + row.log()), row))
                        .toList();
        Ledger ledger = new Ledger(database, clock, logs, signer);
        ledger.recover();
        return ledger;
    }

    /// Begins a new log that goes on from a restored one.
    ///
    /// @param before the end of the log before, as it was signed
    static Ledger begin(
            Database database,
            Path folder,
            Keys keys,
            String host,
            InstantSource clock,
            Optional<Submission.Predecessor> before,
            long base) {
        List<LedgerStore.LogRow> rows = new ArrayList<>(database.read(LedgerStore::logs));
        int number = rows.size() + 1;
        String origin = origin(host, number, before);
        NoteSigner key = keys.make(number, origin);
        String verifier = key.verifier().toString();
        LedgerStore.LogRow row = new LedgerStore.LogRow(number, key.name(), verifier, base);
        rows.add(row);
        List<Log> logs =
                rows.stream()
                        .map(each -> Log.open(folder.resolve("log/" + each.log()), each))
                        .toList();
        Ledger ledger = new Ledger(database, clock, logs, key);
        database.write(
                transaction -> {
                    LedgerStore.addLog(transaction, row);
                    return ledger.enter(
                            transaction, new Submission.OfKey(key.name(), verifier, before));
                });
        ledger.recover();
        return ledger;
    }

    private static String origin(String host, int number, Optional<Submission.Predecessor> before) {
        String name = StoryId.random(new SecureRandom()).toString();
        return before.isPresent() || host.isEmpty()
                ? (host.isEmpty() ? "paper" : host) + "/logs/" + name
                : host + "/logs/" + number + "-" + name;
    }

    /// How many entries are signed: the next position.
    public long size() {
        Log newest = newest();
        return newest.base() + newest.size();
    }

    /// The site's host or a random name, and a number: what this ledger signs under.
    public String origin() {
        return newest().signed().checkpoint().origin();
    }

    /// Enters a submission. It is in the ledger when the transaction commits, and public after the
    /// next [#seal].
    public Entry enter(Transaction transaction, Submission submission) {
        return new Scribe(transaction, LedgerStore.size(transaction), now(), sealing.key(), random)
                .enter(submission);
    }

    /// Enters something that no act of the desk comes with, and seals it.
    public Entry enter(Submission submission) {
        Entry entry = database.write(transaction -> enter(transaction, submission));
        seal();
        return entry;
    }

    /// Hashes and signs what was committed, and wakes the followers.
    ///
    /// @throws Damaged when an entry was not made by this ledger; nothing from it on is signed
    public void seal() {
        sealing.seal();
        synchronized (followers) {
            followers.forEach(FollowerThread::wake);
        }
    }

    /// @throws Damaged when an entry of the newest log does not carry this ledger's seal
    void sealed(Log log, LedgerStore.Row row) {
        if (log == newest()) {
            sealing.ours(row, row.position());
        }
    }

    private void recover() {
        sealing.catchUp();
        if (newest().size() == 0) {
            newest().truncate(0); // what no signature covers is hashed and signed from the entries
        }
        follow();
        for (Log each : logs) {
            if (each.tiled() < each.size()) {
                each.truncate(0); // tiles were lost: they follow from the entries
                Sealing.retile(database, each);
            }
            each.agree();
        }
        seal();
    }

    /// Each log is signed up to where the next begins.
    private void follow() {
        for (int i = 1; i < logs.size(); i++) {
            Log before = logs.get(i - 1);
            if (before.base() + before.size() != logs.get(i).base()) {
                throw new Damaged(
                        "The checkpoint of log %d does not reach to where log %d begins."
                                .formatted(before.number(), logs.get(i).number()));
            }
        }
    }

    /// What stands at `position`, checked in full.
    ///
    /// @throws Damaged when what is stored does not match what was signed
    public Published read(long position) {
        return database.read(transaction -> read(transaction, position));
    }

    private Published read(Transaction transaction, long position) {
        Log log = logOf(position);
        Verified verified = Verified.read(transaction, log, position);
        int ordinal =
                verified.entry().subject().type() == Subject.Type.STORY
                        ? LedgerStore.head(
                                        transaction, StoryId.parse(verified.entry().subject().id()))
                                .map(Head::ordinal)
                                .orElseThrow(
                                        () ->
                                                new Damaged(
                                                        "Entry " + position + " has no head row."))
                        : -1;
        return Values.read(verified.entry(), verified.fields().values(), ordinal);
    }

    /// What was entered last about a story, sealed or not yet; for those who enter something that
    /// builds on it.
    public Optional<Published> newest(Transaction transaction, StoryId id) {
        return LedgerStore.head(transaction, id).map(head -> Scribe.published(transaction, head));
    }

    /// When readers could first read a story; for imported copy, when it first ran. Empty when
    /// nothing of it was published.
    public Optional<Instant> firstPublished(Transaction transaction, StoryId id) {
        return LedgerStore.head(transaction, id).map(Head::firstPublished);
    }

    /// What readers had of a story before its newest entry; empty when they had nothing.
    public Optional<Published.OfStory> before(Transaction transaction, StoryId id) {
        return LedgerStore.head(transaction, id).flatMap(head -> Scribe.before(transaction, head));
    }

    /// Where a story's newest entry stands; empty when nothing of it was published.
    public Optional<Head> head(StoryId id) {
        long size = size();
        return database.read(
                tx -> LedgerStore.head(tx, id).flatMap(head -> signed(tx, head, size)));
    }

    /// The story with this ordinal.
    public Optional<Head> byOrdinal(int ordinal) {
        long size = size();
        return database.read(
                tx -> LedgerStore.byOrdinal(tx, ordinal).flatMap(head -> signed(tx, head, size)));
    }

    /// Live stories in one of `languages`, newest first publication first.
    public List<Head> newest(Selection selection, Set<Language> languages, int limit) {
        long size = size();
        return database.read(
                tx ->
                        languages.stream()
                                .flatMap(
                                        language -> newest(tx, selection, language, limit).stream())
                                .sorted(NEWEST)
                                .limit(limit)
                                .flatMap(ranked -> signed(tx, ranked.head(), size).stream())
                                .toList());
    }

    private static List<LedgerStore.Ranked> newest(
            Transaction transaction, Selection selection, Language language, int limit) {
        return switch (selection) {
            case Selection.All _ -> LedgerStore.newest(transaction, language, limit);
            case Selection.OfSection(Slug section) ->
                    LedgerStore.newest(transaction, language, section, limit);
            case Selection.Showing(Visual visual) ->
                    LedgerStore.newest(transaction, language, visual, limit);
        };
    }

    /// Languages live stories are in, as their entries have them.
    public List<Language> languages() {
        return database.read(LedgerStore::languages);
    }

    /// Ordinals of the live stories whose entries have this language.
    public BitSet ordinals(Language language) {
        BitSet ordinals = new BitSet();
        database.read(transaction -> LedgerStore.ordinals(transaction, language))
                .forEach(ordinals::set);
        return ordinals;
    }

    /// The live stories that tell the same as `id` in other languages, in the order in which they
    /// were first published: its original, that one's other translations, and its own.
    public List<Head> kin(StoryId id) {
        long size = size();
        return database.read(
                tx ->
                        LedgerStore.kin(tx, id, MAX_KIN).stream()
                                .flatMap(head -> signed(tx, head, size).stream())
                                .filter(Head::live)
                                .toList());
    }

    /// Whether any live story names another as related.
    public boolean namesRelated() {
        return database.read(RelatedStore::any);
    }

    /// Live stories that name `id` as related, those published last first; at most [#MAX_NAMING].
    public List<StoryId> naming(StoryId id) {
        return database.read(tx -> RelatedStore.naming(tx, id, MAX_NAMING));
    }

    /// Live stories first published after `after` up to `upTo`, to the millisecond, the first
    /// first, beyond those at most `limit`.
    public List<First> firsts(Instant after, Instant upTo, int limit) {
        return database.read(
                tx -> LedgerStore.firsts(tx, after.toEpochMilli(), upTo.toEpochMilli(), limit));
    }

    /// A story and when it was first published.
    public record First(StoryId story, Instant published) {}

    /// A head as of the last signature: between a commit and its signature, rows are ahead.
    private static Optional<Head> signed(Transaction transaction, Head head, long size) {
        if (head.position() < size) {
            return Optional.of(head);
        }
        return signedBefore(transaction, head.position(), size)
                .map(
                        entry ->
                                new Head(
                                        head.id(),
                                        entry.position(),
                                        entry.version(),
                                        head.ordinal(),
                                        entry.kind() != Kind.WITHDRAW,
                                        head.section(),
                                        head.language(),
                                        head.original(),
                                        head.firstPublished()));
    }

    /// The last signed entry about the same subject as the unsigned one at `position`.
    private static Optional<Entry> signedBefore(Transaction transaction, long position, long size) {
        long at = position;
        while (at >= 0) {
            Entry entry =
                    EntryText.read(at, LedgerStore.rows(transaction, at, 1).getFirst().entry());
            if (at < size) {
                return Optional.of(entry);
            }
            at = entry.previous();
        }
        return Optional.empty();
    }

    /// The site as last settled. Every page asks for it, and an entry never changes: the one read
    /// last is kept.
    public Published.Site site() {
        long size = size();
        return database.read(
                tx ->
                        LedgerStore.subject(tx, Subject.Type.SITE, Scribe.SITE)
                                .flatMap(row -> signedAt(tx, row.position(), size))
                                .map(position -> site(tx, position))
                                .orElseThrow(
                                        () ->
                                                new Damaged(
                                                        "The ledger has no settings of the site.")));
    }

    private Published.Site site(Transaction transaction, long position) {
        Published.Site known = site;
        if (known == null || known.entry().position() != position) {
            known = (Published.Site) read(transaction, position);
            site = known;
        }
        return known;
    }

    /// Whether the site has been settled: a new paper's has not.
    public boolean settled() {
        return subject(Subject.Type.SITE, Scribe.SITE).isPresent();
    }

    /// The newest arrangement of a front.
    public Optional<Published.Arrangement> arrangement(String front) {
        return subject(Subject.Type.FRONT, front).map(Published.Arrangement.class::cast);
    }

    /// All standing pages, newest versions, in the order of first publication.
    public List<Published.StandingPage> pages() {
        return pages(Published.StandingPage.class);
    }

    /// The standing pages that were taken away, likewise.
    public List<Published.WithdrawnPage> withdrawnPages() {
        return pages(Published.WithdrawnPage.class);
    }

    private <P extends Published> List<P> pages(Class<P> type) {
        long size = size();
        return database.read(
                tx ->
                        LedgerStore.subjects(tx, Subject.Type.PAGE).stream()
                                .flatMap(position -> signed(tx, position, size).stream())
                                .filter(type::isInstance)
                                .map(type::cast)
                                .toList());
    }

    /// What was entered last about a standing page, sealed or not yet; empty when there never was
    /// one of that name.
    public Optional<Published> newestPage(Transaction transaction, Slug slug) {
        return newest(transaction, Subject.Type.PAGE, slug.text());
    }

    /// The settings of the site as entered last, sealed or not yet.
    public Published.Site newestSite(Transaction transaction) {
        return (Published.Site)
                newest(transaction, Subject.Type.SITE, Scribe.SITE)
                        .orElseThrow(() -> new Damaged("The ledger has no settings of the site."));
    }

    private static Optional<Published> newest(
            Transaction transaction, Subject.Type type, String name) {
        return LedgerStore.subject(transaction, type, name)
                .map(row -> Scribe.published(transaction, row.position(), -1));
    }

    /// How many live stories are in a section, in any language.
    public long live(Transaction transaction, Slug section) {
        return LedgerStore.live(transaction, section);
    }

    private Optional<Published> subject(Subject.Type type, String name) {
        long size = size();
        return database.read(
                tx ->
                        LedgerStore.subject(tx, type, name)
                                .flatMap(row -> signed(tx, row.position(), size)));
    }

    private Optional<Published> signed(Transaction transaction, long position, long size) {
        return signedAt(transaction, position, size).map(found -> read(transaction, found));
    }

    /// Where the last signed entry about a subject stands, when its newest is at `position`.
    private static Optional<Long> signedAt(Transaction transaction, long position, long size) {
        return position < size
                ? Optional.of(position)
                : signedBefore(transaction, position, size).map(Entry::position);
    }

    /// Which live stories show a picture, video, recording or document.
    public List<Shown> shows(MediaId media) {
        return database.read(tx -> ShownStore.shows(tx, media));
    }

    /// The same within a transaction.
    public List<Shown> shows(Transaction transaction, MediaId media) {
        return ShownStore.shows(transaction, media);
    }

    /// What live stories must not show any more from some moment after `after` up to `upTo`, the
    /// first such moment first.
    public List<Shown> ending(Instant after, Instant upTo) {
        return database.read(
                tx -> ShownStore.ending(tx, after.toEpochMilli(), upTo.toEpochMilli()));
    }

    /// The first moment after `after` from which a live story must not show something any more.
    public Optional<Instant> nextEnding(Instant after) {
        return database.read(tx -> ShownStore.nextEnding(tx, after.toEpochMilli()));
    }

    /// Public files of what live stories show, in order of their digests; some may have ended.
    ///
    /// @param after only those behind this one; empty from the first
    public List<Digest> files(Optional<Digest> after, int limit) {
        return database.read(tx -> ShownStore.files(tx, after, limit));
    }

    /// Until when readers may have a file: empty when no live story may show it at `now`,
    /// [Instant#MAX] when it may stay.
    public Optional<Instant> shownUntil(Digest file, Instant now) {
        return database.read(tx -> ShownStore.untils(tx, file)).stream()
                .map(until -> until.orElse(Instant.MAX))
                .max(Instant::compareTo)
                .filter(now::isBefore);
    }

    /// Calls `follower` on a thread of its own, once now and after every signed batch, with the
    /// number of entries there are. When it throws, it is called again after a pause.
    public void follow(String name, Follower follower) {
        FollowerThread thread = new FollowerThread(name, follower, (LongSupplier) this::size);
        synchronized (followers) {
            followers.add(thread);
        }
        thread.start();
    }

    /// Everything needed to check the entry at `position` without us. Of a story that the law took
    /// back, the words are not given.
    public Evidence evidence(long position) {
        Log log = logOf(position);
        Log.Signed signed = log.signed();
        long index = position - log.base();
        List<Hash> proof = log.inclusion(index, signed.checkpoint().size());
        Verified verified = database.read(transaction -> Verified.read(transaction, log, position));
        boolean isWithheld = isWithheld(verified.entry());
        return new Evidence(
                verified.entry(),
                verified.text(),
                log.number(),
                index,
                proof.stream().map(Hash::hex).toList(),
                signed.note(),
                log.verifier().toString(),
                new TlogProof(index, proof, Note.parse(signed.note())).toString(),
                isWithheld ? List.of() : verified.fields().list());
    }

    /// Whether the law took back the story whose version this is.
    private boolean isWithheld(Entry entry) {
        return entry.subject().type() == Subject.Type.STORY
                && head(StoryId.parse(entry.subject().id()))
                        .filter(head -> !head.live() && head.position() != entry.position())
                        .map(head -> read(head.position()))
                        .filter(last -> last instanceof Published.Withdrawn taken && taken.byLaw())
                        .isPresent();
    }

    /// The signed checkpoint of log `log` (1 is the first).
    public Optional<String> checkpoint(int log) {
        return log(log).map(found -> found.signed().note());
    }

    /// A tile of hashes, after C2SP tlog-tiles.
    ///
    /// @param width hashes, 1 to 256
    public Optional<byte[]> tile(int log, int level, long index, int width) {
        return log(log).flatMap(found -> found.tile(level, index, width));
    }

    /// A bundle of entries, after C2SP tlog-tiles.
    public Optional<byte[]> entries(int log, long index, int width) {
        return log(log).filter(found -> index >= 0 && index <= found.size() / BUNDLE)
                .filter(found -> width >= 1 && width <= BUNDLE)
                .filter(found -> index * BUNDLE + width <= found.size())
                .map(found -> bundle(found.base() + index * BUNDLE, width));
    }

    private byte[] bundle(long from, int width) {
        return EntryBundle.encode(
                database.read(tx -> LedgerStore.rows(tx, from, width)).stream()
                        .map(LedgerStore.Row::entry)
                        .toList());
    }

    /// A checkpoint over the first `size` entries, as a backup needs.
    Log.Signed signedAt(long size) {
        return sealing.signedAt(size);
    }

    List<Log> logs() {
        return logs;
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        synchronized (followers) {
            followers.forEach(FollowerThread::close);
        }
        logs.forEach(Log::close);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Log newest() {
        return logs.getLast();
    }

    private Optional<Log> log(int number) {
        return number >= 1 && number <= logs.size()
                ? Optional.of(logs.get(number - 1))
                : Optional.empty();
    }

    Log logOf(long position) {
        if (position < 0 || position >= size()) {
            throw Refusal.notFound("The ledger has no entry at position " + position + ".");
        }
        int last = logs.size() - 1;
        while (logs.get(last).base() > position) {
            last--;
        }
        return logs.get(last);
    }
}
