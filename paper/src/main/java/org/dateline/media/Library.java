package org.dateline.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.random.RandomGenerator;
import org.dateline.media.Developer.Developed;
import org.dateline.media.Developer.Wanted;
import org.dateline.media.Item.Description;
import org.dateline.media.Item.Original;
import org.dateline.media.Item.Prints;
import org.dateline.staff.Audit;
import org.dateline.staff.Member;
import org.dateline.store.Blobs;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Digest;
import org.dateline.story.MediaId;
import org.dateline.story.Medium;
import org.dateline.story.Refusal;
import org.dateline.story.Rendition;
import org.dateline.story.StoryId;

/// The picture library: every picture, video, recording and document the paper has, what is said of
/// it, who may use it, and which stories do. Files are on disk before their row is, and none is
/// ever changed or taken away, so what a row names is there.
public final class Library {
    /// Two pictures whose looks differ in more bits are not pointed out as the same.
    private static final int ALIKE = 6;

    private static final int MOST_ALIKE = 20;
    private static final int LONGEST_NAME = 255;

    private final LibraryFiles files;
    private final Database database;
    private final ZoneId zone;
    private final InstantSource clock;
    private final RandomGenerator random = RandomGenerator.of("SecureRandom");

    /// @param folder of the library's files, made when absent
    /// @param zone of the newsroom, in which months begin
    public Library(
            Path folder,
            Database database,
            Developers developers,
            ZoneId zone,
            InstantSource clock) {
        this.files = new LibraryFiles(folder, developers);
        this.database = database;
        this.zone = zone;
        this.clock = clock;
    }

    /// What came of a file that was brought in.
    ///
    /// @param known whether the very same file was there already; then nothing was changed
    /// @param alike pictures that look the same, the most alike first
    public record Added(Item item, boolean known, List<Item> alike) {}

    /// Takes a file in. It is examined, kept, and made ready for readers before this returns.
    ///
    /// @param file on the library's file system; gone afterwards, unless it is refused
    /// @param name it came with
    /// @param progress told now and then, from 0 to 1
    /// @throws Refusal when it is of no type we take, broken, or beyond our bounds
    public Added add(Member by, Path file, String name, DoubleConsumer progress) {
        Digest digest = new Digest(Blobs.digest(file));
        Optional<MediaId> known = database.read(t -> LibraryStore.byOriginal(t, digest));
        if (known.isPresent()) {
            LibraryFiles.delete(file);
            return new Added(item(known.get()), true, alike(known.get()));
        }
        FileType type = type(file, name);
        Item item = developed(by, file, digest, type, name, progress);
        files.keepOriginal(file);
        MediaId id =
                database.write(
                        t -> {
                            Optional<MediaId> raced = LibraryStore.byOriginal(t, digest);
                            if (raced.isEmpty()) {
                                LibraryStore.add(t, item);
                                String note = item.name();
                                audit(t, by, "bring in", item.id(), note);
                            }
                            return raced.orElse(item.id());
                        });
        return new Added(item(id), !id.equals(item.id()), alike(id));
    }

    private static FileType type(Path file, String name) {
        try {
            return FileType.of(file)
                    .orElseThrow(
                            () ->
                                    Refusal.invalid(
                                            "“%s” is not a picture, video, recording or PDF that Dateline knows."
                                                    .formatted(name)));
        } catch (IOException broken) {
            throw new UncheckedIOException("The upload cannot be read", broken);
        }
    }

    private Item developed(
            Member by,
            Path file,
            Digest digest,
            FileType type,
            String name,
            DoubleConsumer progress) {
        Developed developed =
                files.develop(file, new Wanted(type, Optional.empty(), Framing.CENTRED), progress);
        return new Item(
                MediaId.random(random),
                1,
                new Original(
                        digest,
                        type,
                        tidy(name),
                        LibraryFiles.size(file),
                        developed.width(),
                        developed.height(),
                        developed.length()),
                new Description(developed.metadata(), false, List.of()),
                Terms.NONE,
                Framing.CENTRED,
                prints(developed, List.of()),
                clock.instant(),
                by.name());
    }

    private static Prints prints(Developed developed, List<Medium.Track> tracks) {
        return new Prints(
                developed.look(),
                developed.placeholder(),
                developed.poster(),
                tracks,
                developed.renditions());
    }

    /// An item as it is now.
    ///
    /// @throws Refusal when there is none of that id
    public Item item(MediaId id) {
        return database.read(t -> item(t, id));
    }

    private static Item item(Transaction transaction, MediaId id) {
        return LibraryStore.find(transaction, id)
                .orElseThrow(
                        () ->
                                Refusal.notFound(
                                        "There is nothing in the library under " + id + "."));
    }

