package org.dateline.staff;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dateline.store.Transaction;
import org.dateline.story.Refusal;
import org.dateline.story.Slug;

/// The tables `member` and `token`.
final class StaffStore {
    private static final String COLLEAGUES =
            """
            select name, role, sections, since, left,
                (select count(*) from passkey where passkey.member = member.name),
                (select count(*) from password where password.member = member.name),
                (select max(seen) from session where session.member = member.name)
            from member
            """;

    private StaffStore() {}

    static Optional<Member> byToken(Transaction transaction, byte[] digest) {
        return transaction.first(
                """
                        select m.name, m.role, m.sections
                        from token t join member m on m.name = t.member
                        where t.digest = ? and m.left is null
                        """,
                StaffStore::member,
                digest);
    }

    static Member member(Transaction transaction, String name, Role role, long now) {
        Optional<Member> known =
                transaction.first(
                        "select name, role, sections from member where name = ?",
                        StaffStore::member,
                        name);
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
        return known.orElse(new Member(name, role));
    }

    /// Puts a member on the staff, or changes what they are there.
    static void put(Transaction transaction, Member member, Instant now) {
        transaction.change(
                """
                insert into member (name, role, sections, since) values (?, ?, ?, ?)
                on conflict (name) do update
                set role = excluded.role, sections = excluded.sections, left = null
                """,
                member.name(),
                member.role().word(),
                slugs(member.sections()),
                now.toEpochMilli());
    }

    static void leave(Transaction transaction, String name, Instant now) {
        transaction.change("update member set left = ? where name = ?", now.toEpochMilli(), name);
        transaction.change("delete from token where member = ?", name);
    }

    /// How many administrators work here.
    static int administrators(Transaction transaction) {
        return transaction
                .first(
                        """
                        select count(*) from member where role = 'administrator' and left is null
                        """,
                        row -> row.count(1))
                .orElse(0);
    }

    /// Somebody who works here, whatever the case their name is typed in.
    ///
    /// @throws Refusal when nobody of that name does
    static Colleague working(Transaction transaction, String name) {
        return find(transaction, name)
                .filter(known -> known.left().isEmpty())
                .orElseThrow(
                        () -> Refusal.notFound("Nobody called “%s” works here.".formatted(name)));
    }

    static Optional<Colleague> find(Transaction transaction, String name) {
        return transaction
                .query(
                        COLLEAGUES
                                + """
                where name = ? collate nocase order by name = ? desc
                        """,
                        StaffStore::colleague,
                        name.strip(),
                        name.strip())
                .stream()
                .findFirst();
    }

    /// In order of names.
    static List<Member> working(Transaction transaction) {
        return transaction.query(
                "select name, role, sections from member where left is null order by name",
                StaffStore::member);
    }

    /// Who works here in order of names, then who left.
    static List<Colleague> list(Transaction transaction) {
        return transaction.query(
                COLLEAGUES
                        + """
                order by left is not null, name
                """,
                StaffStore::colleague);
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

    /// Name, role and sections in the first three columns.
    static Member member(Transaction.Row row) {
        return new Member(row.text(1), Role.of(row.text(2)), slugs(row.text(3)), "");
    }

    static String slugs(Set<Slug> sections) {
        return String.join(" ", new TreeSet<>(sections.stream().map(Slug::text).toList()));
    }

    private static Set<Slug> slugs(String words) {
        return Arrays.stream(words.split(" "))
                .filter(word -> !word.isEmpty())
                .map(Slug::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Colleague colleague(Transaction.Row row) {
        return new Colleague(
                member(row),
                Instant.ofEpochMilli(row.number(4)),
                time(row, 5),
                row.count(6),
                row.number(7) > 0,
                time(row, 8));
    }

    private static Optional<Instant> time(Transaction.Row row, int column) {
        return row.isNull(column)
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(row.number(column)));
    }
}
