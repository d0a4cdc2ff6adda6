package org.dateline.desk;

import static org.dateline.desk.Copies.publication;
import static org.dateline.desk.Copies.row;
import static org.dateline.desk.Rules.afterSave;
import static org.dateline.desk.Rules.allowed;
import static org.dateline.desk.Rules.at;
import static org.dateline.desk.Rules.existing;
import static org.dateline.desk.Rules.independent;
import static org.dateline.desk.Rules.note;
import static org.dateline.desk.Rules.passed;
import static org.dateline.desk.Rules.printable;
import static org.dateline.desk.Rules.required;
import static org.dateline.desk.Rules.stale;
import static org.dateline.desk.Rules.word;
import static org.dateline.story.Refusal.Reason.WRONG_STAGE;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.dateline.desk.DeskStore.Act;
import org.dateline.desk.DeskStore.ActRow;
import org.dateline.desk.DeskStore.CopyRow;
import org.dateline.desk.DeskStore.Stage;
import org.dateline.ledger.Entry;
import org.dateline.ledger.Head;
import org.dateline.ledger.Kind;
import org.dateline.ledger.Ledger;
import org.dateline.ledger.Published;
import org.dateline.ledger.Submission;
import org.dateline.staff.Member;
import org.dateline.staff.Role;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Address;
import org.dateline.story.MediaId;
import org.dateline.story.Refusal;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.dateline.story.Story;
import org.dateline.story.StoryId;

/// The desk: everything staff do to copy, from the first save to print. Every act is one
/// transaction; what is printed is entered in the ledger within it. Every refusal says what to do
/// instead.
public final class Desk {
    /// Whose name stands at what an operator imported.
    public static final String OPERATOR = "import";

    /// Fronts besides the sections'.
    public static final List<String> FRONTS = List.of("top-news", "home");

    private static final int MAX_ARRANGED = 100;
    private static final int MAX_LIST = 200;

    private final Database database;
    private final Ledger ledger;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Prints prints;
    private final Illustrations illustrations;
    private final Reprints reprints;

    /// @param prints the library that stories have their pictures from
    public Desk(Database database, Ledger ledger, Prints prints, InstantSource clock) {
        this.database = database;
        this.ledger = ledger;
        this.clock = clock;
        this.prints = prints;
        this.illustrations = new Illustrations(ledger, prints);
        this.reprints = new Reprints(database, ledger, prints, illustrations, clock);
    }

    public Copy create(Member by, Story story) {
        known(story);
        return database.write(
                transaction -> {
                    StoryId id = StoryId.random(random);
                    begin(transaction, CopyRow.first(id), by.name(), story);
                    return Copies.copy(transaction, id);
                });
    }

    /// Saves a new version on top of `version`, which must be the newest.
    public Copy save(Member by, StoryId id, int version, Story story) {
        known(story);
        return database.write(
                transaction -> {
                    CopyRow copy = row(transaction, id);
                    if (copy.version() != version) {
                        throw stale(transaction, copy, version);
                    }
                    CopyRow saved = copy.saved(afterSave(copy));
                    DeskStore.put(transaction, saved, clock.millis());
                    DeskStore.addRevision(
                            transaction, id, saved.version(), by.name(), clock.millis(), story);
                    prints.drafted(transaction, id, story.media());
                    return Copies.copy(transaction, id);
                });
    }

    /// Hands a draft to the desk.
    public Copy file(Member by, StoryId id) {
        return act(
                by,
                Role.REPORTER,
                id,
                Act.FILE,
                "",
                (_, copy) -> {
                    at(copy, "filed", Stage.DRAFT);
                    return copy.at(Stage.FILED);
                });
    }

    /// Lets a version print. Nobody passes what they wrote.
    ///
    /// @param version the newest when empty
    public Copy pass(Member by, StoryId id, OptionalInt version) {
        return act(
                by,
                Role.EDITOR,
                id,
                Act.PASS,
                "",
                (transaction, copy) -> {
                    at(copy, "passed", Stage.FILED, Stage.PASSED);
                    int chosen = existing(copy, version.orElse(copy.version()));
                    printable(transaction, copy, chosen);
                    independent(transaction, copy, chosen, by);
                    return copy.passed(Stage.PASSED, chosen);
                });
    }

    /// Gives filed, passed or spiked copy back to its writer.
    ///
    /// @param note what to do about it; may be empty
    public Copy giveBack(Member by, StoryId id, String note) {
        return act(
                by,
                Role.EDITOR,
                id,
                Act.RETURN,
                note(note),
                (_, copy) -> {
                    at(copy, "returned", Stage.FILED, Stage.PASSED, Stage.SPIKED);
                    return copy.passed(Stage.DRAFT, copy.live());
                });
    }

