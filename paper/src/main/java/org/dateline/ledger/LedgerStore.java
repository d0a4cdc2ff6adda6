package org.dateline.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dateline.store.Transaction;
import org.dateline.story.Constants;
import org.dateline.story.Language;
import org.dateline.story.Slug;
import org.dateline.story.StoryId;
import org.dateline.story.Visual;

/// The tables `ledger_…`.
final class LedgerStore {
    private static final String COLUMNS =
            "select story, position, version, ordinal, live, section, language, original,"
                    + " first_published";
    private static final String HEAD = COLUMNS + " from ledger_story ";
    private static final String RANKED = COLUMNS + ", rank from ledger_story ";

    private static final String GALLERIES =
            RANKED
                    + "where live = 1 and visuals & 1 and language = ?"
                    + " order by rank desc, ordinal desc limit ?";
    private static final String FILMS =
            RANKED
                    + "where live = 1 and visuals & 2 and language = ?"
                    + " order by rank desc, ordinal desc limit ?";

    private LedgerStore() {}

    /// An entry as stored.
    @SuppressWarnings("ArrayRecordComponent") // private to the ledger, compared by nobody
    record Row(long position, byte[] entry, byte[] seal) {}

    /// @param base position of the log's first entry
    record LogRow(int log, String origin, String verifier, long base) {}

    /// A front's, page's or the site's newest entry.
    record SubjectRow(String id, long position, int version) {}

    static List<LogRow> logs(Transaction transaction) {
        return transaction.query(
                "select log, origin, verifier, base from ledger_log order by log",
                row -> new LogRow(row.count(1), row.text(2), row.text(3), row.number(4)));
    }

    static void addLog(Transaction transaction, LogRow log) {
        transaction.change(
                "insert into ledger_log (log, origin, verifier, base) values (?, ?, ?, ?)",
                log.log(),
                log.origin(),
                log.verifier(),
                log.base());
    }

    static long size(Transaction transaction) {
        return transaction
                .first(
                        "select coalesce(max(position) + 1, 0) from ledger_entry",
                        row -> row.number(1))
                .orElseThrow();
    }

    static void add(Transaction transaction, Row row, byte[] fields) {
        transaction.change(
                "insert into ledger_entry (position, entry, seal) values (?, ?, ?)",
                row.position(),
                row.entry(),
                row.seal());
        transaction.change(
                "insert into ledger_content (position, fields) values (?, ?)",
                row.position(),
                fields);
    }

    /// @param from first position
    static List<Row> rows(Transaction transaction, long from, int limit) {
        return transaction.query(
                """
                select position, entry, seal from ledger_entry
                where position >= ? order by position limit ?
                """,
                row -> new Row(row.number(1), row.bytes(2), row.bytes(3)),
                from,
                limit);
    }

    static Optional<byte[]> fields(Transaction transaction, long position) {
        return transaction.first(
                "select fields from ledger_content where position = ?",
                row -> row.bytes(1),
                position);
    }

    static Optional<Head> head(Transaction transaction, StoryId id) {
        return transaction.first(HEAD + "where story = ?", LedgerStore::head, id.value());
    }

    static Optional<Head> byOrdinal(Transaction transaction, int ordinal) {
        return transaction.first(HEAD + "where ordinal = ?", LedgerStore::head, ordinal);
    }

    /// A story and where it stands among all.
    record Ranked(Head head, long rank) {}

    static List<Ranked> newest(Transaction transaction, Language language, int limit) {
        return transaction.query(
                RANKED + "where live = 1 and language = ? order by rank desc, ordinal desc limit ?",
                LedgerStore::ranked,
                language.tag(),
                limit);
    }

    static List<Ranked> newest(
            Transaction transaction, Language language, Slug section, int limit) {
        return transaction.query(
                RANKED
                        + "where live = 1 and language = ? and section = ?"
                        + " order by rank desc, ordinal desc limit ?",
                LedgerStore::ranked,
                language.tag(),
                section.text(),
                limit);
    }

    static List<Ranked> newest(
            Transaction transaction, Language language, Visual visual, int limit) {
        return transaction.query(
                switch (visual) {
                    case GALLERY -> GALLERIES;
                    case FILM -> FILMS;
                },
                LedgerStore::ranked,
                language.tag(),
                limit);
    }

    /// Languages live stories are in, with a look at the index for each.
    static List<Language> languages(Transaction transaction) {
        return transaction.query(
                """
                with recursive tongue (language) as (
                    select min(language) from ledger_story where live = 1
                    union all
                    select (select min(language) from ledger_story
                        where live = 1 and language > tongue.language)
                    from tongue where tongue.language is not null
                )
                select language from tongue where language is not null
                """,
                row -> new Language(row.text(1)));
    }

    static List<Integer> ordinals(Transaction transaction, Language language) {
        return transaction.query(
                "select ordinal from ledger_story where live = 1 and language = ?",
                row -> row.count(1),
                language.tag());
    }

