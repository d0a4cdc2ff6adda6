package org.dateline.desk;

import static org.dateline.desk.Rules.at;
import static org.dateline.desk.Rules.existing;
import static org.dateline.story.Refusal.Reason.WRONG_STAGE;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dateline.desk.DeskStore.ActRow;
import org.dateline.desk.DeskStore.CopyRow;
import org.dateline.desk.DeskStore.Stage;
import org.dateline.staff.Audit;
import org.dateline.staff.Member;
import org.dateline.staff.Right;
import org.dateline.staff.Role;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Constants;
import org.dateline.story.Refusal;
import org.dateline.story.Story;
import org.dateline.story.StoryId;

/// From the first save to the pass: what staff do to copy before it is printed. Readers see nothing
/// of it, so nothing of it is entered in the ledger.
final class Workflow {
    private final Database database;
    private final Sections sections;
    private final Prints prints;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Workflow(Database database, Sections sections, Prints prints, InstantSource clock) {
        this.database = database;
        this.sections = sections;
        this.prints = prints;
        this.clock = clock;
    }

    Copy create(Member by, Story story) {
        by.needs(Right.WRITE, "write");
        sections.check(story);
        Rules.within(by, story);
        return database.write(transaction -> create(transaction, by, story));
    }

    /// The same in a transaction, for somebody who may.
    Copy create(Transaction transaction, Member by, Story story) {
        StoryId id = StoryId.random(random);
        begin(transaction, CopyRow.first(id), by.name(), story);
        audit(transaction, by, "begin story", id, 1);
        return Copies.copy(transaction, id);
    }

    /// Saves the first version of copy.
    ///
    /// @param row how the copy stands with it
    void begin(Transaction transaction, CopyRow row, String writer, Story story) {
        Rules.related(transaction, row.id(), story);
        DeskStore.put(transaction, row, clock.millis());
        DeskStore.begun(transaction, row.id(), writer);
        RevisionStore.add(transaction, row.id(), 1, writer, clock.millis(), story);
        Listing.list(transaction, row, story);
        if (!story.media().isEmpty()) {
            prints.drafted(transaction, row.id(), story.media());
        }
    }

    Copy save(Member by, StoryId id, int version, Story story) {
        return save(by, id, new Whole(version, story, 0, by.name()));
    }

    /// Saves a version that comes as a whole while there is no manuscript.
    Copy save(Member by, StoryId id, Whole whole) {
        sections.check(whole.story());
        return database.write(
                transaction -> {
                    CopyRow copy = mine(transaction, by, id, whole.version(), whole.story());
                    int saved = add(transaction, copy, whole.hand(), whole.story());
                    saved(transaction, by, id, saved, whole);
                    return Copies.copy(transaction, id);
                });
    }

    private void saved(Transaction transaction, Member by, StoryId id, int version, Whole whole) {
        if (whole.hand().equals(by.name())) {
            audit(transaction, by, whole.restores() > 0 ? "restore" : "save", id, version);
        } else {
            settled(transaction, Optional.of(by), id, version, whole.hand());
        }
    }

    /// Makes a version of a manuscript, unless the newest one says the same.
    ///
    /// @param by who asked for it, if anybody did
    /// @param hands who wrote, the last one last; the version stands under the last one's name
    /// @param manuscript as it is settled; its revision is the newest
    Copy settle(
            Optional<Member> by,
            StoryId id,
            Story story,
            List<String> hands,
            ManuscriptStore.Row manuscript) {
        sections.check(story);
        return database.write(
                transaction -> {
                    CopyRow copy = Copies.row(transaction, id);
                    int version = copy.version();
                    if (!story.equals(Copies.text(transaction, id, version))) {
                        for (String hand : hands.subList(0, hands.size() - 1)) {
                            RevisionStore.addHand(transaction, id, version + 1, hand);
                        }
                        version = add(transaction, copy, hands.getLast(), story);
                        settled(transaction, by, id, version, hands.getLast());
                    }
                    ManuscriptStore.settle(
                            transaction,
                            id,
                            new ManuscriptStore.Row(manuscript.step(), manuscript.text(), version));
                    return Copies.copy(transaction, id);
                });
    }

    /// A whole story that takes the place of the newest version.
    ///
    /// @param version the newest, as whoever sends it knows it
    /// @param restores the older version it says again; 0 for none
    /// @param hand whose words it is
    record Whole(int version, Story story, int restores, String hand) {}