    /// Decides not to run it. It can be returned to its writer later.
    public Copy spike(Member by, StoryId id, String reason) {
        return act(
                by,
                Role.EDITOR,
                id,
                Act.SPIKE,
                note(reason),
                (_, copy) -> {
                    if (copy.live() > 0) {
                        throw new Refusal(
                                WRONG_STAGE,
                                "Readers have this story; withdraw it instead of spiking it.");
                    }
                    at(copy, "spiked", Stage.DRAFT, Stage.FILED, Stage.PASSED);
                    return copy.passed(Stage.SPIKED, 0);
                });
    }

    /// Enters a passed version in the ledger; the same version again answers the same.
    ///
    /// @param version the newest passed when empty
    public Publication publish(Member by, StoryId id, OptionalInt version) {
        allowed(by, Role.EDITOR, "publish");
        return print(by, id, version, Act.PUBLISH, Kind.UPDATE, "");
    }

    /// Publishes a passed version as a correction; when none waits, adds the notice to what readers
    /// have. The same correction again answers the same.
    ///
    /// @param reason what was wrong and what is right, for readers
    public Publication correct(Member by, StoryId id, OptionalInt version, String reason) {
        allowed(by, Role.EDITOR, "correct");
        return print(by, id, version, Act.CORRECT, Kind.CORRECT, required(reason));
    }

    /// Takes a published story back: its address answers 410 with the reason.
    public Publication withdraw(Member by, StoryId id, String reason) {
        allowed(by, Role.EDITOR, "withdraw");
        String checked = required(reason);
        Publication publication =
                database.write(
                        transaction -> {
                            CopyRow copy = row(transaction, id);
                            if (copy.stage() == Stage.WITHDRAWN) {
                                ActRow done =
                                        DeskStore.lastAct(transaction, id, Act.WITHDRAW)
                                                .orElseThrow();
                                return publication(
                                        transaction, copy, done.version(), done.position());
                            }
                            if (copy.live() == 0) {
                                throw new Refusal(
                                        WRONG_STAGE,
                                        "Only a published story can be withdrawn; this one is %s."
                                                .formatted(word(copy.stage())));
                            }
                            Entry entry =
                                    ledger.enter(
                                            transaction, new Submission.Withdrawal(id, checked));
                            ActRow act =
                                    new ActRow(
                                            copy.live(),
                                            Act.WITHDRAW,
                                            by.name(),
                                            entry.time(),
                                            checked,
                                            entry.position());
                            DeskStore.addAct(transaction, id, act);
                            CopyRow withdrawn =
                                    copy.passed(Stage.WITHDRAWN, 0)
                                            .live(Stage.WITHDRAWN, 0, 0, Instant.EPOCH);
                            DeskStore.put(transaction, withdrawn, clock.millis());
                            prints.printed(transaction, id, List.of());
                            return publication(transaction, copy, copy.live(), entry.position());
                        });
        ledger.seal();
        return publication;
    }

    /// Prints a picture, video, recording or document as the library has it now, in every live
    /// story that shows it: its caption, crop, credit or rights changed. Where nothing changed,
    /// nothing is entered.
    ///
    /// @return the stories' newest publications
    public List<Publication> reprint(Member by, MediaId id) {
        allowed(by, Role.EDITOR, "publish");
        return reprints.reprint(by, id, Kind.UPDATE, "");
    }

    /// The same as a correction.
    ///
    /// @param reason what was wrong and what is right, for readers
    public List<Publication> correct(Member by, MediaId id, String reason) {
        allowed(by, Role.EDITOR, "correct");
        return reprints.reprint(by, id, Kind.CORRECT, required(reason));
    }

    /// Takes a picture, video, recording or document back from every live story that shows it:
    /// readers are told so where it stood, and it cannot be printed again.
    ///
    /// @param reason for readers
    public List<Publication> withdraw(Member by, MediaId id, String reason) {
        allowed(by, Role.EDITOR, "withdraw");
        return reprints.pull(by, id, required(reason));
    }

    /// Brings in copy from elsewhere, all of `imports` in one transaction. What was imported before
    /// stays as it is.
    ///
    /// @param publish print it as an operator's act, or keep it as drafts
    public List<Imported> bringIn(List<Import> imports, boolean publish) {
        List<Imported> results =
                database.write(
                        transaction ->
                                imports.stream()
                                        .map(each -> bringIn(transaction, each, publish))
                                        .toList());
        ledger.seal();
        return results;
    }

    public Copy copy(StoryId id) {
        return database.read(transaction -> Copies.copy(transaction, id));
    }

