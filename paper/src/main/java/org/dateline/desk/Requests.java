package org.dateline.desk;

import static org.dateline.story.Refusal.Reason.NOT_ALLOWED;
import static org.dateline.story.Refusal.Reason.WRONG_STAGE;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.dateline.desk.DeskStore.ActRow;
import org.dateline.desk.DeskStore.CopyRow;
import org.dateline.desk.RequestStore.End;
import org.dateline.staff.Audit;
import org.dateline.staff.Colleague;
import org.dateline.staff.Member;
import org.dateline.staff.Staff;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Refusal;
import org.dateline.story.StoryId;

/// Whatever is wanted of what readers have comes in here. What one person may do is done; what
/// takes two becomes a request, and is done in the transaction in which another member confirms it:
/// just as it was asked, once, and only if readers still have what they had then.
public final class Requests {
    /// After which a request ends by itself.
    static final Duration LASTS = Duration.ofHours(24);

    private final Database database;
    private final Publishing publishing;
    private final TwoPeople twoPeople;
    private final InstantSource clock;

    Requests(Database database, Publishing publishing, TwoPeople twoPeople, InstantSource clock) {
        this.database = database;
        this.publishing = publishing;
        this.twoPeople = twoPeople;
        this.clock = clock;
    }

    /// Does what is wanted, or takes down that it waits for a second person. The same again answers
    /// the same.
    public Outcome act(Member by, StoryId id, Wanted wanted) {
        by.needs(wanted.what().right(), wanted.what().word());
        Outcome outcome = database.write(transaction -> act(transaction, by, id, wanted));
        publishing.seal();
        return outcome;
    }

    private Outcome act(Transaction transaction, Member by, StoryId id, Wanted wanted) {
        Publishing.Plan plan =
                publishing.plan(transaction, by, Copies.row(transaction, id), wanted);
        return switch (plan) {
            case Publishing.Plan.Done(Publication publication) -> new Outcome.Done(publication);
            case Publishing.Plan.Ready ready -> act(transaction, by, ready, wanted);
        };
    }

    private Outcome act(
            Transaction transaction, Member by, Publishing.Plan.Ready ready, Wanted wanted) {
        List<String> why =
                twoPeople.why(transaction, ready.copy(), by.name(), wanted.what(), ready.version());
        boolean isAlone = Alone.isOn(transaction);
        if (!why.isEmpty() && !isAlone) {
            return new Outcome.Waits(ask(transaction, by, ready, wanted, why));
        }
        Second second = why.isEmpty() ? new Second.NotNeeded() : new Second.Lacking();
        return new Outcome.Done(
                publishing.enter(transaction, ready, new Publishing.Change(by, wanted, second)));
    }

    private Request ask(
            Transaction transaction,
            Member by,
            Publishing.Plan.Ready ready,
            Wanted wanted,
            List<String> why) {
        CopyRow copy = ready.copy();
        Instant now = clock.instant();
        Wanted whole = wanted.of(ready.version());
        for (Request other : RequestStore.waiting(transaction, copy.id(), now)) {
            if (other.by().equals(by.name()) && other.wanted().equals(whole)) {
                return other;
            }
            if (other.wanted().what() == whole.what()) {
                throw asked(other, by);
            }
        }
        Request request =
                new Request(
                        0,
                        copy.id(),
                        whole,
                        had(copy),
                        why,
                        by.name(),
                        now,
                        now.plus(LASTS),
                        new Request.State.Waiting());
        long number = RequestStore.add(transaction, request);
        note(transaction, by, "ask to " + whole.what().word(), number, request, whole.reason());
        Told.asked(transaction, request);
        return find(transaction, number);
    }

    private static Refusal asked(Request other, Member by) {
        return new Refusal(
                WRONG_STAGE,
                other.by().equals(by.name())
                        ? "You asked for that already, as request %d, in other words or of another version; take it back before you ask anew."
                                .formatted(other.number())
                        : "%s asked for that already, as request %d; confirm or decline it."
                                .formatted(other.by(), other.number()));
    }

    /// Does what another member asked for.
    ///
    /// @throws Refusal when it waits no more, or when readers have something else since
    public Publication confirm(Member by, long number) {
        Publication publication =
                database.write(
                        transaction -> {
                            Request request = find(transaction, number);
                            by.needs(request.wanted().what().right(), "confirm this");
                            return confirm(transaction, by, request);
                        });
        publishing.seal();
        return publication;
    }

    private Publication confirm(Transaction transaction, Member by, Request request) {
        if (request.state() instanceof Request.State.Confirmed done
                && done.by().equals(by.name())) {
            return done.publication();
        }
        waits(request);
        CopyRow copy = Copies.row(transaction, request.story());
        within(transaction, by, copy, request);
        if (request.by().equals(by.name())) {
            throw new Refusal(
                    NOT_ALLOWED, "You asked for this yourself; somebody else must confirm it.");
        }
        Member asker = asker(transaction, copy, request);
        unchanged(transaction, copy, request);
        Wanted wanted = request.wanted();
        Publication publication =
                publishing.enter(
                        transaction,
                        publishing.plan(transaction, by, copy, wanted),
                        new Publishing.Change(asker, wanted, new Second.Confirmed(by.name())));
        Instant now = clock.instant();
        RequestStore.close(
                transaction,
                request.number(),
                End.CONFIRMED,
                by.name(),
                now,
                "",
                publication.position());
        note(transaction, by, "confirm", request.number(), request, request.words());
        Told.decided(transaction, request, now, by.name(), "confirmed", "");
        return publication;
    }

