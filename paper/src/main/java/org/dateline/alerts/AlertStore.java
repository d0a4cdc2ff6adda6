package org.dateline.alerts;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dateline.store.Transaction;
import org.dateline.story.StoryId;

/// The tables `alert` and `alert_subscription`.
final class AlertStore {
    /// A subscription and its place among all.
    record Numbered(long number, Subscription subscription) {}

    /// An alert that is going out: which subscriptions are still to have it.
    record Round(long number, StoryId story, String text, long done, long ends) {}

    private static final String ALERT =
            "select number, story, text, sender, time, done < ends, stopped, people, delivered,"
                    + " gone, failed from alert ";

    private AlertStore() {}

    static int subscriptions(Transaction transaction) {
        return transaction
                .first("select count(*) from alert_subscription", row -> row.count(1))
                .orElse(0);
    }

    static boolean isKnown(Transaction transaction, URI endpoint) {
        return transaction
                .first(
                        "select 1 from alert_subscription where endpoint = ?",
                        row -> row.count(1),
                        endpoint.toString())
                .isPresent();
    }

    static void put(Transaction transaction, Subscription subscription) {
        transaction.change(
                """
                insert into alert_subscription (endpoint, key, secret) values (?, ?, ?)
                on conflict (endpoint) do update
                set key = excluded.key, secret = excluded.secret, failures = 0
                """,
                subscription.endpoint().toString(),
                subscription.key(),
                subscription.secret());
    }

    static void remove(Transaction transaction, URI endpoint) {
        transaction.change(
                "delete from alert_subscription where endpoint = ?", endpoint.toString());
    }

    static void remove(Transaction transaction, long number) {
        transaction.change("delete from alert_subscription where number = ?", number);
    }

    /// Counts a failure; at the last that is borne the subscription goes.
    static void failed(Transaction transaction, long number, int most) {
        transaction.change(
                "update alert_subscription set failures = failures + 1 where number = ?", number);
        transaction.change(
                "delete from alert_subscription where number = ? and failures >= ?", number, most);
    }

    static void reached(Transaction transaction, long number) {
        transaction.change(
                "update alert_subscription set failures = 0 where number = ? and failures > 0",
                number);
    }

    static List<Numbered> after(Transaction transaction, long number, long upTo, int limit) {
        return transaction.query(
                """
                select number, endpoint, key, secret from alert_subscription
                where number > ? and number <= ? order by number limit ?
                """,
                row ->
                        new Numbered(
                                row.number(1),
                                new Subscription(
                                        URI.create(row.text(2)), row.bytes(3), row.bytes(4))),
                number,
                upTo,
                limit);
    }

    /// @return its number
    static long add(Transaction transaction, StoryId story, String text, String by, Instant time) {
        transaction.change(
                """
                insert into alert (story, text, sender, time, ends, people)
                select ?, ?, ?, ?, coalesce(max(number), 0), count(*) from alert_subscription
                """,
                story.value(),
                text,
                by,
                time.toEpochMilli());
        return transaction
                .first("select max(number) from alert", row -> row.number(1))
                .orElseThrow();
    }

    static Optional<Alert> read(Transaction transaction, long number) {
        return transaction.first(ALERT + "where number = ?", AlertStore::alert, number);
    }

    static List<Alert> newest(Transaction transaction, int limit) {
        return transaction.query(ALERT + "order by number desc limit ?", AlertStore::alert, limit);
    }

    static Optional<Alert> about(Transaction transaction, StoryId story) {
        return transaction.first(
                ALERT + "where story = ? order by number desc limit 1",
                AlertStore::alert,
                story.value());
    }

    /// When the alerts since `since` were sent, the first first.
    static List<Instant> since(Transaction transaction, Instant since) {
        return transaction.query(
                "select time from alert where time > ? order by time",
                row -> Instant.ofEpochMilli(row.number(1)),
                since.toEpochMilli());
    }

    /// The oldest that is still going out.
    static Optional<Round> goingOut(Transaction transaction) {
        return transaction.first(
                """
                select number, story, text, done, ends from alert
                where done < ends and stopped = 0 order by number limit 1
                """,
                row ->
                        new Round(
                                row.number(1),
                                new StoryId(row.number(2)),
                                row.text(3),
                                row.number(4),
                                row.number(5)));
    }

    static void stop(Transaction transaction, long alert) {
        transaction.change("update alert set stopped = 1 where number = ?", alert);
    }

    static void advance(
            Transaction transaction, long alert, long done, int delivered, int gone, int failed) {
        transaction.change(
                """
                update alert set done = ?, delivered = delivered + ?, gone = gone + ?,
                       failed = failed + ?
                where number = ?
                """,
                done,
                delivered,
                gone,
                failed,
                alert);
    }

    private static Alert alert(Transaction.Row row) {
        Alert.State state =
                row.count(7) == 1
                        ? Alert.State.STOPPED
                        : row.count(6) == 1 ? Alert.State.SENDING : Alert.State.SENT;
        return new Alert(
                row.number(1),
                new StoryId(row.number(2)),
                row.text(3),
                row.text(4),
                Instant.ofEpochMilli(row.number(5)),
                state,
                row.count(8),
                row.count(9),
                row.count(10),
                row.count(11));
    }
}
