package org.dateline.desk;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dateline.desk.Comment.Closing;
import org.dateline.desk.Comment.Outcome;
import org.dateline.desk.Comment.Reply;
import org.dateline.desk.Shift.Range;
import org.dateline.store.Transaction;
import org.dateline.story.StoryId;
import org.jspecify.annotations.Nullable;

/// The tables `desk_comment` and `desk_reply`.
final class CommentStore {
    private static final String ROW =
            """
            select id, field, step, low, high, quote, member, time, text, suggestion,
                outcome, closer, closed
            from desk_comment
            """;

    private CommentStore() {}

    /// @param step changes that the manuscript had where the words stood in `range`
    record Row(
            long id,
            String field,
            int step,
            Range range,
            String quote,
            String by,
            Instant at,
            String text,
            Optional<String> suggestion,
            Optional<Closing> closing) {
        boolean isOnWords() {
            return field.isEmpty();
        }
    }

    /// Those that are open, and the newest that are closed, in the order in which they were made.
    static List<Row> all(Transaction transaction, StoryId id, int closed) {
        return transaction.query(
                ROW
                        + """
                        where story = ? and (outcome = '' or id in (
                            select id from desk_comment where story = ? and outcome <> ''
                            order by closed desc, id desc limit ?))
                        order by id
                        """,
                CommentStore::row,
                id.value(),
                id.value(),
                closed);
    }

    static Optional<Row> one(Transaction transaction, StoryId id, long comment) {
        return transaction.first(
                ROW + "where story = ? and id = ?", CommentStore::row, id.value(), comment);
    }

    /// Every one on words, wherever it stood when it was last moved.
    static List<Row> onWords(Transaction transaction, StoryId id) {
        return transaction.query(
                ROW + "where story = ? and field = ''", CommentStore::row, id.value());
    }

    /// The state at which one on words was written down longest ago; the largest number for none.
    static int oldest(Transaction transaction, StoryId id) {
        return transaction
                .first(
                        """
                        select coalesce(min(step), ?) from desk_comment
                        where story = ? and field = ''
                        """,
                        row -> row.count(1),
                        Integer.MAX_VALUE,
                        id.value())
                .orElseThrow();
    }

    static int open(Transaction transaction, StoryId id) {
        return transaction
                .first(
                        "select count(*) from desk_comment where story = ? and outcome = ''",
                        row -> row.count(1),
                        id.value())
                .orElse(0);
    }

    /// Counts what was done to the story's comments; 0 when there are none.
    static int change(Transaction transaction, StoryId id) {
        return transaction
                .first(
                        "select max(change) from desk_comment where story = ?",
                        row -> row.count(1),
                        id.value())
                .orElse(0);
    }

    static long add(Transaction transaction, StoryId id, Row row) {
        return transaction
                .first(
                        """
                        insert into desk_comment (story, change, field, step, low, high, quote,
                            member, time, text, suggestion)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
                        """,
                        made -> made.number(1),
                        id.value(),
                        change(transaction, id) + 1,
                        row.field(),
                        row.step(),
                        row.range().low(),
                        row.range().high(),
                        row.quote(),
                        row.by(),
                        row.at().toEpochMilli(),
                        row.text(),
                        row.suggestion().orElse(null))
                .orElseThrow();
    }

    static void move(Transaction transaction, long comment, int step, Range range) {
        transaction.change(
                "update desk_comment set step = ?, low = ?, high = ? where id = ?",
                step,
                range.low(),
                range.high(),
                comment);
    }

    /// @param closing none opens it again
    static void close(
            Transaction transaction, StoryId id, long comment, @Nullable Closing closing) {
        transaction.change(
                """
                update desk_comment set change = ?, outcome = ?, closer = ?, closed = ?
                where id = ?
                """,
                change(transaction, id) + 1,
                closing == null ? "" : closing.outcome().word(),
                closing == null ? "" : closing.by(),
                closing == null ? 0L : closing.at().toEpochMilli(),
                comment);
    }

    static void reply(Transaction transaction, StoryId id, long comment, int number, Reply reply) {
        transaction.change(
                "update desk_comment set change = ? where id = ?",
                change(transaction, id) + 1,
                comment);
        transaction.change(
                "insert into desk_reply (comment, number, member, time, text) values (?, ?, ?, ?, ?)",
                comment,
                number,
                reply.by(),
                reply.at().toEpochMilli(),
                reply.text());
    }

    static List<Reply> replies(Transaction transaction, long comment) {
        return transaction.query(
                "select member, time, text from desk_reply where comment = ? order by number",
                row -> reply(row, 1),
                comment);
    }

    /// All of a story's, by the comment they answer.
    static Map<Long, List<Reply>> replies(Transaction transaction, StoryId id) {
        record Of(long comment, Reply reply) {}
        return transaction
                .query(
                        """
                        select r.comment, r.member, r.time, r.text
                        from desk_reply r join desk_comment c on c.id = r.comment
                        where c.story = ? order by r.comment, r.number
                        """,
                        row -> new Of(row.number(1), reply(row, 2)),
                        id.value())
                .stream()
                .collect(groupingBy(Of::comment, mapping(Of::reply, toList())));
    }

    private static Reply reply(Transaction.Row row, int from) {
        return new Reply(
                row.text(from), Instant.ofEpochMilli(row.number(from + 1)), row.text(from + 2));
    }

    private static Row row(Transaction.Row row) {
        String outcome = row.text(11);
        return new Row(
                row.number(1),
                row.text(2),
                row.count(3),
                new Range(row.count(4), row.count(5)),
                row.text(6),
                row.text(7),
                Instant.ofEpochMilli(row.number(8)),
                row.text(9),
                row.isNull(10) ? Optional.empty() : Optional.of(row.text(10)),
                outcome.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Closing(
                                        Outcome.of(outcome),
                                        row.text(12),
                                        Instant.ofEpochMilli(row.number(13)))));
    }
}