    /// Saves a version that came as a whole while there is a manuscript.
    ///
    /// @param entry what it changes there
    /// @param manuscript as it is then
    Copy replace(Member by, StoryId id, Whole whole, Entry entry, ManuscriptStore.Row manuscript) {
        sections.check(whole.story());
        return database.write(
                transaction -> {
                    CopyRow copy = mine(transaction, by, id, whole.version(), whole.story());
                    int saved = add(transaction, copy, whole.hand(), whole.story());
                    saved(transaction, by, id, saved, whole);
                    if (whole.restores() > 0) {
                        HistoryStore.restored(transaction, id, saved, whole.restores());
                    }
                    ManuscriptStore.add(transaction, id, entry);
                    ManuscriptStore.settle(
                            transaction,
                            id,
                            new ManuscriptStore.Row(manuscript.step(), manuscript.text(), saved));
                    return Copies.copy(transaction, id);
                });
    }

    private void audit(Transaction transaction, Member by, String act, StoryId id, int version) {
        Audit.note(transaction, clock.instant(), by, act, "story " + id, "version " + version);
    }

    private void settled(
            Transaction transaction, Optional<Member> by, StoryId id, int version, String hand) {
        Audit.note(
                transaction,
                clock.instant(),
                by.orElse(new Member(hand, Role.REPORTER)),
                "save",
                "story " + id,
                "version %d, last written in by %s".formatted(version, hand));
    }

    /// The newest version, if `by` may put `story` in its place.
    private static CopyRow mine(
            Transaction transaction, Member by, StoryId id, int version, Story story) {
        by.needs(Right.WRITE, "write");
        CopyRow copy = Copies.row(transaction, id);
        Rules.within(transaction, by, id, copy.version());
        Rules.within(by, story);
        if (copy.version() != version) {
            throw Rules.stale(transaction, copy, version);
        }
        return copy;
    }

    /// @return the new version
    private int add(Transaction transaction, CopyRow copy, String writer, Story story) {
        Rules.related(transaction, copy.id(), story);
        CopyRow saved = copy.saved(Rules.afterSave(copy));
        RevisionStore.add(transaction, copy.id(), saved.version(), writer, clock.millis(), story);
        DeskStore.put(transaction, saved, clock.millis());
        prints.drafted(transaction, copy.id(), story.media());
        return saved.version();
    }

    Copy file(Member by, StoryId id) {
        return act(
                by,
                Right.WRITE,
                id,
                Act.FILE,
                "",
                (_, copy) -> {
                    at(copy, "filed", Stage.DRAFT, Stage.WITHDRAWN);
                    return copy.at(Stage.FILED);
                });
    }

    Copy pass(Member by, StoryId id, OptionalInt version, List<String> ticked) {
        by.needs(Right.PASS, "pass");
        return database.write(
                transaction -> {
                    CopyRow copy = Copies.row(transaction, id);
                    at(copy, "passed", Stage.FILED, Stage.PASSED);
                    int chosen = existing(copy, version.orElse(copy.version()));
                    Rules.within(transaction, by, id, chosen);
                    Rules.printable(transaction, copy, chosen);
                    Second second = Rules.independent(transaction, copy, chosen, by);
                    Rules.revived(transaction, copy, by);
                    Flags.none(transaction, id);
                    Story story = Copies.text(transaction, id, chosen);
                    List<String> asked = Checklists.passes(transaction, story, ticked);
                    ActRow done = new ActRow(chosen, Act.PASS, by.name(), clock.instant(), "", -1);
                    Copies.act(transaction, id, done, by, second);
                    ChecklistStore.tick(transaction, id, asked);
                    DeskStore.put(transaction, copy.passed(Stage.PASSED, chosen), clock.millis());
                    return Copies.copy(transaction, id);
                });
    }

    Copy giveBack(Member by, StoryId id, String note) {
        return act(
                by,
                Right.PASS,
                id,
                Act.RETURN,
                Rules.note(note),
                (_, copy) -> {
                    at(copy, "returned", Stage.FILED, Stage.PASSED, Stage.SPIKED);
                    return copy.passed(Stage.DRAFT, copy.live());
                });
    }

    Copy spike(Member by, StoryId id, String reason) {
        return act(
                by,
                Right.PASS,
                id,
                Act.SPIKE,
                Rules.note(reason),
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

    /// What an act makes of a story.
    private interface Step {
        CopyRow apply(Transaction transaction, CopyRow copy);
    }

    private Copy act(Member by, Right right, StoryId id, Act act, String note, Step step) {
        by.needs(right, Constants.word(act));
        return database.write(
                transaction -> {
                    CopyRow before = Copies.row(transaction, id);
                    CopyRow after = step.apply(transaction, before);
                    Rules.within(transaction, by, id, after.version());
                    ActRow done =
                            new ActRow(after.version(), act, by.name(), clock.instant(), note, -1);
                    Copies.act(transaction, id, done, by);
                    DeskStore.put(transaction, after, clock.millis());
                    return Copies.copy(transaction, id);
                });
    }
}
