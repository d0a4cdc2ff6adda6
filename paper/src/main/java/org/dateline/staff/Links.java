package org.dateline.staff;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dateline.staff.Link.Kind;
import org.dateline.staff.Session.Place;
import org.dateline.staff.Session.Way;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Refusal;
import org.dateline.story.Slug;

/// Links that let somebody in once: whoever sets a paper up, those who are invited, members who
/// cannot sign in any more. What stands in a link is kept nowhere.
public final class Links {
    /// How long somebody may take to set a paper up, or to come back.
    public static final Duration A_DAY = Duration.ofDays(1);

    /// How long an invitation waits.
    public static final Duration A_WEEK = Duration.ofDays(7);

    private static final String PREFIX = "link_";
    private static final int LONGEST_TOKEN = 100;
    private static final int MOST = 500; // that are open at once
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final Database database;
    private final InstantSource clock;
    private final Secrets secrets;
    private final Sessions sessions;

    Links(Database database, InstantSource clock, Secrets secrets, Sessions sessions) {
        this.database = database;
        this.clock = clock;
        this.secrets = secrets;
        this.sessions = sessions;
    }

    /// A link that makes the first administrator. The former one ends.
    ///
    /// @return what stands in it; empty when the paper has an administrator
    public Optional<String> setUp() {
        return database.write(
                transaction -> {
                    if (StaffStore.administrators(transaction) > 0) {
                        return Optional.empty();
                    }
                    LinkStore.takeBackFor(transaction, "");
                    return Optional.of(
                            make(transaction, Member.MACHINE, Kind.SETUP, Member.MACHINE, A_DAY));
                });
    }

    /// Asks somebody to join.
    ///
    /// @param name as they sign their copy
    /// @return what stands in the link
    public String invite(Member by, String name, Role role, Set<Slug> sections) {
        by.needs(Right.STAFF, "invite staff");
        Member member = new Member(Staff.checked("name", name), role, sections, "");
        return database.write(
                transaction -> {
                    boolean works =
                            StaffStore.find(transaction, member.name())
                                    .filter(known -> known.left().isEmpty())
                                    .isPresent();
                    if (works) {
                        throw Refusal.invalid(
                                "%s is on the staff already; make a link to let them in again."
                                        .formatted(member.name()));
                    }
                    LinkStore.takeBackFor(transaction, member.name());
                    return make(transaction, by, Kind.INVITATION, member, A_WEEK);
                });
    }

    /// A link that lets a member in who cannot sign in, made by an administrator.
    public String comeBack(Member by, String name) {
        by.needs(Right.STAFF, "let others in");
        return database.write(transaction -> comeBack(transaction, by, name));
    }

    /// The same, made by a command on the machine.
    public String comeBack(String name) {
        return database.write(transaction -> comeBack(transaction, Member.MACHINE, name));
    }

    private String comeBack(Transaction transaction, Member by, String name) {
        Member member = StaffStore.working(transaction, name).member();
        LinkStore.takeBackFor(transaction, member.name());
        return make(transaction, by, Kind.RETURN, member, A_DAY);
    }

    private String make(
            Transaction transaction, Member by, Kind kind, Member member, Duration lasts) {
        Instant now = clock.instant();
        LinkStore.forget(transaction, now.minus(REMEMBERED));
        if (LinkStore.open(transaction, now).size() >= MOST) {
            throw Refusal.invalid("%d links are open; take some back first.".formatted(MOST));
        }
        String token = secrets.token(PREFIX);
        Link link = new Link(0, kind, member, by.name(), now, now.plus(lasts), Optional.empty());
        LinkStore.add(transaction, Secrets.digest(token), link);
        String subject = member.name().isEmpty() ? "the paper" : "member " + member.name();
        Audit.note(transaction, now, by, "make link", subject, kind.word());
        return token;
    }

    /// Links that nobody has used yet, the newest first.
    public List<Link> open(Member by) {
        by.needs(Right.STAFF, "see who is invited");
        return database.read(transaction -> LinkStore.open(transaction, clock.instant()));
    }

    public void takeBack(Member by, long number) {
        by.needs(Right.STAFF, "take back a link");
        database.change(
                transaction -> {
                    if (LinkStore.takeBack(transaction, number) == 0) {
                        throw Refusal.notFound("There is no open link of that number.");
                    }
                    Audit.note(
                            transaction,
                            clock.instant(),
                            by,
                            "take back link",
                            "link " + number,
                            "");
                });
    }

    /// What a link is for, without using it.
    ///
    /// @throws Refusal when it lets nobody in
    public Link look(String token) {
        return database.read(transaction -> usable(transaction, token));
    }

    /// Lets somebody in, once.
    ///
    /// @param name how whoever sets the paper up signs their copy; otherwise the link knows it
    /// @return what their browser keeps
    public String use(String token, String name, Place place) {
        return database.write(
                transaction -> {
                    Link link = usable(transaction, token);
                    Instant now = clock.instant();
                    Member member = entering(transaction, link, name, place.address());
                    LinkStore.use(transaction, link.number(), now);
                    return sessions.begin(transaction, member, Way.LINK, place, now);
                });
    }

    private Member entering(Transaction transaction, Link link, String name, String address) {
        return switch (link.kind()) {
            case RETURN -> StaffStore.working(transaction, link.member().name()).member();
            case INVITATION -> join(transaction, link.member().at(address));
            case SETUP ->
                    join(
                            transaction,
                            new Member(Staff.checked("name", name), Role.ADMINISTRATOR)
                                    .at(address));
        };
    }

    private Member join(Transaction transaction, Member member) {
        Instant now = clock.instant();
        StaffStore.put(transaction, member, now);
        Audit.note(
                transaction,
                now,
                member,
                "join",
                "member " + member.name(),
                Staff.described(member));
        return member;
    }

    private Link usable(Transaction transaction, String token) {
        boolean ours = token.startsWith(PREFIX) && token.length() <= LONGEST_TOKEN;
        Link link =
                (ours ? LinkStore.find(transaction, Secrets.digest(token)) : Optional.<Link>empty())
                        .orElseThrow(
                                () ->
                                        closed(
                                                "This link is not one of ours, or it was taken back; ask for a new one."));
        if (link.used().isPresent()) {
            throw closed(
                    "This link was used already; each lets somebody in once. Sign in, or ask for a new one.");
        }
        if (!link.ends().isAfter(clock.instant())) {
            throw closed("This link is too old; ask for a new one.");
        }
        if (link.kind() == Kind.SETUP && StaffStore.administrators(transaction) > 0) {
            throw closed("This paper is set up already; ask its administrator to invite you.");
        }
        return link;
    }

    private static Refusal closed(String sentence) {
        return new Refusal(Refusal.Reason.NOT_ALLOWED, sentence);
    }
}
