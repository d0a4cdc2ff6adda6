package org.dateline.desk;

import static org.dateline.desk.Copies.publication;
import static org.dateline.desk.Rules.required;
import static org.dateline.story.Refusal.Reason.WRONG_STAGE;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.dateline.desk.DeskStore.ActRow;
import org.dateline.desk.DeskStore.CopyRow;
import org.dateline.desk.DeskStore.Stage;
import org.dateline.ledger.Entry;
import org.dateline.ledger.Kind;
import org.dateline.ledger.Ledger;
import org.dateline.ledger.Notice;
import org.dateline.ledger.Submission;
import org.dateline.staff.Member;
import org.dateline.staff.Right;
import org.dateline.staff.Role;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Refusal;
import org.dateline.story.Story;
import org.dateline.story.StoryId;

/// Publications, corrections and withdrawals of stories. Each changes the desk's rows and enters
/// the ledger in one transaction, and is sealed before it returns; the same again answers the same.
final class Publishing {
    private final Database database;
    private final Ledger ledger;
    private final Prints prints;
    private final Illustrations illustrations;
    private final Timetable timetable;
    private final InstantSource clock;

    Publishing(
            Database database,
            Ledger ledger,
            Prints prints,
            Illustrations illustrations,
            Timetable timetable,
            InstantSource clock) {
        this.database = database;
        this.ledger = ledger;
        this.prints = prints;
        this.illustrations = illustrations;
        this.timetable = timetable;
        this.clock = clock;
    }

    Publication publish(Member by, StoryId id, OptionalInt version) {
        by.needs(Right.PUBLISH, "publish");
        return print(id, version, Change.silent(by));
    }

    Publication correct(
            Member by, StoryId id, OptionalInt version, String reason, Notice.Place place) {
        by.needs(Right.CORRECT, "correct");
        Change change = new Change(by, Act.CORRECT, Kind.CORRECT, required(reason), place);
        return print(id, version, change);
    }

    Publication clarify(
            Member by, StoryId id, OptionalInt version, String reason, Notice.Place place) {
        by.needs(Right.CORRECT, "clarify");
        Change change = new Change(by, Act.CLARIFY, Kind.CLARIFY, required(reason), place);
        return print(id, version, change);
    }

    Publication withdraw(Member by, StoryId id, String reason) {
        by.needs(Right.CORRECT, "withdraw");
        return withdraw(by, new Submission.Withdrawal(id, required(reason), false));
    }

    Publication withdrawByLaw(Member by, StoryId id, String reason) {
        by.needs(Right.LAW, "kill");
        return withdraw(by, new Submission.Withdrawal(id, required(reason), true));
    }

    private Publication withdraw(Member by, Submission.Withdrawal withdrawal) {
        Act act = withdrawal.byLaw() ? Act.KILL : Act.WITHDRAW;
        Change change = new Change(by, act, Kind.WITHDRAW, withdrawal.reason(), Notice.Place.TOP);
        Publication publication =
                database.write(transaction -> withdraw(transaction, withdrawal, change));
        ledger.seal();
        return publication;
    }

    /// A story that printed at its second.
    record Release(StoryId story, Copy.Due due, int version, long position) {}

    /// Prints a scheduled story whose second has come, and clears what says so in the same
    /// transaction; [#seal] must follow.
    ///
    /// @return empty when it is not due any more
    Optional<Release> release(StoryId id) {
        return database.write(
                transaction -> {
                    CopyRow copy = Copies.row(transaction, id);
                    return copy.timing()
                            .due()
                            .filter(_ -> copy.timing().isDue(clock.instant()))
                            .map(due -> release(transaction, copy, due));
                });
    }

    private Release release(Transaction transaction, CopyRow copy, Copy.Due due) {
        // Whether they may was asked when they named the second.
        Member by = new Member(due.by(), Role.EDITOR);
        Publication printed = print(transaction, copy, copy.passed(), Change.silent(by));
        return new Release(copy.id(), due, printed.version(), printed.position());
    }

    void seal() {
        ledger.seal();
    }

    /// What readers get to see of a story from here on, and by whose word.
    ///
    /// @param kind of its entry, unless it is the story's first
    /// @param reason told to readers; empty for a publication
    /// @param place of the reason
    private record Change(Member by, Act act, Kind kind, String reason, Notice.Place place) {
        /// A publication, of which readers are told nothing but the words.
        static Change silent(Member by) {
            return new Change(by, Act.PUBLISH, Kind.UPDATE, "", Notice.Place.TOP);
        }

        /// A story that was withdrawn can still be killed; nothing else is done to it again.
        boolean isDoneBy(ActRow ending) {
            return act != Act.KILL || ending.act() == Act.KILL;
        }
    }

