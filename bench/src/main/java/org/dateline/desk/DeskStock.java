package org.dateline.desk;

import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.dateline.desk.DeskStore.ActRow;
import org.dateline.desk.DeskStore.CopyRow;
import org.dateline.desk.DeskStore.Stage;
import org.dateline.staff.Audit;
import org.dateline.staff.Member;
import org.dateline.staff.Role;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Story;
import org.dateline.story.StoryId;

/// Fills a desk with copy that nobody printed: rows as the desk writes them, in its own package.
/// The ledger hears nothing of them.
public final class DeskStock {
    private static final String EDITOR = "Tom Ahlgren";

    private final Database database;
    private final RandomGenerator random;

    public DeskStock(Database database, RandomGenerator random) {
        this.database = database;
        this.random = random;
    }

    /// @param basket where it stands: by its stage, scheduled or live
    /// @param writer who began it
    /// @param changed when something was done to it last
    public record Piece(Story story, Basket basket, String writer, Instant changed) {}

    /// Adds copy in one transaction, the last one as what was changed last.
    public void add(List<Piece> pieces) {
        database.change(transaction -> pieces.forEach(piece -> add(transaction, piece)));
    }

    private void add(Transaction transaction, Piece piece) {
        StoryId id = StoryId.random(random);
        CopyRow row = row(id, piece);
        DeskStore.put(transaction, row, piece.changed().toEpochMilli());
        DeskStore.begun(transaction, id, piece.writer());
        RevisionStore.add(
                transaction, id, 1, piece.writer(), piece.changed().toEpochMilli(), piece.story());
        Listing.list(transaction, row, piece.story());
        act(transaction, id, piece);
        Audit.note(
                transaction,
                piece.changed(),
                new Member(piece.writer(), Role.REPORTER),
                "begin story",
                "story " + id,
                "version 1");
    }

    /// Puts lines on the newslist.
    public void plan(List<Assignment.Plan> plans) {
        database.change(
                transaction ->
                        plans.forEach(plan -> NewslistStore.add(transaction, plan, 0, EDITOR)));
    }

    private static CopyRow row(StoryId id, Piece piece) {
        CopyRow first = CopyRow.first(id);
        return switch (piece.basket()) {
            case MINE, DRAFT, ALL -> first;
            case FILED -> first.at(Stage.FILED);
            case PASSED -> first.passed(Stage.PASSED, 1);
            case SCHEDULED ->
                    first.passed(Stage.PASSED, 1)
                            .timed(Timing.NONE.due(piece.changed().plusSeconds(86_400), EDITOR));
            case LIVE ->
                    first.passed(Stage.PUBLISHED, 1).live(Stage.PUBLISHED, 1, 1, piece.changed());
            case SPIKED -> first.at(Stage.SPIKED);
            case WITHDRAWN -> first.at(Stage.WITHDRAWN);
        };
    }

    private static void act(Transaction transaction, StoryId id, Piece piece) {
        switch (piece.basket()) {
            case MINE, DRAFT, ALL -> {}
            case FILED -> act(transaction, id, piece, Act.FILE);
            case PASSED, SCHEDULED -> act(transaction, id, piece, Act.PASS);
            case LIVE -> act(transaction, id, piece, Act.PUBLISH);
            case SPIKED -> act(transaction, id, piece, Act.SPIKE);
            case WITHDRAWN -> act(transaction, id, piece, Act.WITHDRAW);
        }
    }

    private static void act(Transaction transaction, StoryId id, Piece piece, Act act) {
        DeskStore.addAct(transaction, id, new ActRow(1, act, EDITOR, piece.changed(), "", -1));
    }
}
