package org.dateline.desk;

import static org.dateline.story.Refusal.Reason.WRONG_STAGE;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.dateline.desk.DeskStore.ActRow;
import org.dateline.desk.DeskStore.CopyRow;
import org.dateline.desk.DeskStore.Stage;
import org.dateline.ledger.Entry;
import org.dateline.ledger.Ledger;
import org.dateline.ledger.Submission;
import org.dateline.staff.Member;
import org.dateline.staff.Right;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Refusal;
import org.dateline.story.StoryId;

/// Takes back what was published a moment ago. Its entry stays in the ledger; another one brings
/// back what readers had before, or withdraws a story they did not have.
final class Undoing {
    /// After the second of the entry.
    static final Duration WINDOW = Duration.ofSeconds(10);

    private static final Set<Act> UNDOABLE = EnumSet.of(Act.PUBLISH, Act.CORRECT, Act.CLARIFY);

    private final Database database;
    private final Ledger ledger;
    private final Prints prints;
    private final InstantSource clock;

    Undoing(Database database, Ledger ledger, Prints prints, InstantSource clock) {
        this.database = database;
        this.ledger = ledger;
        this.prints = prints;
        this.clock = clock;
    }

    /// How long it can still be undone that readers have what they have; zero when it cannot.
    Duration left(StoryId id, Copy.Live live) {
        if (left(live.at()).isZero()) {
            return Duration.ZERO;
        }
        return database.read(
                transaction ->
                        DeskStore.entered(transaction, id, live.position())
                                .filter(act -> UNDOABLE.contains(act.act()))
                                .map(act -> left(act.time()))
                                .orElse(Duration.ZERO));
    }

    /// The version readers would have again; empty when they would have nothing.
    OptionalInt goesBackTo(StoryId id) {
        return database.read(
                transaction ->
                        before(transaction, id)
                                .map(act -> OptionalInt.of(act.version()))
                                .orElseGet(OptionalInt::empty));
    }

    /// Never longer than the window, though the clock was set back.
    private Duration left(Instant since) {
        Duration left = Duration.between(clock.instant(), since.plus(WINDOW));
        return left.isNegative() || left.compareTo(WINDOW) > 0 ? Duration.ZERO : left;
    }

    Publication undo(Member by, StoryId id, long position) {
        Publication publication =
                database.write(
                        transaction -> {
                            CopyRow copy = Copies.row(transaction, id);
                            ActRow done = undoable(transaction, id, position);
                            by.needs(
                                    done.act() == Act.PUBLISH ? Right.PUBLISH : Right.CORRECT,
                                    "undo this");
                            Rules.within(transaction, by, id, done.version());
                            Optional<ActRow> undone =
                                    DeskStore.lastAct(transaction, id, Act.UNDO)
                                            .filter(act -> act.note().equals(note(position)));
                            return undone.map(
                                            act ->
                                                    Copies.publication(
                                                            transaction,
                                                            copy,
                                                            act.version(),
                                                            act.position()))
                                    .orElseGet(() -> undo(transaction, copy, done, by));
                        });
        ledger.seal();
        return publication;
    }

    private static ActRow undoable(Transaction transaction, StoryId id, long position) {
        return DeskStore.entered(transaction, id, position)
                .filter(act -> UNDOABLE.contains(act.act()))
                .orElseThrow(
                        () ->
                                Refusal.notFound(
                                        "Position %d is no publication or correction of this story."
                                                .formatted(position)));
    }

    /// What the act of undoing says in the desk's books.
    private static String note(long position) {
        return "position " + position;
    }

    private Publication undo(Transaction transaction, CopyRow copy, ActRow done, Member by) {
        if (copy.livePosition() != done.position() || copy.live() == 0) {
            throw new Refusal(
                    WRONG_STAGE,
                    "Something else was done to what readers have since then; correct or withdraw it.");
        }
        if (left(done.time()).isZero()) {
            throw new Refusal(
                    WRONG_STAGE,
                    "It was published more than %d seconds ago; correct or withdraw it."
                            .formatted(WINDOW.toSeconds()));
        }
        Optional<ActRow> before = before(transaction, copy.id());
        Entry entry =
                ledger.enter(
                        transaction,
                        before.isPresent()
                                ? new Submission.Reversal(copy.id())
                                : new Submission.Withdrawal(copy.id(), "", false));
        CopyRow undone = undone(copy, before, entry);
        int version = before.map(ActRow::version).orElse(done.version());
        ActRow act =
                new ActRow(
                        version,
                        Act.UNDO,
                        by.name(),
                        entry.time(),
                        note(done.position()),
                        entry.position());
        Copies.act(transaction, copy.id(), act, by);
        DeskStore.put(transaction, undone, clock.millis());
        prints.printed(
                transaction,
                copy.id(),
                before.map(was -> Copies.text(transaction, copy.id(), was.version()).media())
                        .orElseGet(List::of));
        return Copies.publication(transaction, copy, version, entry.position());
    }

    /// By which readers had what they had before; empty when they had nothing.
    private Optional<ActRow> before(Transaction transaction, StoryId id) {
        return ledger.before(transaction, id)
                .map(
                        story ->
                                DeskStore.entered(transaction, id, story.entry().position())
                                        .orElseThrow());
    }

    /// The version that was printed waits again, passed as it was.
    private static CopyRow undone(CopyRow copy, Optional<ActRow> before, Entry entry) {
        if (before.isEmpty()) {
            return copy.live(Stage.PASSED, 0, 0, Instant.EPOCH);
        }
        int version = before.get().version();
        Stage stage = version == copy.live() ? copy.stage() : Stage.PASSED;
        return copy.live(stage, version, entry.position(), entry.time());
    }
}
