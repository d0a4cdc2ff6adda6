package org.dateline.desk;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dateline.ledger.Entry;
import org.dateline.ledger.Head;
import org.dateline.ledger.Ledger;
import org.dateline.ledger.Published;
import org.dateline.ledger.Submission;
import org.dateline.staff.Audit;
import org.dateline.staff.Member;
import org.dateline.staff.Right;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Refusal;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.dateline.story.StoryId;

/// The order of the stories at the top of a front. It is an entry; the desk keeps nothing of it.
final class Arrangements {
    private static final int MAX_ARRANGED = 100;

    private final Database database;
    private final Ledger ledger;
    private final Sections sections;
    private final Editions editions;

    Arrangements(Database database, Ledger ledger, Sections sections, Editions editions) {
        this.database = database;
        this.ledger = ledger;
        this.sections = sections;
        this.editions = editions;
    }

    List<String> fronts() {
        return Stream.concat(
                        fronts("", sections.all()),
                        editions.all().stream()
                                .flatMap(
                                        edition ->
                                                fronts(edition.slug() + ".", edition.sections())))
                .toList();
    }

    private static Stream<String> fronts(String edition, List<Section> sections) {
        return Stream.concat(
                        Desk.FRONTS.stream(),
                        sections.stream().map(section -> section.slug().text()))
                .distinct() // a section may have had the name of a front from before
                .map(front -> edition + front);
    }

    List<StoryId> of(String front) {
        check(front);
        return ledger.arrangement(front).map(Published.Arrangement::stories).orElse(List.of());
    }

    /// The order that a front has already is not entered again.
    ///
    /// @param was the order that this one was made of; empty to take the place of any
    /// @return the ledger position of the order
    long arrange(Member by, String front, List<StoryId> stories, Optional<List<StoryId>> was) {
        allow(by, front);
        check(stories, id -> ledger.head(id).map(Head::live).orElse(false));
        var now = ledger.arrangement(front);
        if (now.isPresent() && now.get().stories().equals(stories)) {
            return now.get().entry().position();
        }
        List<StoryId> before = now.map(Published.Arrangement::stories).orElse(List.of());
        if (was.isPresent() && !was.get().equals(before)) {
            throw new Refusal(
                    Refusal.Reason.STALE,
                    "Somebody arranged this front meanwhile; look at how it stands now, and move again what you moved.");
        }
        long position = database.write(transaction -> enter(transaction, by, front, stories));
        ledger.seal();
        return position;
    }

    /// @throws Refusal when there is no such front, or somebody has no business there
    void allow(Member by, String front) {
        by.needs(Right.ARRANGE, "arrange a front");
        check(front);
        within(by, front);
    }

    void check(String front) {
        List<String> fronts = fronts();
        if (!fronts.contains(front)) {
            throw Refusal.notFound(
                    "There is no front “%s”; the fronts are %s."
                            .formatted(front, String.join(", ", fronts)));
        }
    }

    /// @param hasOne whether readers have a story when it stands there
    void check(List<StoryId> stories, Predicate<StoryId> hasOne) {
        if (stories.size() > MAX_ARRANGED || new HashSet<>(stories).size() != stories.size()) {
            throw Refusal.invalid(
                    "A front is arranged with at most " + MAX_ARRANGED + " different stories.");
        }
        for (StoryId id : stories) {
            if (!hasOne.test(id)) {
                throw Refusal.invalid("Readers do not have story " + id + "; publish it first.");
            }
        }
    }

    /// Of a section's front, that section; the others are the whole paper's.
    private static void within(Member by, String front) {
        String name = front.substring(front.indexOf('.') + 1);
        if (Desk.FRONTS.contains(name)) {
            by.everywhere("the front “" + front + "”");
        } else {
            by.within(new Slug(name), "this is the front of");
        }
    }

    /// Enters an order, which is to be sealed then.
    ///
    /// @return its position
    long enter(Transaction transaction, Member by, String front, List<StoryId> stories) {
        Entry entered =
                ledger.enter(
                        transaction, new Submission.OfFront(front, stories, Entry.Origin.DESK));
        String note = "position " + entered.position();
        Audit.note(transaction, entered.time(), by, "arrange", "front " + front, note);
        return entered.position();
    }
}
