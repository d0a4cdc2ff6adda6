package org.dateline.desk;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dateline.store.Transaction;
import org.dateline.story.Slug;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.dateline.story.StoryJson;

/// The tables `desk_revision` and `desk_hand`: what was written, and by whom.
final class RevisionStore {
    private RevisionStore() {}

    /// The version before stays as what differs from this one.
    static void add(
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

    private static Story story(byte[] text) {
        return StoryJson.read(StoryJson.parse(text), Slug::new);
    }

    private static byte[] bytes(Story story) {
        return StoryJson.write(story, story.section().text())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
