package org.dateline.desk;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.dateline.store.Transaction;
import org.dateline.story.Constants;
import org.dateline.story.StoryId;

/// The tables `desk_copy`, `desk_act` and `desk_import`.
final class DeskStore {
    static final String FIELDS =
            "select story, stage, version, passed, live, live_position, live_since,"
                    + " due, due_by, missed, embargo, turn, changed ";

    static final String COPY = FIELDS + "from desk_copy ";

    private DeskStore() {}

    /// A row of `desk_copy`; zero where there is no passed or live version.
    record CopyRow(
            StoryId id,
            Stage stage,
            int version,
            int passed,
            int live,
            long livePosition,
            Instant liveSince,
            Timing timing) {
        /// Only what is passed and not printed yet is scheduled.
        CopyRow {
            timing = stage == Stage.PASSED ? timing : timing.unscheduled();
        }

        /// A new draft.
        static CopyRow first(StoryId id) {
            return new CopyRow(id, Stage.DRAFT, 1, 0, 0, 0, Instant.EPOCH, Timing.NONE);
        }

        CopyRow at(Stage newStage) {
            return new CopyRow(
                    id, newStage, version, passed, live, livePosition, liveSince, timing);
        }

        CopyRow saved(Stage newStage) {
            return new CopyRow(
                    id, newStage, version + 1, passed, live, livePosition, liveSince, timing);
        }

        /// The second at which the version passed before was to print is now this one's.
        CopyRow passed(Stage newStage, int newPassed) {
            Timing kept = timing.isPending() ? timing : timing.unscheduled();
            return new CopyRow(
                    id, newStage, version, newPassed, live, livePosition, liveSince, kept);
        }

        CopyRow live(Stage newStage, int newLive, long position, Instant since) {
            return new CopyRow(id, newStage, version, passed, newLive, position, since, timing);
        }

        CopyRow timed(Timing newTiming) {
            return new CopyRow(
                    id, stage, version, passed, live, livePosition, liveSince, newTiming);
        }
    }

    /// How far a story is; the word in the database.
    enum Stage {
        DRAFT,
        FILED,
        PASSED,
        PUBLISHED,
        SPIKED,
        WITHDRAWN
    }

    /// A row of `desk_act`.
    record ActRow(int version, Act act, String member, Instant time, String note, long position) {}

    static Optional<CopyRow> copy(Transaction transaction, StoryId id) {
        return transaction.first(COPY + "where story = ?", DeskStore::copy, id.value());
    }

    /// Who began a story.
    static void begun(Transaction transaction, StoryId id, String writer) {
        transaction.change("update desk_copy set writer = ? where story = ?", writer, id.value());
    }

    /// Writes a story's row; it is the last one changed now, in every list it is in.
    static void put(Transaction transaction, CopyRow copy, long now) {
        ListStore.take(transaction, copy.id());
        transaction.change(
                """
                insert into desk_copy (story, stage, version, passed, live, live_position,
                    live_since, changed, due, due_by, missed, embargo, turn)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                    (select coalesce(max(turn), 0) + 1 from desk_copy))
                on conflict (story) do update set stage = excluded.stage,
                    version = excluded.version, passed = excluded.passed,
                    live = excluded.live, live_position = excluded.live_position,
                    live_since = excluded.live_since, changed = excluded.changed,
                    due = excluded.due, due_by = excluded.due_by, missed = excluded.missed,
                    embargo = excluded.embargo, turn = excluded.turn
                """,
                copy.id().value(),
                Constants.word(copy.stage()),
                copy.version(),
                copy.passed(),
                copy.live(),
                copy.livePosition(),
                copy.liveSince().toEpochMilli(),
                now,
                copy.timing().due().map(due -> due.at().toEpochMilli()).orElse(null),
                copy.timing().due().map(Copy.Due::by).orElse(""),
                copy.timing().due().map(Copy.Due::missed).orElse(""),
                copy.timing().embargo().map(Instant::toEpochMilli).orElse(null));
        Listing.list(transaction, copy);
    }