    /// The live stories that tell the same as `id` in other languages: its original, and what tells
    /// that or one of these.
    static List<Head> kin(Transaction transaction, StoryId id, int limit) {
        return transaction.query(
                """
                with recursive kin (story) as (
                    select ?
                    union
                    select told.story from kin join ledger_story told on told.original = kin.story
                    union
                    select teller.original from kin join ledger_story teller
                        on teller.story = kin.story where teller.original is not null
                    limit 100
                )
                """
                        + HEAD
                        + "where story in (select story from kin) and story <> ? and live = 1"
                        + " order by ordinal limit ?",
                LedgerStore::head,
                id.value(),
                id.value(),
                limit);
    }

    static int nextOrdinal(Transaction transaction) {
        return transaction
                .first(
                        "select coalesce(max(ordinal) + 1, 0) from ledger_story",
                        row -> row.count(1))
                .orElseThrow();
    }

    static long live(Transaction transaction, Slug section) {
        long live = 0;
        for (Language language : languages(transaction)) {
            live +=
                    transaction
                            .first(
                                    "select count(*) from ledger_story"
                                            + " where live = 1 and language = ? and section = ?",
                                    row -> row.number(1),
                                    language.tag(),
                                    section.text())
                            .orElse(0L);
        }
        return live;
    }

    /// Versions of all stories' newest entries, added up.
    static long versions(Transaction transaction) {
        return transaction
                .first("select coalesce(sum(version), 0) from ledger_story", row -> row.number(1))
                .orElseThrow();
    }

    /// The rank of the story at the top of a front of everything, in milliseconds; 0 when there is
    /// none.
    static long highestRank(Transaction transaction) {
        return transaction
                .first(
                        "select rank from ledger_story where live = 1"
                                + " order by rank desc, ordinal desc limit 1",
                        row -> row.number(1))
                .orElse(0L);
    }

    /// In milliseconds. Those at one and the same moment are not cut apart by `limit`.
    static List<Ledger.First> firsts(Transaction transaction, long after, long upTo, int limit) {
        return transaction.query(
                """
                select story, first_published from ledger_story
                where live = 1 and first_published > ? and first_published <=
                    min(?, coalesce((select first_published from ledger_story
                        where live = 1 and first_published > ?
                        order by first_published limit 1 offset ?), ?))
                order by first_published
                """,
                row ->
                        new Ledger.First(
                                new StoryId(row.number(1)), Instant.ofEpochMilli(row.number(2))),
                after,
                upTo,
                after,
                limit - 1,
                upTo);
    }

    /// @param rank of a new story, in milliseconds; a story keeps the one it began with
    static void putHead(Transaction transaction, Head head, Set<Visual> visuals, long rank) {
        transaction.change(
                """
                        insert into ledger_story (story, position, version, ordinal, live, section,
                            language, original, first_published, rank, visuals)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (story) do update set position = excluded.position,
                            version = excluded.version, live = excluded.live,
                            section = excluded.section, language = excluded.language,
                            original = excluded.original, visuals = excluded.visuals
                        """,
                head.id().value(),
                head.position(),
                head.version(),
                head.ordinal(),
                head.live() ? 1 : 0,
                head.section().text(),
                head.language().tag(),
                head.original().map(StoryId::value).orElse(null),
                head.firstPublished().toEpochMilli(),
                rank,
                bits(visuals));
    }

    private static int bits(Set<Visual> visuals) {
        int bits = 0;
        for (Visual visual : visuals) {
            bits |=
                    switch (visual) {
                        case GALLERY -> 1;
                        case FILM -> 2;
                    };
        }
        return bits;
    }

    static Optional<SubjectRow> subject(Transaction transaction, Subject.Type type, String name) {
        return transaction.first(
                "select id, position, version from ledger_subject where type = ? and name = ?",
                row -> new SubjectRow(row.text(1), row.number(2), row.count(3)),
                Constants.word(type),
                name);
    }

    /// Newest entries of all subjects of a type, in the order in which their names first came.
    static List<Long> subjects(Transaction transaction, Subject.Type type) {
        return transaction.query(
                "select position from ledger_subject where type = ? order by rowid",
                row -> row.number(1),
                Constants.word(type));
    }

    static void putSubject(
            Transaction transaction, Subject.Type type, String name, SubjectRow subject) {
        transaction.change(
                """
                        insert into ledger_subject (type, name, id, position, version)
                        values (?, ?, ?, ?, ?)
                        on conflict (type, name) do update set position = excluded.position,
                            version = excluded.version
                        """,
                Constants.word(type),
                name,
                subject.id(),
                subject.position(),
                subject.version());
    }

    private static Ranked ranked(Transaction.Row row) {
        return new Ranked(head(row), row.number(10));
    }

    private static Head head(Transaction.Row row) {
        return new Head(
                new StoryId(row.number(1)),
                row.number(2),
                row.count(3),
                row.count(4),
                row.count(5) == 1,
                new Slug(row.text(6)),
                new Language(row.text(7)),
                row.isNull(8) ? Optional.empty() : Optional.of(new StoryId(row.number(8))),
                Instant.ofEpochMilli(row.number(9)));
    }
}
