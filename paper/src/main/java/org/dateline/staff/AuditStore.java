package org.dateline.staff;

import java.time.Instant;
import java.util.List;
import org.dateline.staff.Audit.Line;
import org.dateline.store.Transaction;

/// The table `audit`.
final class AuditStore {
    private static final String LINES =
            """
            select number, time, member, act, subject, note, address from audit
            """;

    private AuditStore() {}

    static void add(Transaction transaction, Line line) {
        transaction.change(
                """
                insert into audit (time, member, act, subject, note, address)
                values (?, ?, ?, ?, ?, ?)
                """,
                line.time().toEpochMilli(),
                line.member(),
                line.act(),
                line.subject(),
                line.note(),
                line.from());
    }

    static List<Line> all(Transaction transaction, long before, int limit) {
        return transaction.query(
                LINES
                        + """
                where number < ? order by number desc limit ?
                """,
                AuditStore::line,
                before,
                limit);
    }

    static List<Line> by(Transaction transaction, String member, long before, int limit) {
        return transaction.query(
                LINES
                        + """
                where member = ? and number < ? order by number desc limit ?
                """,
                AuditStore::line,
                member,
                before,
                limit);
    }

    static List<Line> about(Transaction transaction, String subject, long before, int limit) {
        return transaction.query(
                LINES
                        + """
                where subject = ? and number < ? order by number desc limit ?
                """,
                AuditStore::line,
                subject,
                before,
                limit);
    }

    private static Line line(Transaction.Row row) {
        return new Line(
                row.number(1),
                Instant.ofEpochMilli(row.number(2)),
                row.text(3),
                row.text(4),
                row.text(5),
                row.text(6),
                row.text(7));
    }
}
