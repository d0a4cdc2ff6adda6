package org.dateline.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dateline.desk.HouseStyle.Kept;
import org.dateline.store.Transaction;
import org.dateline.story.Language;
import org.dateline.story.StoryId;

/// The tables `desk_style` and `desk_style_left`.
final class StyleStore {
    private static final String ROW =
            "select id, words, instead, why, language, exact from desk_style ";

    private StyleStore() {}

    static List<Kept> all(Transaction transaction) {
        return transaction.query(ROW + "order by words collate nocase, id", StyleStore::kept);
    }

    static Optional<Kept> one(Transaction transaction, long id) {
        return transaction.first(ROW + "where id = ?", StyleStore::kept, id);
    }

    /// The rule that looks for the same words in the same copy.
    static Optional<Kept> same(Transaction transaction, StyleRule rule) {
        return transaction.first(
                ROW + "where words = ? and language = ? and exact = ?",
                StyleStore::kept,
                rule.words(),
                rule.language().tag(),
                rule.isExact() ? 1 : 0);
    }

    static int count(Transaction transaction) {
        return transaction
                .first("select count(*) from desk_style", row -> row.count(1))
                .orElseThrow();
    }

    /// @return its id
    static long add(Transaction transaction, StyleRule rule) {
        return transaction
                .first(
                        """
                        insert into desk_style (words, instead, why, language, exact)
                        values (?, ?, ?, ?, ?) returning id
                        """,
                        row -> row.number(1),
                        rule.words(),
                        rule.instead(),
                        rule.why(),
                        rule.language().tag(),
                        rule.isExact() ? 1 : 0)
                .orElseThrow();
    }

    static void change(Transaction transaction, long id, StyleRule rule) {
        transaction.change(
                """
                update desk_style set words = ?, instead = ?, why = ?, language = ?, exact = ?
                where id = ?
                """,
                rule.words(),
                rule.instead(),
                rule.why(),
                rule.language().tag(),
                rule.isExact() ? 1 : 0,
                id);
    }

    static void remove(Transaction transaction, long id) {
        transaction.change("delete from desk_style_left where rule = ?", id);
        transaction.change("delete from desk_style where id = ?", id);
    }

    private static Kept kept(Transaction.Row row) {
        return new Kept(
                row.number(1),
                new StyleRule(
                        row.text(2),
                        row.text(3),
                        row.text(4),
                        new Language(row.text(5)),
                        row.count(6) == 1));
    }

    /// Rules that a story is not asked about.
    static List<Long> left(Transaction transaction, StoryId story) {
        return transaction.query(
                "select rule from desk_style_left where story = ? order by rule",
                row -> row.number(1),
                story.value());
    }

    static void leave(Transaction transaction, StoryId story, long rule, String by, Instant now) {
        transaction.change(
                """
                insert into desk_style_left (story, rule, member, time) values (?, ?, ?, ?)
                on conflict do nothing
                """,
                story.value(),
                rule,
                by,
                now.toEpochMilli());
    }

    static void lookAgain(Transaction transaction, StoryId story, long rule) {
        transaction.change(
                "delete from desk_style_left where story = ? and rule = ?", story.value(), rule);
    }
}