    /// Stories by last change, newest first.
    ///
    /// @param limit at most 200
    /// @param before only stories changed earlier than this one; empty for the newest
    public List<Copy> list(int limit, Optional<StoryId> before) {
        if (limit < 1 || limit > MAX_LIST) {
            throw Refusal.invalid("“limit” is a number from 1 to " + MAX_LIST + ".");
        }
        return database.read(
                transaction -> {
                    long changed =
                            before.map(id -> DeskStore.changed(transaction, id))
                                    .orElse(Long.MAX_VALUE);
                    long story = before.map(StoryId::value).orElse(Long.MAX_VALUE);
                    return DeskStore.list(transaction, changed, story, limit).stream()
                            .map(row -> Copies.copy(transaction, row))
                            .toList();
                });
    }

    /// Oldest first.
    public List<Revision> revisions(StoryId id) {
        return database.read(
                transaction -> {
                    row(transaction, id);
                    return DeskStore.revisions(transaction, id);
                });
    }

    /// A version as it was saved.
    public Story text(StoryId id, int version) {
        return database.read(
                transaction -> Copies.text(transaction, row(transaction, id).id(), version));
    }

    /// Names of the fronts that can be arranged: `top-news`, `home` and the sections' slugs.
    public List<String> fronts() {
        return Stream.concat(
                        FRONTS.stream(), sections().stream().map(section -> section.slug().text()))
                .toList();
    }

    public List<StoryId> arrangement(String front) {
        front(front);
        return ledger.arrangement(front).map(Published.Arrangement::stories).orElse(List.of());
    }

    /// Puts stories at the top of a front; the rest follows by time.
    ///
    /// @return the ledger position of the order
    public long arrange(Member by, String front, List<StoryId> stories) {
        allowed(by, Role.EDITOR, "arrange a front");
        front(front);
        if (stories.size() > MAX_ARRANGED || new HashSet<>(stories).size() != stories.size()) {
            throw Refusal.invalid(
                    "A front is arranged with at most " + MAX_ARRANGED + " different stories.");
        }
        for (StoryId id : stories) {
            if (!ledger.head(id).map(Head::live).orElse(false)) {
                throw Refusal.invalid("Readers do not have story " + id + "; publish it first.");
            }
        }
        var now = ledger.arrangement(front);
        if (now.isPresent() && now.get().stories().equals(stories)) {
            return now.get().entry().position();
        }
        Entry entry =
                database.write(
                        transaction ->
                                ledger.enter(
                                        transaction,
                                        new Submission.OfFront(front, stories, Entry.Origin.DESK)));
        ledger.seal();
        return entry.position();
    }

    public List<Section> sections() {
        return ledger.site().sections();
    }

    /// Finds a section by its name or slug, whatever the case.
    ///
    /// @throws Refusal naming the sections there are
    public Slug section(String nameOrSlug) {
        List<Section> sections = sections();
        for (Section section : sections) {
            if (section.name().equalsIgnoreCase(nameOrSlug.strip())
                    || section.slug().text().equalsIgnoreCase(nameOrSlug.strip())) {
                return section.slug();
            }
        }
        String names = String.join(", ", sections.stream().map(Section::name).toList());
        throw Refusal.invalid(
                nameOrSlug.isBlank()
                        ? "The section is missing; the sections are " + names + "."
                        : "There is no section “%s”; the sections are %s."
                                .formatted(nameOrSlug, names));
    }

    private Publication print(
            Member by, StoryId id, OptionalInt version, Act act, Kind later, String reason) {
        Publication publication =
                database.write(
                        transaction -> {
                            CopyRow copy = row(transaction, id);
                            int chosen = existing(copy, version.orElse(next(copy, act)));
                            OptionalLong done = done(transaction, copy, chosen, act, reason);
                            if (done.isPresent()) {
                                return publication(transaction, copy, chosen, done.getAsLong());
                            }
                            passed(copy, chosen, act);
                            Story text = Copies.text(transaction, id, chosen);
                            Submission submission =
                                    new Submission.OfStory(
                                            id,
                                            text,
                                            chosen == copy.live()
                                                    ? illustrations.printed(transaction, id)
                                                    : illustrations.now(transaction, text),
                                            later,
                                            reason,
                                            Optional.empty(),
                                            Entry.Origin.DESK);
                            Entry entry = ledger.enter(transaction, submission);
                            printed(transaction, copy, chosen, entry, act, by.name(), reason);
                            prints.printed(transaction, id, text.media());
                            return publication(transaction, copy, chosen, entry.position());
                        });
        ledger.seal();
        return publication;
    }

