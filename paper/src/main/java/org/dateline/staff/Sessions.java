package org.dateline.staff;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.dateline.staff.Session.Place;
import org.dateline.staff.Session.Way;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Refusal;

/// Where members are signed in. Each session is a row that its member and administrators can end;
/// what the browser keeps of it is 256 random bits, new at every sign-in.
public final class Sessions {
    /// A browser that nobody has used for so long is signed out.
    public static final Duration SHIFT = Duration.ofHours(12);

    /// And every one after so long.
    public static final Duration LONGEST = Duration.ofDays(30);

    private static final String PREFIX = "session_";
    private static final int MOST = 50; // of a member; the oldest ends
    private static final int LONGEST_TOKEN = 100;
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    private final Database database;
    private final InstantSource clock;
    private final Secrets secrets;

    Sessions(Database database, InstantSource clock, Secrets secrets) {
        this.database = database;
        this.clock = clock;
        this.secrets = secrets;
    }

    /// Signs a member in whose passkey, password or code was checked.
    ///
    /// @return what their browser keeps
    public String begin(Member member, Way way, Place place) {
        return begin(member, way, place, clock.instant());
    }

    /// Signs a member in who proved elsewhere who they are.
    ///
    /// @param proved when that was; it counts as when the session began
    /// @return what their browser keeps
    public String begin(Member member, Way way, Place place, Instant proved) {
        Instant now = clock.instant();
        Instant began = proved.isAfter(now) ? now : proved;
        return database.write(transaction -> begin(transaction, member, way, place, began));
    }

    String begin(Transaction transaction, Member member, Way way, Place place, Instant began) {
        Member here = member.at(place.address());
        String subject = "member " + member.name();
        Audit.note(transaction, clock.instant(), here, "sign in", subject, "by " + way.word());
        return add(transaction, member, way, place, began);
    }

    private String add(
            Transaction transaction, Member member, Way way, Place place, Instant began) {
        Instant now = clock.instant();
        String token = secrets.token(PREFIX);
        SessionStore.endOld(transaction, now.minus(SHIFT), now.minus(LONGEST));
        SessionStore.endOldest(transaction, member.name(), MOST - 1);
        SessionStore.add(transaction, Secrets.digest(token), member.name(), way, began, now, place);
        return token;
    }

    /// Who sits at the browser that keeps `token`; empty when that session ended.
    ///
    /// @param address where it is now
    public Optional<Session> of(String token, String address) {
        if (!token.startsWith(PREFIX) || token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Session> session =
                database.read(t -> SessionStore.find(t, Secrets.digest(token), address))
                        .filter(it -> it.seen().isAfter(now.minus(SHIFT)))
                        .filter(it -> it.began().isAfter(now.minus(LONGEST)));
        session.filter(it -> it.seen().isBefore(now.minus(SEEN_EVERY)))
                .ifPresent(it -> database.change(t -> SessionStore.see(t, it.number(), now)));
        return session;
    }

    /// The sessions of a member that go on, the one used last first.
    public List<Session> list(String member) {
        Instant now = clock.instant();
        return database.read(t -> SessionStore.list(t, member)).stream()
                .filter(it -> it.seen().isAfter(now.minus(SHIFT)))
                .filter(it -> it.began().isAfter(now.minus(LONGEST)))
                .toList();
    }

    /// Signs out the browser that asks for it.
    public void end(Session session) {
        database.change(
                t -> {
                    SessionStore.end(t, session.member().name(), session.number());
                    Member by = session.member();
                    Audit.note(t, clock.instant(), by, "sign out", "member " + by.name(), "");
                });
    }

    /// Ends one of a member's sessions: of their own, or by an administrator.
    ///
    /// @throws Refusal when there is none of that number
    public void end(Member by, String member, long number) {
        own(by, member);
        database.change(
                t -> {
                    if (SessionStore.end(t, member, number) == 0) {
                        throw Refusal.notFound("That session has ended already.");
                    }
                    Audit.note(
                            t,
                            clock.instant(),
                            by,
                            "end session",
                            "member " + member,
                            "#" + number);
                });
    }

    /// Ends all of a member's sessions: of their own, or by an administrator.
    public void endAll(Member by, String member) {
        own(by, member);
        database.change(
                t -> {
                    SessionStore.endAll(t, member);
                    Audit.note(t, clock.instant(), by, "end sessions", "member " + member, "all");
                });
    }

    /// Ends every session of a member because how they sign in has changed, and goes on in a new
    /// one where they sit.
    ///
    /// @return what their browser keeps from now on
    String renew(Transaction transaction, Session session) {
        Member member = session.member();
        SessionStore.endAll(transaction, member.name());
        return add(transaction, member, session.way(), session.place(), session.began());
    }

    private static void own(Member by, String member) {
        if (!by.name().equals(member)) {
            by.needs(Right.STAFF, "end the sessions of others");
        }
    }
}
