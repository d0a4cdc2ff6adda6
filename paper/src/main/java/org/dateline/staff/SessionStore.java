package org.dateline.staff;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dateline.staff.Session.Place;
import org.dateline.staff.Session.Way;
import org.dateline.store.Transaction;
import org.dateline.story.Constants;

/// The table `session`.
final class SessionStore {
    private static final String SESSIONS =
            """
            select m.name, m.role, m.sections, s.number, s.way, s.began, s.seen, s.address,
                s.browser,
                exists (select 1 from passkey p where p.member = m.name)
                    or exists (select 1 from password w where w.member = m.name)
                    or exists (select 1 from identity i where i.member = m.name)
            from session s join member m on m.name = s.member
            """;

    private SessionStore() {}

    static void add(
            Transaction transaction,
            byte[] digest,
            String member,
            Way way,
            Instant began,
            Instant now,
            Place place) {
        transaction.change(
                """
                insert into session (digest, member, way, began, seen, address, browser)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                digest,
                member,
                way.word(),
                began.toEpochMilli(),
                now.toEpochMilli(),
                place.address(),
                place.browser());
    }

    /// @param address where the member acts from
    static Optional<Session> find(Transaction transaction, byte[] digest, String address) {
        return transaction.first(
                SESSIONS
                        + """
                where s.digest = ? and m.left is null
                """,
                row -> session(row, address),
                digest);
    }

    static List<Session> list(Transaction transaction, String member) {
        return transaction.query(
                SESSIONS
                        + """
                where s.member = ? order by s.seen desc, s.number desc
                """,
                row -> session(row, row.text(8)),
                member);
    }

    static void see(Transaction transaction, long number, Instant now) {
        transaction.change(
                "update session set seen = ? where number = ?", now.toEpochMilli(), number);
    }

    /// @return how many, none or one
    static int end(Transaction transaction, String member, long number) {
        return transaction.change(
                "delete from session where member = ? and number = ?", member, number);
    }

    static void endAll(Transaction transaction, String member) {
        transaction.change("delete from session where member = ?", member);
    }

    static void endOld(Transaction transaction, Instant seen, Instant began) {
        transaction.change(
                "delete from session where seen <= ? or began <= ?",
                seen.toEpochMilli(),
                began.toEpochMilli());
    }

    /// Leaves the newest ones of a member.
    static void endOldest(Transaction transaction, String member, int left) {
        transaction.change(
                """
                delete from session where member = ? and number not in (
                    select number from session where member = ? order by number desc limit ?)
                """,
                member,
                member,
                left);
    }

    private static Session session(Transaction.Row row, String address) {
        return new Session(
                row.number(4),
                StaffStore.member(row).at(address),
                Constants.read(Way.class, row.text(5)),
                Instant.ofEpochMilli(row.number(6)),
                Instant.ofEpochMilli(row.number(7)),
                row.text(8),
                row.text(9),
                row.number(10) == 0);
    }
}