    /// What a search finds, newest first.
    public List<Item> find(Search search) {
        if (search.findsNothing()) {
            return List.of();
        }
        String match = search.match(clock.instant());
        return database.read(
                t -> {
                    long before =
                            search.before()
                                    .map(id -> LibraryStore.ordinal(t, id))
                                    .orElse(Long.MAX_VALUE);
                    return match.isEmpty()
                            ? LibraryStore.newest(t, before, search.limit())
                            : LibraryStore.matching(t, match, before, search.limit());
                });
    }

    /// Other pictures that look the same, the most alike first.
    public List<Item> alike(MediaId id) {
        return database.read(
                t -> {
                    OptionalLong look = item(t, id).prints().look();
                    return look.isEmpty() ? List.of() : alike(t, id, look.getAsLong());
                });
    }

    private static List<Item> alike(Transaction transaction, MediaId id, long look) {
        return LookStore.near(transaction, look).stream()
                .filter(other -> !other.id().equals(id) && other.distance(look) <= ALIKE)
                .sorted(Comparator.comparingInt(other -> other.distance(look)))
                .limit(MOST_ALIKE)
                .map(other -> item(transaction, other.id()))
                .toList();
    }

    /// Says something else of an item. Its renditions are made anew when they carry what changed.
    ///
    /// @param version that the member changed; the newest
    /// @throws Refusal when there is a newer version, or this is not theirs to say
    public Item describe(Member by, MediaId id, int version, Description description, Terms terms) {
        Item before = item(id);
        Access.describe(by, before);
        Item after = described(before, description, terms);
        if (!after.terms().equals(before.terms()) || !after.rights().equals(before.rights())) {
            Access.rights(by, before);
        }
        return change(by, before, version, after);
    }

    /// What a file is stays as it was found; who cleared it stands for these terms and no others.
    private static Item described(Item before, Description said, Terms terms) {
        Metadata found = before.description().metadata();
        Description description =
                new Description(
                        new Metadata(
                                said.metadata().said(),
                                found.width(),
                                found.height(),
                                found.orientation(),
                                found.gps(),
                                found.contentCredentials()),
                        said.decorative(),
                        said.transcript());
        return before.next(description, terms.insteadOf(before.terms()), before.framing());
    }

    /// Moves a picture's focal point and crops. What readers have already stays until the stories
    /// that show it are published anew.
    public Item frame(Member by, MediaId id, int version, Framing framing) {
        Item before = item(id);
        Access.describe(by, before);
        if (before.original().type().kind() != FileType.Kind.PICTURE) {
            throw Refusal.invalid(
                    "Only pictures are cropped; “%s” is none.".formatted(before.name()));
        }
        return change(
                by, before, version, before.next(before.description(), before.terms(), framing));
    }

    /// Enters that the owner was asked and that it may be published.
    public Item clear(Member by, MediaId id, int version) {
        Item before = item(id);
        Access.rights(by, before);
        return change(
                by,
                before,
                version,
                before.next(
                        before.description(), before.terms().cleared(by.name()), before.framing()));
    }

    /// Puts captions to a video, instead of those in that language; none when `text` is blank.
    ///
    /// @param language BCP 47
    /// @param label as readers choose it
    /// @param text WebVTT or SRT
    /// @throws Refusal naming the line that is wrong
    public Item caption(
            Member by, MediaId id, int version, String language, String label, String text) {
        Item before = item(id);
        Access.describe(by, before);
        if (before.original().type().kind() != FileType.Kind.VIDEO) {
            throw Refusal.invalid(
                    "Only video has captions; “%s” is none.".formatted(before.name()));
        }
        String tag = tag(language);
        List<Medium.Track> tracks = new ArrayList<>(before.prints().tracks());
        tracks.removeIf(track -> track.language().equals(tag));
        if (!text.isBlank()) {
            tracks.add(new Medium.Track(tag, label, files.keep(Captions.read(text))));
        }
        return change(by, before, version, before.next(before.prints().with(tracks)));
    }

    private static String tag(String language) {
        try {
            String tag = new Locale.Builder().setLanguageTag(language).build().toLanguageTag();
            if (!tag.equals("und")) {
                return tag;
            }
        } catch (IllformedLocaleException malformed) {
            // said below, as for a language that says nothing
        }
        throw Refusal.invalid("“" + language + "” is not a language: write it as en or zh-Hans.");
    }

    private Item change(Member by, Item before, int version, Item after) {
        current(before, version);
        Developer developer = files.developer(before.original().type());
        Item whole = developer.isStale(before, after) ? developed(after) : after;
        return database.write(
                t -> {
                    current(item(t, before.id()), version);
                    LibraryStore.change(t, before, whole, by.name(), clock.instant());
                    audit(t, by, "change picture", whole.id(), "version " + whole.version());
                    return whole;
                });
    }

