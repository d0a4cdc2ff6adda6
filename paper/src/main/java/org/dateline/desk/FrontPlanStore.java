package org.dateline.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dateline.store.Transaction;
import org.dateline.story.StoryId;

/// The table `desk_front_plan`.
final class FrontPlanStore {
    private static final String FIELDS =
            "select number, front, stories, at, member, missed from desk_front_plan ";

    private FrontPlanStore() {}

    /// Those of a front, the earliest first.
    static List<FrontPlan> of(Transaction transaction, String front) {
        return transaction.query(
                FIELDS + "where front = ? order by at", FrontPlanStore::plan, front);
    }

    static Optional<FrontPlan> find(Transaction transaction, long number) {
        return transaction.first(FIELDS + "where number = ?", FrontPlanStore::plan, number);
    }

    /// Those whose second has come, the earliest first.
    static List<FrontPlan> due(Transaction transaction, Instant now, int limit) {
        return transaction.query(
                FIELDS + "where missed = '' and at <= ? order by at limit ?",
                FrontPlanStore::plan,
                now.toEpochMilli(),
                limit);
    }

    static Optional<Instant> nextDue(Transaction transaction) {
        return transaction.first(
                "select at from desk_front_plan where missed = '' order by at limit 1",
                row -> Instant.ofEpochMilli(row.number(1)));
    }

    /// What missed its second, and that was after `since`.
    static Optional<FrontPlan> missed(Transaction transaction, Instant since) {
        return transaction.first(
                FIELDS + "where missed <> '' and at > ? order by at limit 1",
                FrontPlanStore::plan,
                since.toEpochMilli());
    }

    static void add(
            Transaction transaction, String front, List<StoryId> stories, Instant at, String by) {
        transaction.change(
                "insert into desk_front_plan (front, at, stories, member) values (?, ?, ?, ?)",
                front,
                at.toEpochMilli(),
                stories.stream().map(StoryId::toString).collect(Collectors.joining(" ")),
                by);
    }

    static void miss(Transaction transaction, long number, String why) {
        transaction.change("update desk_front_plan set missed = ? where number = ?", why, number);
    }

    static void remove(Transaction transaction, long number) {
        transaction.change("delete from desk_front_plan where number = ?", number);
    }

    private static FrontPlan plan(Transaction.Row row) {
        return new FrontPlan(
                row.number(1),
                row.text(2),
                Stream.of(row.text(3).split(" "))
                        .filter(id -> !id.isEmpty())
                        .map(StoryId::parse)
                        .toList(),
                Instant.ofEpochMilli(row.number(4)),
                row.text(5),
                row.text(6));
    }
}
