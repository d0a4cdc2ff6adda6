package org.dateline.desk;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
        by.needs(Right.ARRANGE, "arrange a front");
        check(front);
        within(by, front);
        check(stories);
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
        return enter(by, front, new Submission.OfFront(front, stories, Entry.Origin.DESK));
    }

    private void check(String front) {
        List<String> fronts = fronts();
        if (!fronts.contains(front)) {
            throw Refusal.notFound(
                    "There is no front “%s”; the fronts are %s."
                            .formatted(front, String.join(", ", fronts)));
        }
    }

    private void check(List<StoryId> stories) {
        if (stories.size() > MAX_ARRANGED || new HashSet<>(stories).size() != stories.size()) {
            throw Refusal.invalid(
                    "A front is arranged with at most " + MAX_ARRANGED + " different stories.");
        }
        for (StoryId id : stories) {
            if (!ledger.head(id).map(Head::live).orElse(false)) {
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

    private long enter(Member by, String front, Submission order) {
        Entry entry =
                database.write(
                        transaction -> {
                            Entry entered = ledger.enter(transaction, order);
                            String note = "position " + entered.position();
                            String subject = "front " + front;
                            Audit.note(transaction, entered.time(), by, "arrange", subject, note);
                            return entered;
                        });
        ledger.seal();
        return entry.position();
    }
}
