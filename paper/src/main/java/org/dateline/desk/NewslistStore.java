package org.dateline.desk;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.dateline.desk.Assignment.Plan;
import org.dateline.store.Transaction;
import org.dateline.story.Slug;
import org.dateline.story.StoryId;

/// The tables `desk_assignment` and `desk_assigned`.
final class NewslistStore {
    private static final String FIELDS =
            "select number, version, day, due, slug, section, pictures, notes, dropped, story"
                    + " from desk_assignment ";

    static final String OF = FIELDS + "where day = ? order by day, due = '', due, number limit ?";

    static final String OPEN =
            FIELDS
                    + "where number in (select assignment from desk_assigned where member = ?)"
                    + " and story is null and dropped = 0 and day >= ?"
                    + " order by day, due = '', due, number limit ?";

    private NewslistStore() {}

    /// A line without its story.
    record Row(long number, int version, Plan plan) {}

    static List<Row> of(Transaction transaction, LocalDate day, int limit) {
        return transaction.query(OF, row -> line(transaction, row), day.toString(), limit);
    }

    /// Those a member is on that nobody has begun.
    static List<Row> open(Transaction transaction, String member, LocalDate since, int limit) {
        return transaction.query(
                OPEN, row -> line(transaction, row), member, since.toString(), limit);
    }

    static Optional<Row> find(Transaction transaction, long number) {
        return transaction.first(
                FIELDS + "where number = ?", row -> line(transaction, row), number);
    }

    /// @return its number
    static long add(Transaction transaction, Plan plan, long now, String by) {
        transaction.change(
                """
                insert into desk_assignment (version, day, due, slug, section, pictures, notes,
                    dropped, story, made, made_by)
                values (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                plan.day().toString(),
                plan.due().map(LocalTime::toString).orElse(""),
                plan.slug(),
                plan.section().text(),
                plan.pictures(),
                plan.notes(),
                plan.dropped() ? 1 : 0,
                plan.story().map(StoryId::value).orElse(null),
                now,
                by);
        long number =
                transaction.first("select last_insert_rowid()", row -> row.number(1)).orElseThrow();
        people(transaction, number, plan);
        return number;
    }

    static void put(Transaction transaction, Row row) {
        Plan plan = row.plan();
        transaction.change(
                """
                update desk_assignment set version = ?, day = ?, due = ?, slug = ?, section = ?,
                    pictures = ?, notes = ?, dropped = ?, story = ?
                where number = ?
                """,
                row.version(),
                plan.day().toString(),
                plan.due().map(LocalTime::toString).orElse(""),
                plan.slug(),
                plan.section().text(),
                plan.pictures(),
                plan.notes(),
                plan.dropped() ? 1 : 0,
                plan.story().map(StoryId::value).orElse(null),
                row.number());
        transaction.change("delete from desk_assigned where assignment = ?", row.number());
        people(transaction, row.number(), plan);
    }

    private static void people(Transaction transaction, long number, Plan plan) {
        for (int place = 0; place < plan.people().size(); place++) {
            transaction.change(
                    "insert into desk_assigned (assignment, place, member) values (?, ?, ?)",
                    number,
                    place,
                    plan.people().get(place));
        }
    }

    private static Row line(Transaction transaction, Transaction.Row row) {
        long number = row.number(1);
        return new Row(
                number,
                row.count(2),
                new Plan(
                        LocalDate.parse(row.text(3)),
                        Optional.of(row.text(4))
                                .filter(text -> !text.isEmpty())
                                .map(LocalTime::parse),
                        row.text(5),
                        new Slug(row.text(6)),
                        transaction.query(
                                "select member from desk_assigned where assignment = ?"
                                        + " order by place",
                                name -> name.text(1),
                                number),
                        row.text(7),
                        row.text(8),
                        row.number(9) == 1,
                        row.isNull(10)
                                ? Optional.empty()
                                : Optional.of(new StoryId(row.number(10)))));
    }
}
