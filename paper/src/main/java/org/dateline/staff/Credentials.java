package org.dateline.staff;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Refusal;

/// What members sign in with: passkeys, a password with an authenticator, recovery codes, accounts
/// elsewhere. Whenever one of them changes, every session of the member ends but the one they sit
/// in, which is made anew. Checking what somebody brings is the newsroom's.
public final class Credentials {
    private static final int HANDLE_BYTES = 64;
    private static final int MOST_PASSKEYS = 20;
    private static final int CODES = 10;
    private static final int MOST_IDENTITIES = 5;

    private final Database database;
    private final InstantSource clock;
    private final Secrets secrets;
    private final Sessions sessions;

    Credentials(Database database, InstantSource clock, Secrets secrets, Sessions sessions) {
        this.database = database;
        this.clock = clock;
        this.secrets = secrets;
        this.sessions = sessions;
    }

    /// What passkeys know a member by, made when they need one.
    public byte[] handle(String member) {
        return database.read(t -> CredentialStore.handle(t, member))
                .orElseGet(() -> database.write(t -> newHandle(t, member)));
    }

    private byte[] newHandle(Transaction transaction, String member) {
        Optional<byte[]> raced = CredentialStore.handle(transaction, member);
        byte[] handle = raced.orElseGet(() -> secrets.bytes(HANDLE_BYTES));
        CredentialStore.setHandle(transaction, member, handle);
        return handle;
    }

    /// The member whom passkeys know by `handle`, if they still work here.
    public Optional<Member> byHandle(byte[] handle) {
        return database.read(t -> CredentialStore.byHandle(t, handle));
    }

    public Optional<Passkey> passkey(byte[] id) {
        return database.read(t -> CredentialStore.passkey(t, id));
    }

    public List<Passkey> passkeys(String member) {
        return database.read(t -> CredentialStore.passkeys(t, member));
    }

    public Optional<Password> password(String member) {
        return database.read(t -> CredentialStore.password(t, member));
    }

    /// How many recovery codes are left.
    public int codes(String member) {
        return database.read(t -> CredentialStore.codes(t, member));
    }

    /// Adds a passkey that was checked.
    ///
    /// @return what the member's browser keeps from now on
    public String add(Session session, Passkey passkey) {
        String name = Staff.checked("passkey's name", passkey.name());
        return change(
                session,
                "add passkey",
                name,
                t -> {
                    if (CredentialStore.passkeys(t, session.member().name()).size()
                            >= MOST_PASSKEYS) {
                        throw Refusal.invalid(
                                "You have %d passkeys; remove one first.".formatted(MOST_PASSKEYS));
                    }
                    CredentialStore.add(t, session.member().name(), passkey);
                });
    }

    /// Notes that a passkey was used: how often it has signed, among others.
    public void used(Passkey passkey) {
        database.change(t -> CredentialStore.use(t, passkey));
    }

    public void rename(Member by, long number, String name) {
        String checked = Staff.checked("passkey's name", name);
        database.change(
                t -> {
                    if (CredentialStore.rename(t, by.name(), number, checked) == 0) {
                        throw noPasskey();
                    }
                    note(t, by, "rename passkey", checked);
                });
    }

    /// @return what the member's browser keeps from now on
    public String remove(Session session, long number) {
        return change(
                session,
                "remove passkey",
                "#" + number,
                t -> {
                    if (CredentialStore.remove(t, session.member().name(), number) == 0) {
                        throw noPasskey();
                    }
                    oneIsLeft(t, session.member());
                });
    }

    /// Gives a member a password, or another one.
    ///
    /// @return what the member's browser keeps from now on
    public String setPassword(Session session, Password password) {
        return change(
                session,
                "set password",
                "",
                t ->
                        CredentialStore.setPassword(
                                t, session.member().name(), password, clock.instant()));
    }

    /// @return what the member's browser keeps from now on
    public String removePassword(Session session) {
        return change(
                session,
                "remove password",
                "",
                t -> {
                    if (CredentialStore.removePassword(t, session.member().name()) == 0) {
                        throw Refusal.notFound("You have no password.");
                    }
                    oneIsLeft(t, session.member());
                });
    }

    public List<Identity> identities(String member) {
        return database.read(t -> CredentialStore.identities(t, member));
    }

