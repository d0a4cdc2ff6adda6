package org.dateline.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dateline.ledger.Notice;
import org.dateline.store.Transaction;
import org.dateline.story.Constants;
import org.dateline.story.StoryId;

/// The tables `desk_request`, `desk_second` and `desk_alone`.
final class RequestStore {
    private static final String ROWS =
            """
            select number, story, act, version, reason, place, had, why, member, time, ends,
                outcome, closer, closed, note, position
            from desk_request
            """;

    private RequestStore() {}

    /// How a request ended, as a word of the database.
    enum End {
        CONFIRMED,
        DECLINED,
        TAKEN
    }

    /// @param request its number is not known yet
    /// @return its number
    static long add(Transaction transaction, Request request) {
        Wanted wanted = request.wanted();
        transaction.change(
                """
                insert into desk_request (story, act, version, reason, place, had, why, member,
                    time, ends)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                request.story().value(),
                wanted.what().word(),
                wanted.version().orElse(0),
                wanted.reason(),
                wanted.place().name(),
                request.had(),
                String.join("\n", request.why()),
                request.by(),
                request.at().toEpochMilli(),
                request.ends().toEpochMilli());
        return transaction
                .first("select max(number) from desk_request", row -> row.number(1))
                .orElseThrow();
    }

    /// @param position of the entry it became; negative for none
    static void close(
            Transaction transaction,
            long number,
            End end,
            String by,
            Instant at,
            String note,
            long position) {
        transaction.change(
                """
                update desk_request set outcome = ?, closer = ?, closed = ?, note = ?, position = ?
                where number = ?
                """,
                Constants.word(end),
                by,
                at.toEpochMilli(),
                note,
                position < 0 ? null : position,
                number);
    }

    static Optional<Request> find(Transaction transaction, long number, Instant now) {
        return transaction.first(
                ROWS + "where number = ?", row -> request(transaction, row, now), number);
    }

    /// Those that wait, the newest first.
    static List<Request> waiting(Transaction transaction, Instant now, int limit) {
        return transaction.query(
                ROWS + "where outcome = '' and ends > ? order by ends desc, number desc limit ?",
                row -> request(transaction, row, now),
                now.toEpochMilli(),
                limit);
    }

    /// The same of one story.
    static List<Request> waiting(Transaction transaction, StoryId story, Instant now) {
        return transaction.query(
                ROWS + "where story = ? and outcome = '' and ends > ? order by number desc",
                row -> request(transaction, row, now),
                story.value(),
                now.toEpochMilli());
    }

    private static Request request(Transaction transaction, Transaction.Row row, Instant now) {
        StoryId story = new StoryId(row.number(2));
        Instant ends = Instant.ofEpochMilli(row.number(11));
        return new Request(
                row.number(1),
                story,
                new Wanted(
                        Constants.read(Wanted.What.class, row.text(3)),
                        OptionalInt.of(row.count(4)),
                        row.text(5),
                        Notice.Place.valueOf(row.text(6))),
                row.number(7),
                List.of(row.text(8).split("\n")),
                row.text(9),
                Instant.ofEpochMilli(row.number(10)),
                ends,
                state(transaction, row, story, now.isBefore(ends)));
    }

    private static Request.State state(
            Transaction transaction, Transaction.Row row, StoryId story, boolean isOpen) {
        String outcome = row.text(12);
        if (outcome.isEmpty()) {
            return isOpen ? new Request.State.Waiting() : new Request.State.Ended();
        }
        String by = row.text(13);
        Instant at = Instant.ofEpochMilli(row.number(14));
        return switch (Constants.read(End.class, outcome)) {
            case CONFIRMED ->
                    new Request.State.Confirmed(
                            by,
                            at,
                            Copies.publication(
                                    transaction,
                                    Copies.row(transaction, story),
                                    row.count(4),
                                    row.number(16)));
            case DECLINED -> new Request.State.Declined(by, at, row.text(15));
            case TAKEN -> new Request.State.TakenBack(at);
        };
    }

    /// Takes down who besides answers for the newest act of a story.
    static void second(Transaction transaction, StoryId story, Second second) {
        switch (second) {
            case Second.NotNeeded _ -> {}
            case Second.Confirmed(String by) -> addSecond(transaction, story, by);
            case Second.Lacking _ -> addSecond(transaction, story, "");
        }
    }

    private static void addSecond(Transaction transaction, StoryId story, String member) {
        transaction.change(
                """
                insert into desk_second (act, member)
                select max(id), ? from desk_act where story = ?
                """,
                member,
                story.value());
    }

    /// How often somebody changed what readers have or had of stories since a moment, or said when
    /// that is to be; counted up to `most`.
    static int changes(Transaction transaction, String member, Instant since, int most) {
        return transaction
                .first(
                        """
                        select count(*) from (
                            select 1 from desk_act done where member = ? and time > ?
                                and act in ('publish', 'correct', 'clarify', 'withdraw', 'kill',
                                    'schedule')
                                and exists (select 1 from desk_act first
                                    where first.story = done.story and first.id < done.id
                                        and first.position is not null)
                            limit ?)
                        """,
                        row -> row.count(1),
                        member,
                        since.toEpochMilli(),
                        most)
                .orElseThrow();
    }

    /// Who said that one person makes the paper, and when; empty when nobody says so.
    static Optional<Alone.Said> alone(Transaction transaction) {
        return transaction.first(
                "select member, since from desk_alone",
                row -> new Alone.Said(row.text(1), Instant.ofEpochMilli(row.number(2))));
    }

    static void putAlone(Transaction transaction, Alone.Said said) {
        transaction.change(
                "insert into desk_alone (member, since) values (?, ?)",
                said.by(),
                said.since().toEpochMilli());
    }

    static void dropAlone(Transaction transaction) {
        transaction.change("delete from desk_alone");
    }
}
