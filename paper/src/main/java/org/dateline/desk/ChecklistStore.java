package org.dateline.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dateline.store.Transaction;
import org.dateline.story.StoryId;

/// The tables `desk_checklist`, `desk_tick` and `desk_flag`.
final class ChecklistStore {
    private ChecklistStore() {}

    private record Row(String section, Checklist checklist) {}

    /// By the slugs of their sections; that of every section under the empty one.
    static Map<String, Checklist> all(Transaction transaction) {
        Map<String, Checklist> all = new TreeMap<>();
        transaction
                .query(
                        "select section, fields, questions from desk_checklist",
                        row ->
                                new Row(
                                        row.text(1),
                                        new Checklist(
                                                parts(row.text(2), " ")
                                                        .map(Checklist.Field::of)
                                                        .collect(Collectors.toSet()),
                                                parts(row.text(3), "\n").toList())))
                .forEach(row -> all.put(row.section(), row.checklist()));
        return all;
    }

    private static Stream<String> parts(String text, String between) {
        return text.isEmpty() ? Stream.empty() : Stream.of(text.split(between));
    }

    static void put(Transaction transaction, String section, Checklist checklist) {
        transaction.change("delete from desk_checklist where section = ?", section);
        if (!checklist.equals(Checklist.NONE)) {
            transaction.change(
                    "insert into desk_checklist (section, fields, questions) values (?, ?, ?)",
                    section,
                    checklist.fields().stream()
                            .map(Checklist.Field::word)
                            .collect(Collectors.joining(" ")),
                    String.join("\n", checklist.questions()));
        }
    }

    /// Takes down what was ticked with the newest act of a story.
    static void tick(Transaction transaction, StoryId story, List<String> questions) {
        for (String question : questions) {
            transaction.change(
                    """
                    insert into desk_tick (act, question)
                    select max(id), ? from desk_act where story = ?
                    """,
                    question,
                    story.value());
        }
    }

    static Optional<Flags.Flag> flag(Transaction transaction, StoryId story) {
        return transaction.first(
                "select member, time, note from desk_flag where story = ?",
                row ->
                        new Flags.Flag(
                                row.text(1), Instant.ofEpochMilli(row.number(2)), row.text(3)),
                story.value());
    }

    static void putFlag(Transaction transaction, StoryId story, Flags.Flag flag) {
        transaction.change(
                "insert into desk_flag (story, member, time, note) values (?, ?, ?, ?)",
                story.value(),
                flag.by(),
                flag.at().toEpochMilli(),
                flag.note());
    }

    static void dropFlag(Transaction transaction, StoryId story) {
        transaction.change("delete from desk_flag where story = ?", story.value());
    }
}