    /// The version meant when none is named: the passed one that readers do not have yet; else, for
    /// a correction, the one they have; else the newest, which must then have been printed already.
    private static int next(CopyRow copy, Act act) {
        if (copy.passed() > copy.live()) {
            return copy.passed();
        }
        return act == Act.CORRECT && copy.live() > 0 ? copy.live() : copy.version();
    }

    /// Where this very act was entered before.
    private static OptionalLong done(
            Transaction transaction, CopyRow copy, int version, Act act, String reason) {
        if (act == Act.PUBLISH) {
            return DeskStore.position(transaction, copy.id(), version);
        }
        return DeskStore.lastAct(transaction, copy.id(), act)
                .filter(last -> last.version() == version && last.note().equals(reason))
                .map(last -> OptionalLong.of(last.position()))
                .orElseGet(OptionalLong::empty);
    }

    private void printed(
            Transaction transaction,
            CopyRow copy,
            int version,
            Entry entry,
            Act act,
            String by,
            String note) {
        ActRow done = new ActRow(version, act, by, entry.time(), note, entry.position());
        DeskStore.addAct(transaction, copy.id(), done);
        Stage stage = version == copy.version() ? Stage.PUBLISHED : Stage.FILED;
        DeskStore.put(
                transaction,
                copy.live(stage, version, entry.position(), entry.time()),
                clock.millis());
    }

    private Imported bringIn(Transaction transaction, Import copy, boolean publish) {
        known(copy.story());
        Optional<StoryId> known = DeskStore.imported(transaction, copy.fingerprint());
        if (known.isPresent()) {
            return new Imported(Copies.copy(transaction, known.get()), true);
        }
        StoryId id = StoryId.random(random);
        Copy imported =
                publish ? print(transaction, id, copy) : draft(transaction, id, copy.story());
        DeskStore.addImport(transaction, copy.fingerprint(), id);
        return new Imported(imported, false);
    }

    private Copy draft(Transaction transaction, StoryId id, Story story) {
        CopyRow row = begin(transaction, CopyRow.first(id), OPERATOR, story);
        return new Copy.Draft(id, row.version(), story, Optional.empty());
    }

    /// Prints copy that nobody here passed: the operator's act, which the ledger says.
    private Copy print(Transaction transaction, StoryId id, Import copy) {
        Submission submission =
                new Submission.OfStory(
                        id,
                        copy.story(),
                        illustrations.now(transaction, copy.story()),
                        Kind.UPDATE,
                        "",
                        copy.ran(),
                        Entry.Origin.IMPORT);
        Entry entry = ledger.enter(transaction, submission);
        CopyRow row =
                CopyRow.first(id)
                        .passed(Stage.PUBLISHED, 1)
                        .live(Stage.PUBLISHED, 1, entry.position(), entry.time());
        begin(transaction, row, OPERATOR, copy.story());
        ActRow act = new ActRow(1, Act.PUBLISH, OPERATOR, entry.time(), "", entry.position());
        DeskStore.addAct(transaction, id, act);
        if (!copy.story().media().isEmpty()) {
            prints.printed(transaction, id, copy.story().media());
        }
        String path = new Address(id, copy.story().slug()).path();
        return new Copy.Published(
                id, 1, copy.story(), new Copy.Live(1, entry.position(), path, entry.time()));
    }

    private CopyRow begin(Transaction transaction, CopyRow row, String writer, Story story) {
        DeskStore.put(transaction, row, clock.millis());
        DeskStore.addRevision(transaction, row.id(), 1, writer, clock.millis(), story);
        if (!story.media().isEmpty()) {
            prints.drafted(transaction, row.id(), story.media());
        }
        return row;
    }

    /// What an act makes of a story.
    private interface Step {
        CopyRow apply(Transaction transaction, CopyRow copy);
    }

    private Copy act(Member by, Role least, StoryId id, Act act, String note, Step step) {
        allowed(by, least, act.name().toLowerCase(Locale.ROOT));
        return database.write(
                transaction -> {
                    CopyRow before = row(transaction, id);
                    CopyRow after = step.apply(transaction, before);
                    int version = act == Act.PASS ? after.passed() : after.version();
                    ActRow done = new ActRow(version, act, by.name(), clock.instant(), note, -1);
                    DeskStore.addAct(transaction, id, done);
                    DeskStore.put(transaction, after, clock.millis());
                    return Copies.copy(transaction, id);
                });
    }

    private void known(Story story) {
        section(story.section().text());
    }

    private void front(String name) {
        List<String> fronts = fronts();
        if (!fronts.contains(name)) {
            throw Refusal.notFound(
                    "There is no front “%s”; the fronts are %s."
                            .formatted(name, String.join(", ", fronts)));
        }
    }
}
