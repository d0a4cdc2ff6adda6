package org.dateline.desk;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dateline.desk.Comment.Closing;
import org.dateline.desk.Comment.Outcome;
import org.dateline.desk.Comment.Reply;
import org.dateline.desk.CommentStore.Row;
import org.dateline.desk.Shift.Range;
import org.dateline.desk.Token.Run;
import org.dateline.staff.Audit;
import org.dateline.staff.Member;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Refusal;
import org.dateline.story.Refusal.Reason;
import org.dateline.story.StoryId;

/// Comments on stories under writing, and suggestions. A row keeps where its words stood after so
/// many changes; where they stand now follows from the changes since. A suggestion that is accepted
/// becomes a change like any other, made by whoever accepts it.
public final class Comments {
    /// Open ones of a story at most.
    public static final int MOST = 1_000;

    private static final int MOST_REPLIES = 100;
    private static final int CLOSED = 200;
    private static final int LONGEST_QUOTE = 300;

    /// So many changes behind, rows are written anew where they stand.
    private static final int FAR = 1_000;

    private final Database database;
    private final Manuscripts manuscripts;
    private final InstantSource clock;

    Comments(Database database, Manuscripts manuscripts, InstantSource clock) {
        this.database = database;
        this.manuscripts = manuscripts;
        this.clock = clock;
    }

    /// @param step how many changes the manuscript has where the words stand
    /// @param change counts what was done to them
    public record All(int step, int change, List<Comment> comments) {
        public All {
            comments = List.copyOf(comments);
        }
    }

    /// Those that are open and the 200 closed last, the oldest first.
    ///
    /// @param step where somebody is in the manuscript; the answer is later when comments are
    public All list(StoryId id, int step) {
        if (step > manuscripts.state(id).step()) {
            throw Refusal.invalid("There is no such change yet.");
        }
        All all = database.read(transaction -> list(transaction, id, step));
        boolean isFar =
                database.read(transaction -> CommentStore.oldest(transaction, id)) < step - FAR;
        if (isFar) {
            database.write(
                    transaction -> {
                        carry(transaction, id, step);
                        return id;
                    });
        }
        return all;
    }

    private static All list(Transaction transaction, StoryId id, int step) {
        List<Row> rows = CommentStore.all(transaction, id, CLOSED);
        int at = rows.stream().filter(Row::isOnWords).mapToInt(Row::step).reduce(step, Math::max);
        Map<Long, List<Reply>> replies = CommentStore.replies(transaction, id);
        List<Comment> comments = new ArrayList<>();
        for (Row row : moved(transaction, id, rows, at)) {
            comments.add(comment(row, replies.getOrDefault(row.id(), List.of())));
        }
        return new All(at, CommentStore.change(transaction, id), comments);
    }

    private static Comment comment(Transaction transaction, Row row) {
        return comment(row, CommentStore.replies(transaction, row.id()));
    }

    private static Comment comment(Row row, List<Reply> replies) {
        return new Comment(
                row.id(),
                row.isOnWords()
                        ? new Comment.Words(row.range().low(), row.range().high(), row.quote())
                        : new Comment.Field(row.field()),
                row.by(),
                row.at(),
                row.text(),
                row.suggestion(),
                replies,
                row.closing());
    }

    /// The rows with their words where they stand after `step` changes; none of them is later.
    private static List<Row> moved(Transaction transaction, StoryId id, List<Row> rows, int step) {
        int from = rows.stream().filter(Row::isOnWords).mapToInt(Row::step).reduce(step, Math::min);
        if (from == step) {
            return rows;
        }
        List<List<Shift>> shifts =
                ManuscriptStore.since(transaction, id, from, Integer.MAX_VALUE).stream()
                        .flatMap(entry -> shifts(entry, from))
                        .limit(step - from)
                        .toList();
        return rows.stream().map(row -> moved(row, from, shifts)).toList();
    }

    private static Stream<List<Shift>> shifts(Entry entry, int from) {
        return entry.steps().stream()
                .skip(Math.max(0, from - entry.step()))
                .map(step -> Step.read(step).shifts());
    }

    private static Row moved(Row row, int from, List<List<Shift>> shifts) {
        if (!row.isOnWords()) {
            return row;
        }
        Range range = row.range();
        for (List<Shift> each : shifts.subList(row.step() - from, shifts.size())) {
            range = range.moved(each);
        }
        return new Row(
                row.id(),
                row.field(),
                from + shifts.size(),
                range,
                row.quote(),
                row.by(),
                row.at(),
                row.text(),
                row.suggestion(),
                row.closing());
    }

    /// Writes down where words stand after `step` changes, so that those before can be forgotten.
    static void carry(Transaction transaction, StoryId id, int step) {
        List<Row> behind =
                CommentStore.onWords(transaction, id).stream()
                        .filter(row -> row.step() < step)
                        .toList();
        for (Row row : moved(transaction, id, behind, step)) {
            CommentStore.move(transaction, row.id(), step, row.range());
        }
    }

    /// Counts what was done to a story's comments.
    public int change(StoryId id) {
        return database.read(transaction -> CommentStore.change(transaction, id));
    }

