package org.dateline.staff;

import java.util.Optional;
import org.dateline.store.Transaction;
import org.dateline.story.Refusal;

/// The tables `member` and `token`.
final class StaffStore {
    private StaffStore() {}

    static Optional<Member> byToken(Transaction transaction, byte[] digest) {
        return transaction.first(
                """
                        select m.name, m.role from token t join member m on m.name = t.member
                        where t.digest = ?
                        """,
                StaffStore::member,
                digest);
    }

    static Member member(Transaction transaction, String name, Role role, long now) {
        Optional<Member> known =
                transaction.first(
                        "select name, role from member where name = ?", StaffStore::member, name);
        if (known.isPresent() && known.get().role() != role) {
            throw Refusal.invalid(
                    "%s is already on the staff, as %s."
                            .formatted(name, known.get().role().word()));
        }
        if (known.isEmpty()) {
            transaction.change(
                    "insert into member (name, role, since) values (?, ?, ?)",
                    name,
                    role.word(),
                    now);
        }
        return new Member(name, role);
    }

    static void addToken(
            Transaction transaction, byte[] digest, String name, String member, long now) {
        transaction.change(
                "insert into token (digest, name, member, since) values (?, ?, ?, ?)",
                digest,
                name,
                member,
                now);
    }

    private static Member member(Transaction.Row row) {
        return new Member(row.text(1), Role.of(row.text(2)));
    }
}
