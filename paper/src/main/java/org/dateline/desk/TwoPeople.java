package org.dateline.desk;

import static org.dateline.story.Refusal.Reason.WRONG_STAGE;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.dateline.desk.DeskStore.ActRow;
import org.dateline.desk.DeskStore.CopyRow;
import org.dateline.ledger.Ledger;
import org.dateline.store.Transaction;
import org.dateline.story.Refusal;
import org.dateline.story.Story;

/// What takes a second person, and why: a kill, many changes in a minute, a change of an old story,
/// the first link to a domain. For the last two, a passer who is not who publishes is the second.
/// Taking back what readers have is never held up by a story's age: it can wait for nobody.
final class TwoPeople {
    /// A story is old when readers first had it longer ago than that.
    static final Duration OLD = Duration.ofDays(30);

    static final Duration MINUTE = Duration.ofMinutes(1);

    private final Ledger ledger;
    private final Domains domains;
    private final int changes;
    private final ZoneId zone;
    private final InstantSource clock;

    /// @param changes of published stories that one person may make within a minute
    TwoPeople(Ledger ledger, Domains domains, int changes, ZoneId zone, InstantSource clock) {
        this.ledger = ledger;
        this.domains = domains;
        this.changes = changes;
        this.zone = zone;
        this.clock = clock;
    }

    /// Sentences for each reason why a change takes two; none when one person may make it.
    ///
    /// @param by who wants it
    /// @param version that prints, or that readers have
    List<String> why(
            Transaction transaction, CopyRow copy, String by, Wanted.What what, int version) {
        List<String> why = new ArrayList<>();
        if (what == Wanted.What.KILL) {
            why.add("A kill takes two people.");
        }
        if (isHasty(transaction, copy, by)) {
            why.add(hasty(by));
        }
        if (what.prints()) {
            why.addAll(unpassed(transaction, copy, by, version));
        }
        return why;
    }

    /// Whether a version may be given a second to print at: nobody can be asked then.
    ///
    /// @throws Refusal when that takes two people
    void schedulable(Transaction transaction, CopyRow copy, String by, int version) {
        if (isHasty(transaction, copy, by)) {
            inPair(transaction, List.of(hasty(by)), "Wait a minute, or let somebody else do.");
        }
        release(transaction, copy, by, version);
    }

    /// The same when its second has come.
    Second release(Transaction transaction, CopyRow copy, String by, int version) {
        List<String> why = unpassed(transaction, copy, by, version);
        return inPair(transaction, why, "Somebody else must pass it, or say when it prints.");
    }

    /// Who besides answers for it that a picture is printed anew in many stories: who said last
    /// what is known of it is the other one.
    ///
    /// @param hand who said that
    /// @param stories that show it
    Second reprint(Transaction transaction, String by, String hand, int stories) {
        List<String> why =
                stories > changes && hand.equals(by)
                        ? List.of(
                                "%d published stories show it, and %s has changed what is said of it and would print it."
                                        .formatted(stories, by))
                        : List.of();
        return inPair(transaction, why, "Somebody else must print it.");
    }

    private static Second inPair(Transaction transaction, List<String> why, String instead) {
        if (why.isEmpty()) {
            return new Second.NotNeeded();
        }
        if (Alone.isOn(transaction)) {
            return new Second.Lacking();
        }
        throw new Refusal(WRONG_STAGE, String.join(" ", why) + " " + instead);
    }

    /// First publications are no changes.
    private boolean isHasty(Transaction transaction, CopyRow copy, String by) {
        Instant since = clock.instant().minus(MINUTE);
        return DeskStore.wasPublished(transaction, copy.id())
                && RequestStore.changes(transaction, by, since, changes) >= changes;
    }

    private String hasty(String by) {
        return "%s changed %d published stories within a minute; each further change takes two people."
                .formatted(by, changes);
    }

    private List<String> unpassed(Transaction transaction, CopyRow copy, String by, int version) {
        boolean isNew = version != copy.live();
        if (isNew && !passer(transaction, copy, version).equals(by)) {
            return List.of();
        }
        List<String> why = new ArrayList<>();
        ledger.firstPublished(transaction, copy.id())
                .filter(first -> first.plus(OLD).isBefore(clock.instant()))
                .ifPresent(first -> why.add(old(first, isNew, by)));
        if (isNew) {
            Story story = Copies.text(transaction, copy.id(), version);
            List<String> fresh = domains.fresh(transaction, story);
            if (!fresh.isEmpty()) {
                why.add(fresh(transaction, fresh, by));
            }
        }
        return why;
    }

    private String old(Instant first, boolean isNew, String by) {
        return "Readers have had it since %s, for more than 30 days%s."
                .formatted(Moments.say(first, zone), isNew ? ", and " + bothBy(by) : "");
    }

    private static String fresh(Transaction transaction, List<String> fresh, String by) {
        boolean isSure = DomainStore.left(transaction) == 0;
        return "It leads to %s, where nothing this paper published has led%s, and %s."
                .formatted(
                        String.join(", ", fresh),
                        isSure
                                ? ""
                                : " as far as is known (what was published earlier is still being looked through)",
                        bothBy(by));
    }

    private static String bothBy(String by) {
        return by + " has passed this version and would publish it";
    }

    private static String passer(Transaction transaction, CopyRow copy, int version) {
        return DeskStore.lastAct(transaction, copy.id(), Act.PASS)
                .filter(pass -> pass.version() == version)
                .map(ActRow::member)
                .orElse("");
    }
}