    private void audit(Transaction t, Member by, String act, MediaId id, String note) {
        Audit.note(t, clock.instant(), by, act, "picture " + id, note);
    }

    private static void current(Item item, int version) {
        if (item.version() != version) {
            throw new Refusal(
                    Refusal.Reason.STALE,
                    "Version %d of “%s” is not the newest; that is %d. Look at it and change that one."
                            .formatted(version, item.name(), item.version()));
        }
    }

    private Item developed(Item item) {
        Path original = files.original(item.original().digest());
        Developed developed =
                files.develop(
                        original,
                        new Wanted(
                                item.original().type(),
                                Optional.of(item.description()),
                                item.framing()),
                        _ -> {});
        return item.with(prints(developed, item.prints().tracks()));
    }

    /// What was changed, newest first; the thousand last ones.
    public List<Change> changes(MediaId id) {
        return database.read(
                t -> {
                    item(t, id);
                    return LibraryStore.changes(t, id);
                });
    }

    /// Where it is shown.
    public List<Use> uses(MediaId id) {
        return database.read(
                t -> {
                    item(t, id);
                    return UseStore.of(t, id);
                });
    }

    /// What was printed for the first time in a month, by source.
    public List<Use.BySource> usage(YearMonth month) {
        Instant from = month.atDay(1).atStartOfDay(zone).toInstant();
        Instant to = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        return database.read(t -> UseStore.report(t, from, to));
    }

    /// For the desk, in the transaction that saves a story: what its newest version shows.
    public void drafted(Transaction transaction, StoryId story, Collection<MediaId> shown) {
        UseStore.noDraft(transaction, story);
        Set.copyOf(shown).forEach(id -> UseStore.draft(transaction, story, known(transaction, id)));
        UseStore.forget(transaction, story);
    }

    /// For the desk, in the transaction that publishes, corrects or withdraws a story: what readers
    /// see in it from here on.
    public void printed(Transaction transaction, StoryId story, Collection<MediaId> shown) {
        UseStore.notLive(transaction, story);
        Instant now = clock.instant();
        Set.copyOf(shown)
                .forEach(id -> UseStore.live(transaction, story, known(transaction, id), now));
        UseStore.forget(transaction, story);
    }

    private static MediaId known(Transaction transaction, MediaId id) {
        return item(transaction, id).id();
    }

    /// For the desk, in the transaction that takes a picture out of the stories that show it: it is
    /// not printed again.
    ///
    /// @param reason as readers are told
    public void withdraw(
            Transaction transaction, Member by, MediaId id, Instant now, String reason) {
        Item before = item(transaction, id);
        Access.rights(by, before);
        Terms terms = before.terms().withdrawn(reason);
        Item after = before.next(before.description(), terms, before.framing());
        LibraryStore.change(transaction, before, after, by.name(), now);
    }

    /// The public facts of an item as they are now, to be entered in the ledger with the story that
    /// shows it.
    ///
    /// @throws Refusal when it may not be published: rights, missing words, nothing to give readers
    public Medium print(Transaction transaction, MediaId id) {
        return Print.of(item(transaction, id), clock.instant());
    }

    /// Who changed an item last, or brought it in.
    public String lastHand(Transaction transaction, MediaId id) {
        String addedBy = item(transaction, id).addedBy();
        return LibraryStore.lastHand(transaction, id).orElse(addedBy);
    }

    /// Why an item may not be published as it is now; empty when it may.
    public Optional<String> objection(Item item) {
        return Print.objection(item, clock.instant());
    }

    /// Reads every file and holds it against its name.
    ///
    /// @param progress told how many items are done, and of how many
    /// @return one sentence for each file that is missing or altered
    public List<String> check(Progress progress) {
        return new LibraryCheck(database, files).run(progress);
    }

    /// Told how far long work is.
    public interface Progress {
        void at(long done, long total);
    }

    /// Where an item's original is.
    public Path original(Item item) {
        return files.original(item.original().digest());
    }

    /// Where a rendition is.
    public Path file(Rendition rendition) {
        return files.rendition(rendition.digest());
    }

    /// Where a file that readers are given is; empty when there is none of that name.
    public Optional<Path> file(Digest digest) {
        return files.find(digest);
    }

    private static String tidy(String name) {
        String last = name.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "").strip();
        String named = last.isEmpty() ? "untitled" : last;
        return named.length() <= LONGEST_NAME ? named : named.substring(0, LONGEST_NAME);
    }
}