    /// The member who signs in with an account elsewhere, if they still work here. It was used now.
    ///
    /// @param issuer who vouches for it
    /// @param subject what it is called there
    public Optional<Member> byIdentity(String issuer, String subject) {
        return database.write(
                t -> {
                    Optional<Member> member = CredentialStore.byIdentity(t, issuer, subject);
                    member.ifPresent(
                            _ -> CredentialStore.useIdentity(t, issuer, subject, clock.instant()));
                    return member;
                });
    }

    /// Adds an account elsewhere that its provider vouched for.
    ///
    /// @return what the member's browser keeps from now on
    public String addIdentity(Session session, String issuer, String subject) {
        String member = session.member().name();
        return change(
                session,
                "add account elsewhere",
                issuer,
                t -> {
                    CredentialStore.owner(t, issuer, subject)
                            .ifPresent(
                                    owner -> {
                                        throw Refusal.invalid(
                                                owner.equals(member)
                                                        ? "You sign in with that account already."
                                                        : "Somebody else here signs in with that account; use another one.");
                                    });
                    if (CredentialStore.identities(t, member).size() >= MOST_IDENTITIES) {
                        throw Refusal.invalid(
                                "You have %d accounts elsewhere; remove one first."
                                        .formatted(MOST_IDENTITIES));
                    }
                    CredentialStore.addIdentity(t, member, issuer, subject, clock.instant());
                });
    }

    /// @return what the member's browser keeps from now on
    public String removeIdentity(Session session, long number) {
        return change(
                session,
                "remove account elsewhere",
                "#" + number,
                t -> {
                    if (CredentialStore.removeIdentity(t, session.member().name(), number) == 0) {
                        throw Refusal.notFound("You have no such account elsewhere.");
                    }
                    oneIsLeft(t, session.member());
                });
    }

    /// New recovery codes; the former ones let nobody in any more.
    ///
    /// @param codes shown this once
    /// @param browser what the member's browser keeps from now on
    public record NewCodes(List<String> codes, String browser) {}

    public NewCodes newCodes(Session session) {
        List<String> codes = new ArrayList<>();
        String browser =
                change(
                        session,
                        "make recovery codes",
                        "",
                        t -> {
                            String member = session.member().name();
                            CredentialStore.removeCodes(t, member);
                            for (int i = 0; i < CODES; i++) {
                                String code = secrets.code();
                                codes.add(code);
                                CredentialStore.addCode(
                                        t, member, Secrets.digest(Secrets.plain(code)));
                            }
                        });
        return new NewCodes(List.copyOf(codes), browser);
    }

    /// Takes the code of a time step, once.
    ///
    /// @return false when it or a later one was taken before
    public boolean takeStep(String member, long step) {
        return database.write(t -> CredentialStore.takeStep(t, member, step)) == 1;
    }

    /// Takes a recovery code, once.
    ///
    /// @return false when it is none of the member's
    public boolean takeCode(String member, String code) {
        byte[] digest = Secrets.digest(Secrets.plain(code));
        return database.write(t -> CredentialStore.takeCode(t, member, digest)) == 1;
    }

    /// Notes that somebody could not sign in as a member.
    ///
    /// @param member acting from where that was
    public void refused(Member member, String why) {
        database.change(t -> note(t, member, "sign-in refused", why));
    }

    private String change(Session session, String act, String note, Consumer<Transaction> change) {
        return database.write(
                t -> {
                    change.accept(t);
                    note(t, session.member(), act, note);
                    return sessions.renew(t, session);
                });
    }

    private void note(Transaction transaction, Member by, String act, String note) {
        Audit.note(transaction, clock.instant(), by, act, "member " + by.name(), note);
    }

    private static void oneIsLeft(Transaction transaction, Member member) {
        if (CredentialStore.passkeys(transaction, member.name()).isEmpty()
                && CredentialStore.password(transaction, member.name()).isEmpty()
                && CredentialStore.identities(transaction, member.name()).isEmpty()) {
            throw new Refusal(
                    Refusal.Reason.WRONG_STAGE,
                    "This is the only way you have to sign in; add another one first.");
        }
    }

    private static Refusal noPasskey() {
        return Refusal.notFound("You have no such passkey.");
    }
}
