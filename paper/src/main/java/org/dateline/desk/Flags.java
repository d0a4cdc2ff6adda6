package org.dateline.desk;

import static org.dateline.story.Refusal.Reason.WRONG_STAGE;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.dateline.desk.DeskStore.ActRow;
import org.dateline.desk.DeskStore.CopyRow;
import org.dateline.staff.Member;
import org.dateline.staff.Right;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Refusal;
import org.dateline.story.StoryId;

/// Stories that wait for a legal reading. While one is flagged it is not passed and nothing of it
/// prints, not at its second either; it can be taken back.
public final class Flags {
    private final Database database;
    private final InstantSource clock;

    Flags(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// @param note what there is to read for
    public record Flag(String by, Instant at, String note) {}

    /// Empty when it waits for none.
    public Optional<Flag> of(StoryId id) {
        return database.read(transaction -> ChecklistStore.flag(transaction, id));
    }

    /// Any of the staff may flag a story of their sections.
    public Copy flag(Member by, StoryId id, String note) {
        by.needs(Right.WRITE, "flag a story");
        String said = said(note, "The note is missing; say what there is to read for.");
        return database.write(
                transaction -> {
                    CopyRow copy = within(transaction, by, id);
                    ChecklistStore.flag(transaction, id).ifPresent(Flags::isFlagged);
                    Flag flag = new Flag(by.name(), clock.instant(), said);
                    ChecklistStore.putFlag(transaction, id, flag);
                    return done(transaction, by, copy, Act.FLAG, said);
                });
    }

    private static void isFlagged(Flag flag) {
        throw new Refusal(
                WRONG_STAGE,
                "%s flagged this story already: %s. Add what you have as a comment."
                        .formatted(flag.by(), flag.note()));
    }

    /// Says that it may go on.
    public Copy clear(Member by, StoryId id, String note) {
        by.needs(Right.VET, "clear a story");
        String said = said(note, "The note is missing; say what came of the reading.");
        return database.write(
                transaction -> {
                    CopyRow copy = within(transaction, by, id);
                    if (ChecklistStore.flag(transaction, id).isEmpty()) {
                        throw new Refusal(
                                WRONG_STAGE, "This story is not flagged for a legal reading.");
                    }
                    ChecklistStore.dropFlag(transaction, id);
                    return done(transaction, by, copy, Act.CLEAR, said);
                });
    }

    /// @throws Refusal when it waits for a legal reading
    static void none(Transaction transaction, StoryId id) {
        ChecklistStore.flag(transaction, id)
                .ifPresent(
                        flag -> {
                            throw new Refusal(
                                    WRONG_STAGE,
                                    "%s flagged this story for a legal reading: %s. It waits until a standards editor or a chief clears it."
                                            .formatted(flag.by(), flag.note()));
                        });
    }

    private static String said(String note, String missing) {
        String said = Rules.note(note);
        if (said.isEmpty()) {
            throw Refusal.invalid(missing);
        }
        return said;
    }

    private static CopyRow within(Transaction transaction, Member by, StoryId id) {
        CopyRow copy = Copies.row(transaction, id);
        Rules.within(transaction, by, id, copy.version());
        return copy;
    }

    private Copy done(Transaction transaction, Member by, CopyRow copy, Act act, String note) {
        Copies.act(
                transaction,
                copy.id(),
                new ActRow(copy.version(), act, by.name(), clock.instant(), note, -1),
                by);
        return Copies.copy(transaction, copy);
    }
}
