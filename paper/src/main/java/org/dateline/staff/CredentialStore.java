package org.dateline.staff;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dateline.store.Transaction;

/// The tables `passkey`, `password`, `recovery_code` and `identity`.
final class CredentialStore {
    private static final String PASSKEYS =
            """
            select p.number, p.id, m.handle, p.name, p.public_key, p.signatures, p.verified,
                p.transports, p.backup_eligible, p.backed_up, p.attestation, p.client_data,
                p.made, p.used
            from passkey p join member m on m.name = p.member
            """;

    private CredentialStore() {}

    static Optional<byte[]> handle(Transaction transaction, String member) {
        return transaction
                .first("select handle from member where name = ?", row -> row.bytes(1), member)
                .filter(handle -> handle.length > 0);
    }

    static void setHandle(Transaction transaction, String member, byte[] handle) {
        if (transaction.change("update member set handle = ? where name = ?", handle, member)
                != 1) {
            throw new IllegalStateException("there is no member " + member);
        }
    }

    static Optional<Member> byHandle(Transaction transaction, byte[] handle) {
        return transaction.first(
                "select name, role, sections from member where handle = ? and left is null",
                StaffStore::member,
                handle);
    }

    static void add(Transaction transaction, String member, Passkey passkey) {
        transaction.change(
                """
                insert into passkey (id, member, name, public_key, signatures, verified, transports,
                    backup_eligible, backed_up, attestation, client_data, made, used)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                passkey.id(),
                member,
                passkey.name(),
                passkey.publicKey(),
                passkey.signatures(),
                flag(passkey.verified()),
                String.join(" ", passkey.transports()),
                flag(passkey.backupEligible()),
                flag(passkey.backedUp()),
                passkey.attestation(),
                passkey.clientData(),
                passkey.made().toEpochMilli(),
                passkey.used().toEpochMilli());
    }

    static void use(Transaction transaction, Passkey passkey) {
        transaction.change(
                """
                update passkey set signatures = ?, verified = ?, backed_up = ?, used = ?
                where id = ?
                """,
                passkey.signatures(),
                flag(passkey.verified()),
                flag(passkey.backedUp()),
                passkey.used().toEpochMilli(),
                passkey.id());
    }

    static Optional<Passkey> passkey(Transaction transaction, byte[] id) {
        return transaction.first(
                PASSKEYS
                        + """
                where p.id = ?
                """,
                CredentialStore::passkey,
                id);
    }

    static List<Passkey> passkeys(Transaction transaction, String member) {
        return transaction.query(
                PASSKEYS
                        + """
                where p.member = ?
                order by p.number
                """,
                CredentialStore::passkey,
                member);
    }

    static int rename(Transaction transaction, String member, long number, String name) {
        return transaction.change(
                "update passkey set name = ? where member = ? and number = ?",
                name,
                member,
                number);
    }

    static int remove(Transaction transaction, String member, long number) {
        return transaction.change(
                "delete from passkey where member = ? and number = ?", member, number);
    }

    static Optional<Password> password(Transaction transaction, String member) {
        return transaction.first(
                "select hash, secret, step from password where member = ?",
                row -> new Password(row.text(1), row.bytes(2), row.number(3)),
                member);
    }

    static void setPassword(
            Transaction transaction, String member, Password password, Instant now) {
        transaction.change(
                """
                insert into password (member, hash, secret, step, since) values (?, ?, ?, ?, ?)
                on conflict (member) do update set hash = excluded.hash, secret = excluded.secret,
                    step = excluded.step, since = excluded.since
                """,
                member,
                password.hash(),
                password.secret(),
                password.step(),
                now.toEpochMilli());
    }

    static int removePassword(Transaction transaction, String member) {
        return transaction.change("delete from password where member = ?", member);
    }

    /// @return 1 when no code of this step or a later one was taken yet
    static int takeStep(Transaction transaction, String member, long step) {
        return transaction.change(
                "update password set step = ? where member = ? and step < ?", step, member, step);
    }

    static void addCode(Transaction transaction, String member, byte[] digest) {
        transaction.change(
                "insert into recovery_code (digest, member) values (?, ?)", digest, member);
    }

    static int takeCode(Transaction transaction, String member, byte[] digest) {
        return transaction.change(
                "delete from recovery_code where member = ? and digest = ?", member, digest);
    }

    static void removeCodes(Transaction transaction, String member) {
        transaction.change("delete from recovery_code where member = ?", member);
    }

    static int codes(Transaction transaction, String member) {
        return transaction
                .first(
                        "select count(*) from recovery_code where member = ?",
                        row -> row.count(1),
                        member)
                .orElse(0);
    }

    static List<Identity> identities(Transaction transaction, String member) {
        return transaction.query(
                """
                select number, issuer, subject, made, used from identity
                where member = ? order by number
                """,
                row ->
                        new Identity(
                                row.number(1),
                                row.text(2),
                                row.text(3),
                                Instant.ofEpochMilli(row.number(4)),
                                Instant.ofEpochMilli(row.number(5))),
                member);
    }

    /// Whose way in an account is; they may have left.
    static Optional<String> owner(Transaction transaction, String issuer, String subject) {
        return transaction.first(
                "select member from identity where issuer = ? and subject = ?",
                row -> row.text(1),
                issuer,
                subject);
    }

    static void addIdentity(
            Transaction transaction, String member, String issuer, String subject, Instant now) {
        transaction.change(
                "insert into identity (issuer, subject, member, made, used) values (?, ?, ?, ?, ?)",
                issuer,
                subject,
                member,
                now.toEpochMilli(),
                now.toEpochMilli());
    }

    static Optional<Member> byIdentity(Transaction transaction, String issuer, String subject) {
        return transaction.first(
                """
                select m.name, m.role, m.sections from identity i join member m on m.name = i.member
                where i.issuer = ? and i.subject = ? and m.left is null
                """,
                StaffStore::member,
                issuer,
                subject);
    }

    static void useIdentity(Transaction transaction, String issuer, String subject, Instant now) {
        transaction.change(
                "update identity set used = ? where issuer = ? and subject = ?",
                now.toEpochMilli(),
                issuer,
                subject);
    }

    static int removeIdentity(Transaction transaction, String member, long number) {
        return transaction.change(
                "delete from identity where member = ? and number = ?", member, number);
    }

    /// Forgets everything a member signed in with.
    static void forget(Transaction transaction, String member) {
        transaction.change("delete from passkey where member = ?", member);
        removePassword(transaction, member);
        removeCodes(transaction, member);
        transaction.change("delete from identity where member = ?", member);
    }

    private static int flag(boolean set) {
        return set ? 1 : 0;
    }

    private static Passkey passkey(Transaction.Row row) {
        return new Passkey(
                row.number(1),
                row.bytes(2),
                row.bytes(3),
                row.text(4),
                row.bytes(5),
                row.number(6),
                row.number(7) == 1,
                Arrays.stream(row.text(8).split(" ")).filter(word -> !word.isEmpty()).toList(),
                row.number(9) == 1,
                row.number(10) == 1,
                row.bytes(11),
                row.bytes(12),
                Instant.ofEpochMilli(row.number(13)),
                Instant.ofEpochMilli(row.number(14)));
    }
}