    /// Makes a comment.
    ///
    /// @return with its id
    public Comment add(Member by, StoryId id, Remark remark) {
        Manuscripts.State now = manuscripts.state(id);
        Manuscripts.within(by, now.tape());
        Row row =
                remark.field().isEmpty()
                        ? onWords(by, id, remark, now)
                        : row(by, remark, now.step(), new Range(0, 0), "");
        Comment made =
                database.write(
                        transaction -> {
                            if (CommentStore.open(transaction, id) >= MOST) {
                                throw Refusal.invalid(
                                        "A thousand comments are open here; close some first.");
                            }
                            long comment = CommentStore.add(transaction, id, row);
                            note(transaction, by, "comment", id, comment);
                            Told.comment(transaction, id, clock.instant(), by.name(), remark);
                            return comment(transaction, one(transaction, id, comment));
                        });
        manuscripts.ring(id);
        return made;
    }

    /// The words may have moved since whoever chose them heard of the last change.
    private Row onWords(Member by, StoryId id, Remark remark, Manuscripts.State now) {
        if (remark.step() > now.step()) {
            throw Refusal.invalid("There is no such change yet.");
        }
        Range range = new Range(remark.low(), remark.high());
        if (remark.step() < now.step()) {
            for (Entry entry : manuscripts.since(id, remark.step())) {
                for (List<Shift> each : shifts(entry, remark.step()).toList()) {
                    range = range.moved(each);
                }
            }
        }
        List<Token> tokens =
                range.high() > now.tape().size()
                        ? List.of()
                        : now.tape().between(range.low(), range.high());
        String quote = said(tokens);
        if (quote.isBlank()) {
            throw new Refusal(
                    Reason.STALE, "These words are not there any more; choose them again.");
        }
        if (remark.suggestion().isEmpty()) {
            return row(by, remark, now.step(), range, cut(quote));
        }
        if (!tokens.stream().allMatch(Run.class::isInstance) || quote.length() > Remark.LONGEST) {
            throw Refusal.invalid(
                    "A suggestion is about words of one paragraph, at most 2,000 characters.");
        }
        return row(by, remark, now.step(), range, quote);
    }

    private Row row(Member by, Remark remark, int step, Range range, String quote) {
        return new Row(
                0,
                remark.field(),
                step,
                range,
                quote,
                by.name(),
                clock.instant(),
                remark.text(),
                remark.suggestion(),
                Optional.empty());
    }

    /// The words between, with a space where a block ends.
    private static String said(List<Token> tokens) {
        return tokens.stream()
                .map(token -> token instanceof Run run ? run.text() : " ")
                .collect(Collectors.joining());
    }

    private static String cut(String quote) {
        String line = quote.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
    }

    /// Answers one.
    public Comment reply(Member by, StoryId id, long comment, String text) {
        String said = text.strip();
        if (said.isEmpty() || said.length() > Remark.LONGEST) {
            throw Refusal.invalid("A reply has 1 to 2,000 characters.");
        }
        return act(
                by,
                id,
                comment,
                "reply",
                (transaction, row) -> {
                    int number = CommentStore.replies(transaction, row.id()).size() + 1;
                    if (number > MOST_REPLIES) {
                        throw Refusal.invalid("A hundred replies stand here; speak to each other.");
                    }
                    CommentStore.reply(
                            transaction,
                            id,
                            row.id(),
                            number,
                            new Reply(by.name(), clock.instant(), said));
                    answered(transaction, id, row, by, "answered a comment.", said);
                });
    }

    /// Closes one. The same again by the same member answers the same.
    public Comment close(Member by, StoryId id, long comment, Outcome outcome) {
        return act(
                by,
                id,
                comment,
                outcome.word(),
                (transaction, row) -> {
                    if (row.closing().isPresent()) {
                        isSame(row.closing().get(), by, outcome);
                        return;
                    }
                    if (row.suggestion().isEmpty() && outcome != Outcome.RESOLVED) {
                        throw Refusal.invalid("There is no suggestion to accept or decline here.");
                    }
                    CommentStore.close(
                            transaction,
                            id,
                            row.id(),
                            new Closing(outcome, by.name(), clock.instant()));
                    String did = "closed a comment as %s.".formatted(outcome.word());
                    answered(transaction, id, row, by, did, "");
                });
    }

    private void answered(
            Transaction transaction, StoryId id, Row row, Member by, String did, String note) {
        Comment comment = comment(transaction, row);
        Told.answer(transaction, id, clock.instant(), by.name(), comment, did, note);
    }

    private static void isSame(Closing closing, Member by, Outcome outcome) {
        if (closing.outcome() != outcome || !closing.by().equals(by.name())) {
            throw new Refusal(
                    Reason.STALE,
                    "%s has closed this as %s already."
                            .formatted(closing.by(), closing.outcome().word()));
        }
    }

    /// Opens one again.
    public Comment reopen(Member by, StoryId id, long comment) {
        return act(
                by,
                id,
                comment,
                "reopen",
                (transaction, row) -> CommentStore.close(transaction, id, row.id(), null));
    }

    /// What an act does to a comment.
    private interface Deed {
        void on(Transaction transaction, Row row);
    }

    private Comment act(Member by, StoryId id, long comment, String act, Deed deed) {
        Manuscripts.within(by, manuscripts.state(id).tape());
        Comment after =
                database.write(
                        transaction -> {
                            deed.on(transaction, one(transaction, id, comment));
                            note(transaction, by, act + " comment", id, comment);
                            return comment(transaction, one(transaction, id, comment));
                        });
        manuscripts.ring(id);
        return after;
    }

    private static Row one(Transaction transaction, StoryId id, long comment) {
        return CommentStore.one(transaction, id, comment)
                .orElseThrow(() -> Refusal.notFound("There is no such comment on this story."));
    }

    private void note(Transaction transaction, Member by, String act, StoryId id, long comment) {
        Audit.note(transaction, clock.instant(), by, act, "story " + id, "comment " + comment);
    }
}
