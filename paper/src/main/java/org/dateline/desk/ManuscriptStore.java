package org.dateline.desk;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dateline.store.Transaction;
import org.dateline.story.StoryId;
import org.dateline.story.StoryJson;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.node.ArrayNode;

/// The tables `desk_manuscript` and `desk_journal`.
final class ManuscriptStore {
    /// Half a character may stand in a step when the other half is there already: kept escaped.
    private static final ObjectWriter WRITER =
            StoryJson.MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private ManuscriptStore() {}

    /// @param step changes that `text` has
    /// @param revision the version that was made of it
    record Row(int step, Tape text, int revision) {}

    static Optional<Row> newest(Transaction transaction, StoryId id) {
        return transaction.first(
                "select step, text, revision from desk_manuscript where story = ?",
                row -> new Row(row.count(1), tape(row.bytes(2)), row.count(3)),
                id.value());
    }

    /// The oldest that the journal goes back to.
    static Optional<Row> base(Transaction transaction, StoryId id) {
        return transaction.first(
                "select base, base_text, 0 from desk_manuscript where story = ?",
                row -> new Row(row.count(1), tape(row.bytes(2)), row.count(3)),
                id.value());
    }

    static void begin(Transaction transaction, StoryId id, Row row) {
        byte[] text = bytes(row.text());
        transaction.change(
                """
                insert into desk_manuscript (story, base, base_text, step, text, revision)
                values (?, ?, ?, ?, ?, ?)
                """,
                id.value(),
                row.step(),
                text,
                row.step(),
                text,
                row.revision());
    }

    static void settle(Transaction transaction, StoryId id, Row row) {
        transaction.change(
                "update desk_manuscript set step = ?, text = ?, revision = ? where story = ?",
                row.step(),
                bytes(row.text()),
                row.revision(),
                id.value());
    }

    /// Forgets the changes before `base`.
    static void forget(Transaction transaction, StoryId id, int base, Tape text) {
        transaction.change(
                "update desk_manuscript set base = ?, base_text = ? where story = ?",
                base,
                bytes(text),
                id.value());
        transaction.change(
                "delete from desk_journal where story = ? and step < ?", id.value(), base);
    }

    static void add(Transaction transaction, StoryId id, Entry entry) {
        ArrayNode steps = StoryJson.MAPPER.createArrayNode();
        entry.steps().forEach(steps::add);
        transaction.change(
                """
                insert into desk_journal (story, step, count, client, sequence, member, time, steps)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                id.value(),
                entry.step(),
                entry.steps().size(),
                entry.client(),
                entry.sequence(),
                entry.by(),
                entry.at().toEpochMilli(),
                WRITER.writeValueAsString(steps).getBytes(StandardCharsets.US_ASCII));
    }

    /// In order, from the one with `step` in it.
    static List<Entry> since(Transaction transaction, StoryId id, int step, int most) {
        return transaction.query(
                """
                select step, client, sequence, member, time, steps from desk_journal
                where story = ? and step + count > ? order by step limit ?
                """,
                ManuscriptStore::entry,
                id.value(),
                step,
                most);
    }

    static boolean has(Transaction transaction, StoryId id, String client, int sequence) {
        return transaction
                .first(
                        """
                        select 1 from desk_journal
                        where story = ? and client = ? and sequence = ?
                        """,
                        row -> row.count(1),
                        id.value(),
                        client,
                        sequence)
                .isPresent();
    }

    private static Entry entry(Transaction.Row row) {
        List<JsonNode> steps = new ArrayList<>();
        StoryJson.MAPPER.readTree(row.bytes(6)).forEach(steps::add);
        return new Entry(
                row.count(1),
                row.text(2),
                row.count(3),
                row.text(4),
                Instant.ofEpochMilli(row.number(5)),
                steps);
    }

    private static byte[] bytes(Tape tape) {
        return Deltas.whole(
                WRITER.writeValueAsString(tape.json()).getBytes(StandardCharsets.US_ASCII));
    }

    private static Tape tape(byte[] bytes) {
        return Tape.read(StoryJson.MAPPER.readTree(Deltas.read(bytes)));
    }
}
