package org.dateline.desk;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.dateline.store.Transaction;
import org.dateline.story.Slug;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.dateline.story.StoryJson;

/// The tables `desk_…`.
final class DeskStore {
    static final String COPY =
            "select story, stage, version, passed, live, live_position, live_since,"
                    + " due, due_by, missed, embargo from desk_copy ";

    /// Those changed before, or then with a smaller id, the last one first.
    private static final String BEFORE =
            "(changed, story) < (?, ?) order by changed desc, story desc limit ?";

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

    /// @param changed milliseconds; only stories changed before, or then with a smaller id
    static List<CopyRow> list(Transaction transaction, long changed, long story, int limit) {
        return transaction.query(COPY + "where " + BEFORE, DeskStore::copy, changed, story, limit);
    }

    /// The same of one stage.
    static List<CopyRow> list(
            Transaction transaction, Stage stage, long changed, long story, int limit) {
        return transaction.query(
                COPY + "where stage = ? and " + BEFORE,
                DeskStore::copy,
                word(stage),
                changed,
                story,
                limit);
    }

    /// The same of whoever began it.
    static List<CopyRow> list(
            Transaction transaction, String writer, long changed, long story, int limit) {
        return transaction.query(
                COPY + "where writer = ? and " + BEFORE,
                DeskStore::copy,
                writer,
                changed,
                story,
                limit);
    }

    /// Who began a story.
    static void begun(Transaction transaction, StoryId id, String writer) {
        transaction.change("update desk_copy set writer = ? where story = ?", writer, id.value());
    }

    private static String word(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }

    static long changed(Transaction transaction, StoryId id) {
        return transaction
                .first(
                        "select changed from desk_copy where story = ?",
                        row -> row.number(1),
                        id.value())
                .orElse(0L);
    }

    static void put(Transaction transaction, CopyRow copy, long now) {
        transaction.change(
                """
                insert into desk_copy (story, stage, version, passed, live, live_position,
                    live_since, changed, due, due_by, missed, embargo)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (story) do update set stage = excluded.stage,
                    version = excluded.version, passed = excluded.passed,
                    live = excluded.live, live_position = excluded.live_position,
                    live_since = excluded.live_since, changed = excluded.changed,
                    due = excluded.due, due_by = excluded.due_by, missed = excluded.missed,
                    embargo = excluded.embargo
                """,
                copy.id().value(),
                copy.stage().name().toLowerCase(Locale.ROOT),
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
    }

    /// The version before stays as what differs from this one.
    static void addRevision(
            Transaction transaction,
            StoryId id,
            int version,
            String writer,
            long now,
            Story story) {
        byte[] text = bytes(story);
        if (version > 1 && (version - 1) % Deltas.WHOLE_EVERY != 0) {
            byte[] before = Deltas.read(stored(transaction, id, version - 1).orElseThrow());
            transaction.change(
                    "update desk_revision set copy = ? where story = ? and version = ?",
                    Deltas.delta(before, text),
                    id.value(),
                    version - 1);
        }
        transaction.change(
                """
                insert into desk_revision (story, version, writer, saved, copy)
                values (?, ?, ?, ?, ?)
                """,
                id.value(),
                version,
                writer,
                now,
                Deltas.whole(text));
    }

    static void addHand(Transaction transaction, StoryId id, int version, String member) {
        transaction.change(
                "insert into desk_hand (story, version, member) values (?, ?, ?)",
                id.value(),
                version,
                member);
    }

    static Optional<Story> text(Transaction transaction, StoryId id, int version) {
        Optional<byte[]> stored = stored(transaction, id, version);
        return stored.map(
                bytes ->
                        story(
                                Deltas.isWhole(bytes)
                                        ? Deltas.read(bytes)
                                        : differing(transaction, id, version)));
    }

    private static Optional<byte[]> stored(Transaction transaction, StoryId id, int version) {
        return transaction.first(
                "select copy from desk_revision where story = ? and version = ?",
                row -> row.bytes(1),
                id.value(),
                version);
    }

    /// Goes back from the next newer version that is whole.
    private static byte[] differing(Transaction transaction, StoryId id, int version) {
        List<byte[]> newer =
                transaction.query(
                        """
                        select copy from desk_revision where story = ? and version >= ?
                        order by version limit ?
                        """,
                        row -> row.bytes(1),
                        id.value(),
                        version,
                        Deltas.WHOLE_EVERY + 1);
        int whole = 0;
        while (!Deltas.isWhole(newer.get(whole))) {
            whole++;
        }
        byte[] text = Deltas.read(newer.get(whole));
        for (int i = whole - 1; i >= 0; i--) {
            text = Deltas.apply(newer.get(i), text);
        }
        return text;
    }

    static List<Revision> revisions(Transaction transaction, StoryId id) {
        record Row(int version, String writer, Instant at, byte[] stored) {}
        List<Row> rows =
                transaction.query(
                        """
                        select version, writer, saved, copy from desk_revision
                        where story = ? order by version desc
                        """,
                        row ->
                                new Row(
                                        row.count(1),
                                        row.text(2),
                                        Instant.ofEpochMilli(row.number(3)),
                                        row.bytes(4)),
                        id.value());
        List<Revision> revisions = new ArrayList<>();
        byte[] text = new byte[0];
        for (Row row : rows) {
            text =
                    Deltas.isWhole(row.stored())
                            ? Deltas.read(row.stored())
                            : Deltas.apply(row.stored(), text);
            revisions.add(
                    new Revision(row.version(), row.writer(), row.at(), story(text).headline()));
        }
        return revisions.reversed();
    }

    /// Who wrote in the versions after `after` up to `upTo`; first who stands at the last one.
    static List<String> writers(Transaction transaction, StoryId id, int after, int upTo) {
        return transaction
                .query(
                        """
                        select writer, version, 1 from desk_revision
                        where story = ? and version > ? and version <= ?
                        union all
                        select member, version, 0 from desk_hand
                        where story = ? and version > ? and version <= ?
                        order by 2 desc, 3 desc
                        """,
                        row -> row.text(1),
                        id.value(),
                        after,
                        upTo,
                        id.value(),
                        after,
                        upTo)
                .stream()
                .distinct()
                .toList();
    }

    static void addAct(Transaction transaction, StoryId id, ActRow act) {
        transaction.change(
                """
                insert into desk_act (story, version, act, member, time, note, position)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                id.value(),
                act.version(),
                act.act().name().toLowerCase(Locale.ROOT),
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
                act.name().toLowerCase(Locale.ROOT));
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
                Stage.valueOf(row.text(2).toUpperCase(Locale.ROOT)),
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
        return Act.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static Story story(byte[] text) {
        return StoryJson.read(StoryJson.parse(text), Slug::new);
    }

    private static byte[] bytes(Story story) {
        return StoryJson.write(story, story.section().text())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