    /// Says that it shall not be done.
    ///
    /// @param reason for who asked
    public Request decline(Member by, long number, String reason) {
        String note = Rules.note(reason);
        if (note.isEmpty()) {
            throw Refusal.invalid("The reason is missing; whoever asked will want to know it.");
        }
        return database.write(
                transaction -> {
                    Request request = find(transaction, number);
                    by.needs(request.wanted().what().right(), "decline this");
                    waits(request);
                    within(transaction, by, Copies.row(transaction, request.story()), request);
                    close(transaction, request, End.DECLINED, by, note);
                    note(transaction, by, "decline", number, request, note);
                    Told.decided(
                            transaction, request, clock.instant(), by.name(), "declined", note);
                    return find(transaction, number);
                });
    }

    /// For who asked.
    public Request takeBack(Member by, long number) {
        return database.write(
                transaction -> {
                    Request request = find(transaction, number);
                    if (!request.by().equals(by.name())) {
                        throw new Refusal(
                                NOT_ALLOWED,
                                "%s asked for this and may take it back; you may decline it."
                                        .formatted(request.by()));
                    }
                    if (!(request.state() instanceof Request.State.TakenBack)) {
                        waits(request);
                        close(transaction, request, End.TAKEN, by, "");
                        note(transaction, by, "take back", number, request, request.words());
                    }
                    return find(transaction, number);
                });
    }

    public Request read(long number) {
        return database.read(transaction -> find(transaction, number));
    }

    /// Those that wait, the newest first.
    public List<Request> waiting(int limit) {
        return database.read(
                transaction -> RequestStore.waiting(transaction, clock.instant(), limit));
    }

    /// The same of one story.
    public List<Request> waiting(StoryId story) {
        return database.read(
                transaction -> RequestStore.waiting(transaction, story, clock.instant()));
    }

    private Request find(Transaction transaction, long number) {
        return RequestStore.find(transaction, number, clock.instant())
                .orElseThrow(() -> Refusal.notFound("There is no request %d.".formatted(number)));
    }

    private static void within(Transaction transaction, Member by, CopyRow copy, Request request) {
        int version = request.wanted().version().orElseThrow();
        Rules.within(transaction, by, copy.id(), version, copy.live());
    }

    /// Who asked. What somebody asked for who has left since, or has another role or other sections
    /// now, is not done for them.
    private static Member asker(Transaction transaction, CopyRow copy, Request request) {
        Colleague asker = Staff.known(transaction, request.by()).orElseThrow();
        if (asker.left().isPresent()) {
            throw new Refusal(
                    NOT_ALLOWED,
                    "%s, who asked for this, works here no more. Decline it; if it shall be done, ask for it yourself."
                            .formatted(asker.member().name()));
        }
        Wanted.What what = request.wanted().what();
        asker.member().needs(what.right(), what.word());
        within(transaction, asker.member(), copy, request);
        return asker.member();
    }

    private static void waits(Request request) {
        String why =
                switch (request.state()) {
                    case Request.State.Waiting _ -> "";
                    case Request.State.Ended _ ->
                            "Nobody confirmed this within 24 hours; ask for it anew.";
                    case Request.State.Confirmed it -> it.by() + " has confirmed this already.";
                    case Request.State.Declined it ->
                            "%s has declined this: %s".formatted(it.by(), it.reason());
                    case Request.State.TakenBack _ -> request.by() + " has taken this back.";
                };
        if (!why.isEmpty()) {
            throw new Refusal(WRONG_STAGE, why);
        }
    }

    private static long had(CopyRow copy) {
        return copy.live() == 0 ? -1 : copy.livePosition();
    }

    /// What was taken back meanwhile can still be killed as it was asked; nothing else is done to
    /// something else than was looked at.
    private static void unchanged(Transaction transaction, CopyRow copy, Request request) {
        boolean isHeld = request.wanted().what() == Wanted.What.KILL && copy.live() == 0;
        if (had(copy) == request.had() || isHeld) {
            return;
        }
        ActRow last = DeskStore.lastEntered(transaction, copy.id()).orElseThrow();
        throw new Refusal(
                WRONG_STAGE,
                "Since this was asked, %s %s. Decline it, or have it asked anew."
                        .formatted(last.member(), did(last)));
    }

    private static String did(ActRow act) {
        return switch (act.act()) {
            case PUBLISH -> "published version " + act.version();
            case CORRECT -> "corrected the story";
            case CLARIFY -> "clarified the story";
            case WITHDRAW -> "withdrew the story";
            case KILL -> "killed the story";
            case UNDO -> "undid what was published last";
            case REPRINT, PULL -> "changed something that the story shows";
            case FILE,
                    PASS,
                    RETURN,
                    SPIKE,
                    SCHEDULE,
                    UNSCHEDULE,
                    EMBARGO,
                    LIFT,
                    MISS,
                    LATE,
                    FLAG,
                    CLEAR ->
                    throw new IllegalStateException(act.act() + " makes no entry");
        };
    }

    private void close(Transaction transaction, Request request, End end, Member by, String note) {
        RequestStore.close(
                transaction, request.number(), end, by.name(), clock.instant(), note, -1);
    }

    private void note(
            Transaction transaction,
            Member by,
            String act,
            long number,
            Request request,
            String note) {
        Audit.note(
                transaction,
                clock.instant(),
                by,
                act,
                "story " + request.story(),
                "request %d%s".formatted(number, note.isEmpty() ? "" : ": " + note));
    }
}