    private Publication print(StoryId id, OptionalInt version, Change change) {
        Publication publication =
                database.write(
                        transaction -> {
                            CopyRow copy = Copies.row(transaction, id);
                            int chosen = Rules.existing(copy, version.orElse(next(copy, change)));
                            Rules.within(transaction, change.by(), id, chosen, copy.live());
                            OptionalLong done = done(transaction, copy, chosen, change);
                            if (done.isPresent()) {
                                return publication(transaction, copy, chosen, done.getAsLong());
                            }
                            Rules.passed(copy, chosen, change.act());
                            return print(transaction, copy, chosen, change);
                        });
        ledger.seal();
        return publication;
    }

    /// The version meant when none is named: the passed one that readers do not have yet; else, for
    /// a notice, the one they have; else the newest, which must then have been printed already.
    private static int next(CopyRow copy, Change change) {
        if (copy.passed() > copy.live()) {
            return copy.passed();
        }
        return change.kind().isNotice() && copy.live() > 0 ? copy.live() : copy.version();
    }

    /// Where this very act was entered before.
    private static OptionalLong done(
            Transaction transaction, CopyRow copy, int version, Change change) {
        if (!change.kind().isNotice()) {
            return DeskStore.position(transaction, copy.id(), version);
        }
        long ended = DeskStore.ending(transaction, copy.id()).map(ActRow::position).orElse(-1L);
        return DeskStore.lastAct(transaction, copy.id(), change.act())
                .filter(last -> last.position() > ended)
                .filter(last -> last.version() == version && last.note().equals(change.reason()))
                .map(last -> OptionalLong.of(last.position()))
                .orElseGet(OptionalLong::empty);
    }

    private Publication print(Transaction transaction, CopyRow copy, int version, Change change) {
        if (version != copy.live()) {
            copy.timing().embargo().ifPresent(this::over);
        }
        Story text = Copies.text(transaction, copy.id(), version);
        Submission submission =
                new Submission.OfStory(
                        copy.id(),
                        text,
                        version == copy.live()
                                ? illustrations.printed(transaction, copy.id())
                                : illustrations.now(transaction, text),
                        change.kind(),
                        change.reason(),
                        change.place(),
                        Optional.empty(),
                        Entry.Origin.DESK);
        Entry entry = ledger.enter(transaction, submission);
        note(transaction, copy.id(), version, entry, change);
        CopyRow printed =
                copy.live(stage(copy, version), version, entry.position(), entry.time())
                        .timed(
                                version == copy.live()
                                        ? copy.timing()
                                        : copy.timing().embargo(Optional.empty()));
        DeskStore.put(transaction, printed, clock.millis());
        prints.printed(transaction, copy.id(), text.media());
        return publication(transaction, copy, version, entry.position());
    }

    /// Where a story stands once a version is printed. A notice beside what readers have leaves
    /// what is being written where it is.
    private static Stage stage(CopyRow copy, int version) {
        if (version == copy.live()) {
            return copy.stage();
        }
        return version == copy.version() ? Stage.PUBLISHED : Stage.FILED;
    }

    private void over(Instant embargo) {
        if (clock.instant().isBefore(embargo)) {
            throw new Refusal(
                    WRONG_STAGE,
                    "This story is embargoed until %s; nothing of it may print before. Schedule it for then, or lift the embargo."
                            .formatted(Moments.say(embargo, timetable.zone())));
        }
    }

    private Publication withdraw(
            Transaction transaction, Submission.Withdrawal withdrawal, Change change) {
        StoryId id = withdrawal.id();
        CopyRow copy = Copies.row(transaction, id);
        Optional<ActRow> ending =
                copy.live() > 0 ? Optional.empty() : DeskStore.ending(transaction, id);
        Optional<ActRow> done = ending.filter(change::isDoneBy);
        if (copy.stage() == Stage.WITHDRAWN && done.isPresent()) {
            return publication(transaction, copy, done.get().version(), done.get().position());
        }
        int version = copy.live() > 0 ? copy.live() : ending.map(ActRow::version).orElse(0);
        if (version == 0 || done.isPresent()) {
            throw new Refusal(
                    WRONG_STAGE,
                    "Only a published story can be withdrawn; this one is %s."
                            .formatted(Rules.word(copy.stage())));
        }
        Rules.within(transaction, change.by(), id, version);
        Entry entry = ledger.enter(transaction, withdrawal);
        note(transaction, id, version, entry, change);
        CopyRow withdrawn =
                copy.passed(Stage.WITHDRAWN, 0).live(Stage.WITHDRAWN, 0, 0, Instant.EPOCH);
        DeskStore.put(transaction, withdrawn, clock.millis());
        prints.printed(transaction, id, List.of());
        return publication(transaction, copy, version, entry.position());
    }

    private static void note(
            Transaction transaction, StoryId id, int version, Entry entry, Change change) {
        ActRow act =
                new ActRow(
                        version,
                        change.act(),
                        change.by().name(),
                        entry.time(),
                        change.reason(),
                        entry.position());
        Copies.act(transaction, id, act, change.by());
    }
}
