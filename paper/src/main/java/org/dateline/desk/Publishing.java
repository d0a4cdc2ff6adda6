package org.dateline.desk;

import static org.dateline.desk.Copies.publication;
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
import org.dateline.ledger.Ledger;
import org.dateline.ledger.Submission;
import org.dateline.staff.Member;
import org.dateline.staff.Role;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Refusal;
import org.dateline.story.Story;
import org.dateline.story.StoryId;

/// Publications, corrections and withdrawals of stories. Each changes the desk's rows and enters
/// the ledger in one transaction, and is sealed afterwards; the same again answers the same.
final class Publishing {
    private final Database database;
    private final Ledger ledger;
    private final Prints prints;
    private final Illustrations illustrations;
    private final Timetable timetable;
    private final TwoPeople twoPeople;
    private final InstantSource clock;

    Publishing(
            Database database,
            Ledger ledger,
            Prints prints,
            Illustrations illustrations,
            Timetable timetable,
            TwoPeople twoPeople,
            InstantSource clock) {
        this.database = database;
        this.ledger = ledger;
        this.prints = prints;
        this.illustrations = illustrations;
        this.timetable = timetable;
        this.twoPeople = twoPeople;
        this.clock = clock;
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
        Wanted wanted = Wanted.publish(OptionalInt.of(copy.passed()));
        Second second = twoPeople.release(transaction, copy, due.by(), copy.passed());
        Plan plan = plan(transaction, by, copy, wanted);
        Publication printed = enter(transaction, plan, new Change(by, wanted, second));
        return new Release(copy.id(), due, printed.version(), printed.position());
    }

    void seal() {
        ledger.seal();
    }

    /// What readers get to see of a story from here on, by whose word, and who besides answers for
    /// it.
    record Change(Member by, Wanted wanted, Second second) {}

    /// What comes of something that is wanted, when nothing stands against it.
    sealed interface Plan {
        /// It was done before: the same again answers the same.
        record Done(Publication publication) implements Plan {}

        /// @param version that prints, or that readers have
        record Ready(CopyRow copy, int version, Submission submission) implements Plan {}
    }

    /// Looks at everything that may stand against it, and changes nothing.
    ///
    /// @param by who must work for the story's section
    Plan plan(Transaction transaction, Member by, CopyRow copy, Wanted wanted) {
        return wanted.what().prints()
                ? printing(transaction, by, copy, wanted)
                : taking(transaction, by, copy, wanted);
    }

