package org.dateline.staff;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Refusal;
import org.dateline.story.Slug;

/// Who works for the paper, what they may do there, and the tokens that speak for them.
public final class Staff {
    private static final String TOKEN_PREFIX = "dateline_";
    private static final int MAX_NAME = 100;

    private final Database database;
    private final InstantSource clock;
    private final Secrets secrets = new Secrets();
    private final Sessions sessions;
    private final Links links;
    private final Credentials credentials;
    private final Audit audit;

    public Staff(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.sessions = new Sessions(database, clock, secrets);
        this.links = new Links(database, clock, secrets, sessions);
        this.credentials = new Credentials(database, clock, secrets, sessions);
        this.audit = new Audit(database);
    }

    /// Where members are signed in.
    public Sessions sessions() {
        return sessions;
    }

    /// What lets somebody in who cannot sign in.
    public Links links() {
        return links;
    }

    /// What members sign in with.
    public Credentials credentials() {
        return credentials;
    }

    public Audit audit() {
        return audit;
    }

    /// Who a bearer token speaks for; empty when it is none of ours.
    public Optional<Member> byToken(String token) {
        if (!token.startsWith(TOKEN_PREFIX) || token.length() > MAX_NAME) {
            return Optional.empty();
        }
        byte[] digest = Secrets.digest(token);
        return database.read(transaction -> StaffStore.byToken(transaction, digest));
    }

    /// The member of that name, made when there is none.
    ///
    /// @throws Refusal when there is one with another role
    public Member member(String name, Role role) {
        String checked = checked("name", name);
        return database.write(transaction -> member(transaction, checked, role));
    }

    private Member member(Transaction transaction, String name, Role role) {
        boolean isNew = StaffStore.find(transaction, name).isEmpty();
        Member member = StaffStore.member(transaction, name, role, clock.millis());
        if (isNew) {
            Audit.note(
                    transaction,
                    clock.instant(),
                    Member.MACHINE,
                    "add member",
                    "member " + name,
                    described(member));
        }
        return member;
    }

    /// Makes a token that speaks for a member, and the member when there is none of that name. A
    /// token is 256 random bits, so a plain digest of it is enough to keep.
    ///
    /// @return the token, shown this once
    /// @throws Refusal when the member is there with another role
    public String createToken(String tokenName, String member, Role role) {
        String token = secrets.token(TOKEN_PREFIX);
        String checkedToken = checked("token's name", tokenName);
        String checkedMember = checked("name", member);
        database.change(
                transaction -> {
                    member(transaction, checkedMember, role);
                    StaffStore.addToken(
                            transaction,
                            Secrets.digest(token),
                            checkedToken,
                            checkedMember,
                            clock.millis());
                    Audit.note(
                            transaction,
                            clock.instant(),
                            Member.MACHINE,
                            "make token",
                            "member " + checkedMember,
                            checkedToken);
                });
        return token;
    }

    /// Somebody who works here, whatever the case their name is typed in.
    public Optional<Member> find(String name) {
        return database.read(transaction -> StaffStore.find(transaction, name))
                .filter(known -> known.left().isEmpty())
                .map(Colleague::member);
    }

    /// Somebody who works here or did, within a transaction of the desk's.
    public static Optional<Colleague> known(Transaction transaction, String name) {
        return StaffStore.find(transaction, name);
    }

    /// Who works here, within a transaction of the desk's.
    public static List<Member> working(Transaction transaction) {
        return StaffStore.working(transaction);
    }

    /// Who works here in order of names, then who left.
    public List<Colleague> list() {
        return database.read(StaffStore::list);
    }

    /// Gives a member another role or other sections. It holds from their next request on.
    ///
    /// @throws Refusal when nobody could change that afterwards
    public void change(Member by, String name, Role role, Set<Slug> sections) {
        by.needs(Right.STAFF, "change what others may do");
        database.change(
                transaction -> {
                    Member before = StaffStore.working(transaction, name).member();
                    Member after = new Member(before.name(), role, sections, "");
                    StaffStore.put(transaction, after, clock.instant());
                    administrated(transaction);
                    note(transaction, by, "change role", before, described(after));
                });
    }

    /// Sees a member off: their sessions, links and tokens end. Their name stays at what they did.
    public void leave(Member by, String name) {
        by.needs(Right.STAFF, "see staff off");
        database.change(
                transaction -> {
                    Member member = StaffStore.working(transaction, name).member();
                    Instant now = clock.instant();
                    StaffStore.leave(transaction, member.name(), now);
                    SessionStore.endAll(transaction, member.name());
                    LinkStore.takeBackFor(transaction, member.name());
                    CredentialStore.forget(transaction, member.name());
                    administrated(transaction);
                    note(transaction, by, "see off", member, "");
                });
    }

    private void note(Transaction transaction, Member by, String act, Member member, String note) {
        Audit.note(transaction, clock.instant(), by, act, "member " + member.name(), note);
    }

    private static void administrated(Transaction transaction) {
        if (StaffStore.administrators(transaction) == 0) {
            throw new Refusal(
                    Refusal.Reason.WRONG_STAGE,
                    "The paper would have no administrator; make somebody else one first.");
        }
    }

    /// A role and where it holds, in words.
    static String described(Member member) {
        return member.sections().isEmpty()
                ? member.role().word()
                : member.role().word() + " in " + member.words();
    }

    static String checked(String what, String name) {
        String line = name.strip();
        if (line.isEmpty() || line.length() > MAX_NAME || !line.codePoints().allMatch(Staff::fit)) {
            throw Refusal.invalid(
                    "A member's %s has 1 to %d printable characters.".formatted(what, MAX_NAME));
        }
        return line;
    }

    private static boolean fit(int character) {
        return !Character.isISOControl(character) && Character.isDefined(character);
    }
}
