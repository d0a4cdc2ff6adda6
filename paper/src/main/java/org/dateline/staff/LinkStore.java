package org.dateline.staff;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dateline.store.Transaction;
import org.dateline.story.Constants;

/// The table `link`.
final class LinkStore {
    private static final String LINKS =
            """
            select member, role, sections, number, kind, maker, made, ends, used
            from link
            """;

    private LinkStore() {}

    static void add(Transaction transaction, byte[] digest, Link link) {
        transaction.change(
                """
                insert into link (digest, kind, member, role, sections, maker, made, ends)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                digest,
                link.kind().word(),
                link.member().name(),
                link.member().role().word(),
                StaffStore.slugs(link.member().sections()),
                link.maker(),
                link.made().toEpochMilli(),
                link.ends().toEpochMilli());
    }

    static Optional<Link> find(Transaction transaction, byte[] digest) {
        return transaction.first(
                LINKS
                        + """
                where digest = ?
                """,
                LinkStore::link,
                digest);
    }

    /// Those that still let somebody in, the newest first.
    static List<Link> open(Transaction transaction, Instant now) {
        return transaction.query(
                LINKS
                        + """
                where used is null and ends > ? order by number desc
                """,
                LinkStore::link,
                now.toEpochMilli());
    }

    static void use(Transaction transaction, long number, Instant now) {
        transaction.change("update link set used = ? where number = ?", now.toEpochMilli(), number);
    }

    static int takeBack(Transaction transaction, long number) {
        return transaction.change("delete from link where number = ? and used is null", number);
    }

    /// Ends what would let a member in, or with an empty name whoever sets the paper up.
    static void takeBackFor(Transaction transaction, String member) {
        transaction.change("delete from link where member = ? and used is null", member);
    }

    /// Forgets links that nobody can use any more.
    static void forget(Transaction transaction, Instant before) {
        transaction.change("delete from link where ends < ?", before.toEpochMilli());
    }

    private static Link link(Transaction.Row row) {
        return new Link(
                row.number(4),
                Constants.read(Link.Kind.class, row.text(5)),
                StaffStore.member(row),
                row.text(6),
                Instant.ofEpochMilli(row.number(7)),
                Instant.ofEpochMilli(row.number(8)),
                row.isNull(9)
                        ? Optional.empty()
                        : Optional.of(Instant.ofEpochMilli(row.number(9))));
    }
}