    private Plan printing(Transaction transaction, Member by, CopyRow copy, Wanted wanted) {
        int version = Rules.existing(copy, wanted.version().orElse(next(copy, wanted.what())));
        Rules.within(transaction, by, copy.id(), version, copy.live());
        OptionalLong done = done(transaction, copy, version, wanted);
        if (done.isPresent()) {
            return new Plan.Done(publication(transaction, copy, version, done.getAsLong()));
        }
        Rules.passed(copy, version, wanted.what().act());
        Flags.none(transaction, copy.id());
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
                        wanted.what().kind(),
                        wanted.reason(),
                        wanted.place(),
                        Optional.empty(),
                        Entry.Origin.DESK);
        return new Plan.Ready(copy, version, submission);
    }

    /// The version meant when none is named: the passed one that readers do not have yet; else, for
    /// a notice, the one they have; else the newest, which must then have been printed already.
    private static int next(CopyRow copy, Wanted.What what) {
        if (copy.passed() > copy.live()) {
            return copy.passed();
        }
        return what.kind().isNotice() && copy.live() > 0 ? copy.live() : copy.version();
    }

    /// Where this very act was entered before.
    private static OptionalLong done(
            Transaction transaction, CopyRow copy, int version, Wanted wanted) {
        if (!wanted.what().kind().isNotice()) {
            return DeskStore.position(transaction, copy.id(), version);
        }
        long ended = DeskStore.ending(transaction, copy.id()).map(ActRow::position).orElse(-1L);
        return DeskStore.lastAct(transaction, copy.id(), wanted.what().act())
                .filter(last -> last.position() > ended)
                .filter(last -> last.version() == version && last.note().equals(wanted.reason()))
                .map(last -> OptionalLong.of(last.position()))
                .orElseGet(OptionalLong::empty);
    }

    private void over(Instant embargo) {
        if (clock.instant().isBefore(embargo)) {
            throw new Refusal(
                    WRONG_STAGE,
                    "This story is embargoed until %s; nothing of it may print before. Schedule it for then, or lift the embargo."
                            .formatted(Moments.say(embargo, timetable.zone())));
        }
    }

    private static Plan taking(Transaction transaction, Member by, CopyRow copy, Wanted wanted) {
        boolean byLaw = wanted.what() == Wanted.What.KILL;
        Optional<ActRow> ending =
                copy.live() > 0 ? Optional.empty() : DeskStore.ending(transaction, copy.id());
        // A story that was withdrawn can still be killed; nothing else is done to it again.
        Optional<ActRow> done = ending.filter(it -> !byLaw || it.act() == Act.KILL);
        if (copy.stage() == Stage.WITHDRAWN && done.isPresent()) {
            return new Plan.Done(
                    publication(transaction, copy, done.get().version(), done.get().position()));
        }
        int version = copy.live() > 0 ? copy.live() : ending.map(ActRow::version).orElse(0);
        if (version == 0 || done.isPresent()) {
            throw new Refusal(
                    WRONG_STAGE,
                    "Only a published story can be withdrawn; this one is %s."
                            .formatted(Rules.word(copy.stage())));
        }
        Rules.within(transaction, by, copy.id(), version);
        return new Plan.Ready(
                copy, version, new Submission.Withdrawal(copy.id(), wanted.reason(), byLaw));
    }

    /// Does what is planned; [#seal] must follow.
    Publication enter(Transaction transaction, Plan plan, Change change) {
        return switch (plan) {
            case Plan.Done(Publication publication) -> publication;
            case Plan.Ready ready -> enter(transaction, ready, change);
        };
    }

    private Publication enter(Transaction transaction, Plan.Ready ready, Change change) {
        CopyRow copy = ready.copy();
        Entry entry = ledger.enter(transaction, ready.submission());
        ActRow act =
                new ActRow(
                        ready.version(),
                        change.wanted().what().act(),
                        change.by().name(),
                        entry.time(),
                        change.wanted().reason(),
                        entry.position());
        Copies.act(transaction, copy.id(), act, change.by(), change.second());
        if (change.wanted().what().prints()) {
            print(transaction, ready, entry);
        } else {
            CopyRow withdrawn =
                    copy.passed(Stage.WITHDRAWN, 0).live(Stage.WITHDRAWN, 0, 0, Instant.EPOCH);
            DeskStore.put(transaction, withdrawn, clock.millis());
            prints.printed(transaction, copy.id(), List.of());
        }
        return publication(transaction, copy, ready.version(), entry.position());
    }

    private void print(Transaction transaction, Plan.Ready ready, Entry entry) {
        CopyRow copy = ready.copy();
        int version = ready.version();
        CopyRow printed =
                copy.live(stage(copy, version), version, entry.position(), entry.time())
                        .timed(
                                version == copy.live()
                                        ? copy.timing()
                                        : copy.timing().embargo(Optional.empty()));
        DeskStore.put(transaction, printed, clock.millis());
        Story text = Copies.text(transaction, copy.id(), version);
        prints.printed(transaction, copy.id(), text.media());
        Domains.printed(transaction, copy.id(), text);
    }

    /// Where a story stands once a version is printed. A notice beside what readers have leaves
    /// what is being written where it is.
    private static Stage stage(CopyRow copy, int version) {
        if (version == copy.live()) {
            return copy.stage();
        }
        return version == copy.version() ? Stage.PUBLISHED : Stage.FILED;
    }
}
