package org.dateline.desk;

import java.time.Instant;
import java.util.List;
import org.dateline.desk.DeskStore.CopyRow;
import org.dateline.store.Transaction;
import org.dateline.story.StoryId;

/// The tables `desk_search` and `desk_unlisted`, and lists of `desk_copy`. A list is read off an
/// index from one end, however many stories there are; ListsTest asks SQLite whether it is.
final class ListStore {
    /// @param span turns and times of change that are wanted
    static final String NEWEST =
            DeskStore.COPY
                    + "where turn between ? and ? and changed >= ? and changed < ?"
                    + " order by turn desc limit ?";

    static final String OLDEST =
            DeskStore.COPY
                    + "where turn between ? and ? and changed >= ? and changed < ?"
                    + " order by turn limit ?";

    private static final String MATCHING =
            DeskStore.FIELDS
                    + "from desk_search cross join desk_copy on turn = desk_search.rowid"
                    + " where desk_search match ? and desk_search.rowid between ? and ?"
                    + " and changed >= ? and changed < ? order by desk_search.rowid ";

    static final String NEWEST_MATCHING = MATCHING + "desc limit ?";

    static final String OLDEST_MATCHING = MATCHING + "limit ?";

    /// Of those that match, as many as were changed last.
    static final String SCHEDULED_MATCHING =
            DeskStore.COPY
                    + "where due is not null and +changed >= ? and +changed < ?"
                    + " and turn in (select rowid from desk_search"
                    + " where desk_search match ? order by rowid desc limit ?)"
                    + " order by due, story limit ?";

    static final String COUNT =
            "select count(*) from (select 1 from desk_copy where turn between ? and ? limit ?)";

    static final String COUNT_MATCHING =
            "select count(*) from (select 1 from desk_search where desk_search match ?"
                    + " and rowid between ? and ? limit ?)";

    static final String FIRST_SINCE =
            "select turn from desk_copy where changed >= ? order by changed, turn limit 1";

    static final String LAST_BEFORE =
            "select turn from desk_copy where changed < ? order by changed desc, turn desc limit 1";

    static final String OWNERS =
            "select writer from desk_copy where story = ?"
                    + " union all select member from desk_assignment join desk_assigned"
                    + " on assignment = number where story = ?";

    private ListStore() {}

    /// A story in a list.
    ///
    /// @param turn its place in it
    record Listed(CopyRow row, long turn, Instant changed) {}

    /// Which turns are wanted, and within them which times of change: a clock that was set back
    /// makes the two disagree.
    record Span(long low, long high, long since, long before) {
        static final Span ALL = new Span(1, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE);

        Span below(long turn) {
            return new Span(low, Math.min(high, turn - 1), since, before);
        }

        Span above(long turn) {
            return new Span(Math.max(low, turn + 1), high, since, before);
        }
    }

    static List<Listed> newest(Transaction transaction, String match, Span span, int limit) {
        return match.isEmpty()
                ? transaction.query(
                        NEWEST,
                        ListStore::listed,
                        span.low(),
                        span.high(),
                        span.since(),
                        span.before(),
                        limit)
                : transaction.query(
                        NEWEST_MATCHING,
                        ListStore::listed,
                        match,
                        span.low(),
                        span.high(),
                        span.since(),
                        span.before(),
                        limit);
    }

    static List<Listed> oldest(Transaction transaction, String match, Span span, int limit) {
        return match.isEmpty()
                ? transaction.query(
                        OLDEST,
                        ListStore::listed,
                        span.low(),
                        span.high(),
                        span.since(),
                        span.before(),
                        limit)
                : transaction.query(
                        OLDEST_MATCHING,
                        ListStore::listed,
                        match,
                        span.low(),
                        span.high(),
                        span.since(),
                        span.before(),
                        limit);
    }

    /// Those with a second to print at, the earliest first.
    ///
    /// @param most that are looked at
    static List<Listed> scheduled(
            Transaction transaction, String match, Span span, int most, int limit) {
        return transaction.query(
                SCHEDULED_MATCHING,
                ListStore::listed,
                span.since(),
                span.before(),
                match,
                most,
                limit);
    }

    /// How many there are, up to `most`.
    static int count(Transaction transaction, String match, Span span, int most) {
        return (match.isEmpty()
                        ? transaction.first(
                                COUNT, row -> row.count(1), span.low(), span.high(), most)
                        : transaction.first(
                                COUNT_MATCHING,
                                row -> row.count(1),
                                match,
                                span.low(),
                                span.high(),
                                most))
                .orElse(0);
    }

    /// The turns of stories that were changed within a time.
    static Span span(Transaction transaction, long since, long before) {
        long low =
                transaction.first(FIRST_SINCE, row -> row.number(1), since).orElse(Long.MAX_VALUE);
        long high = transaction.first(LAST_BEFORE, row -> row.number(1), before).orElse(0L);
        return new Span(low, high, since, before);
    }

    /// Whose copy a story is: who began it, and who is on it.
    static List<String> owners(Transaction transaction, StoryId id) {
        return transaction.query(OWNERS, row -> row.text(1), id.value(), id.value());
    }

    /// Puts a story where its turn is, instead of what stands there.
    static void list(Transaction transaction, StoryId id, String words, String marks) {
        take(transaction, id);
        transaction.change(
                "insert into desk_search (rowid, words, marks)"
                        + " values ((select turn from desk_copy where story = ?), ?, ?)",
                id.value(),
                words,
                marks);
        caughtUp(transaction, id);
    }

    /// Takes down that a story from before is listed as far as it can be.
    static void caughtUp(Transaction transaction, StoryId id) {
        transaction.change("delete from desk_unlisted where story = ?", id.value());
    }

    /// Takes a story from where its turn is.
    static void take(Transaction transaction, StoryId id) {
        transaction.change(
                "delete from desk_search where rowid ="
                        + " (select turn from desk_copy where story = ?)",
                id.value());
    }

    /// Some of those that are in no list yet.
    static List<StoryId> unlisted(Transaction transaction, int limit) {
        return transaction.query(
                "select story from desk_unlisted limit ?",
                row -> new StoryId(row.number(1)),
                limit);
    }

    static Listed listed(Transaction.Row row) {
        return new Listed(
                DeskStore.copy(row), row.number(12), Instant.ofEpochMilli(row.number(13)));
    }
}