    static void addAct(Transaction transaction, StoryId id, ActRow act) {
        transaction.change(
                """
                insert into desk_act (story, version, act, member, time, note, position)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                id.value(),
                act.version(),
                Constants.word(act.act()),
                act.member(),
                act.time().toEpochMilli(),
                act.note(),
                act.position() < 0 ? null : act.position());
    }

    /// The newest act of its kind.
    static Optional<ActRow> lastAct(Transaction transaction, StoryId id, Act act) {
        return transaction.first(
                """
                select version, act, member, time, note, position from desk_act
                where story = ? and act = ? order by id desc limit 1
                """,
                DeskStore::act,
                id.value(),
                Constants.word(act));
    }

    /// The newest act by which a story, or what was new in it, was taken from its readers.
    static Optional<ActRow> ending(Transaction transaction, StoryId id) {
        return transaction.first(
                """
                select version, act, member, time, note, position from desk_act
                where story = ? and act in ('withdraw', 'kill', 'undo') order by id desc limit 1
                """,
                DeskStore::act,
                id.value());
    }

    /// Ledger position of the entry that printed a version first, when it was printed and not taken
    /// back since.
    static OptionalLong position(Transaction transaction, StoryId id, int version) {
        return transaction
                .first(
                        """
                        select position from desk_act
                        where story = ? and version = ? and act in ('publish', 'correct', 'clarify')
                            and id > coalesce((select max(id) from desk_act
                                where story = ? and act in ('withdraw', 'kill', 'undo')), 0)
                        order by id limit 1
                        """,
                        row -> row.number(1),
                        id.value(),
                        version,
                        id.value())
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /// The act that made an entry of the ledger.
    static Optional<ActRow> entered(Transaction transaction, StoryId id, long position) {
        return transaction.first(
                """
                select version, act, member, time, note, position from desk_act
                where story = ? and position = ? order by id limit 1
                """,
                DeskStore::act,
                id.value(),
                position);
    }

    /// The act that made the newest entry of a story.
    static Optional<ActRow> lastEntered(Transaction transaction, StoryId id) {
        return transaction.first(
                """
                select version, act, member, time, note, position from desk_act
                where story = ? and position is not null order by id desc limit 1
                """,
                DeskStore::act,
                id.value());
    }

    /// Whether readers ever had anything of a story.
    static boolean wasPublished(Transaction transaction, StoryId id) {
        return lastEntered(transaction, id).isPresent();
    }

    static Optional<StoryId> imported(Transaction transaction, byte[] fingerprint) {
        return transaction
                .first(
                        "select story from desk_import where fingerprint = ?",
                        row -> row.number(1),
                        fingerprint)
                .map(StoryId::new);
    }

    static void addImport(Transaction transaction, byte[] fingerprint, StoryId id) {
        transaction.change(
                "insert into desk_import (fingerprint, story) values (?, ?)",
                fingerprint,
                id.value());
    }

    static CopyRow copy(Transaction.Row row) {
        return new CopyRow(
                new StoryId(row.number(1)),
                Constants.read(Stage.class, row.text(2)),
                row.count(3),
                row.count(4),
                row.count(5),
                row.number(6),
                Instant.ofEpochMilli(row.number(7)),
                timing(row));
    }

    private static Timing timing(Transaction.Row row) {
        return new Timing(
                row.isNull(8)
                        ? Optional.empty()
                        : Optional.of(
                                new Copy.Due(
                                        Instant.ofEpochMilli(row.number(8)),
                                        row.text(9),
                                        row.text(10))),
                row.isNull(11)
                        ? Optional.empty()
                        : Optional.of(Instant.ofEpochMilli(row.number(11))));
    }

    private static ActRow act(Transaction.Row row) {
        return new ActRow(
                row.count(1),
                act(row.text(2)),
                row.text(3),
                Instant.ofEpochMilli(row.number(4)),
                row.text(5),
                row.isNull(6) ? -1 : row.number(6));
    }

    static Act act(String word) {
        return Constants.read(Act.class, word);
    }
}
