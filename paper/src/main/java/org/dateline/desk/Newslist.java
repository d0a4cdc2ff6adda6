package org.dateline.desk;

import static org.dateline.story.Refusal.Reason.NOT_ALLOWED;
import static org.dateline.story.Refusal.Reason.STALE;
import static org.dateline.story.Refusal.Reason.WRONG_STAGE;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dateline.desk.Assignment.Plan;
import org.dateline.desk.DeskStore.CopyRow;
import org.dateline.staff.Audit;
import org.dateline.staff.Member;
import org.dateline.staff.Right;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Block;
import org.dateline.story.Refusal;
import org.dateline.story.Source;
import org.dateline.story.Story;
import org.dateline.story.StoryId;

/// What is planned for a day: who does what by when. Nothing is taken off the list; what was
/// decided against is dropped and can be taken up again.
public final class Newslist {
    /// Lines of a day.
    public static final int MOST = 200;

    /// How long what nobody began stays with whoever is on it.
    private static final int DAYS_BACK = 14;

    private static final int MOST_OPEN = 20;

    private final Database database;
    private final Sections sections;
    private final Workflow workflow;
    private final ZoneId zone;
    private final InstantSource clock;

    Newslist(
            Database database,
            Sections sections,
            Workflow workflow,
            ZoneId zone,
            InstantSource clock) {
        this.database = database;
        this.sections = sections;
        this.workflow = workflow;
        this.zone = zone;
        this.clock = clock;
    }

    /// By the newsroom's clock.
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /// The lines of a day: those with a time first, in their order.
    public List<Assignment> of(LocalDate day) {
        return database.read(
                transaction -> whole(transaction, NewslistStore.of(transaction, day, MOST)));
    }

    /// What somebody is on and nobody has begun, the earliest day first; of the last 14 days, and
    /// of all to come.
    public List<Assignment> open(Member by) {
        LocalDate since = today().minusDays(DAYS_BACK);
        return database.read(
                transaction ->
                        whole(
                                transaction,
                                NewslistStore.open(transaction, by.name(), since, MOST_OPEN)));
    }

    public Assignment get(long number) {
        return database.read(transaction -> whole(transaction, row(transaction, number)));
    }

    /// Puts a line on the list.
    public Assignment plan(Member by, Plan plan) {
        allowed(by, plan);
        return database.write(
                transaction -> {
                    plan.story().ifPresent(id -> Copies.row(transaction, id));
                    if (NewslistStore.of(transaction, plan.day(), MOST).size() == MOST) {
                        throw Refusal.invalid(
                                "There are %d lines on %s already.".formatted(MOST, plan.day()));
                    }
                    long number = NewslistStore.add(transaction, plan, clock.millis(), by.name());
                    note(transaction, by, "plan", number, plan);
                    Told.assigned(transaction, clock.instant(), by.name(), List.of(), plan);
                    relist(transaction, plan.story());
                    return whole(transaction, row(transaction, number));
                });
    }

    /// Changes a line.
    ///
    /// @param version the one whoever changes it has
    public Assignment change(Member by, long number, int version, Plan plan) {
        allowed(by, plan);
        return database.write(
                transaction -> {
                    NewslistStore.Row before = row(transaction, number);
                    by.within(before.plan().section(), "this line is in");
                    if (before.version() != version) {
                        throw new Refusal(
                                STALE,
                                "Somebody changed this line since you had it. Look at it and change it again.");
                    }
                    plan.story().ifPresent(id -> Copies.row(transaction, id));
                    NewslistStore.put(
                            transaction, new NewslistStore.Row(number, version + 1, plan));
                    note(transaction, by, act(before.plan(), plan), number, plan);
                    List<String> was = before.plan().dropped() ? List.of() : before.plan().people();
                    Told.assigned(transaction, clock.instant(), by.name(), was, plan);
                    relist(transaction, before.plan().story());
                    relist(transaction, plan.story());
                    return whole(transaction, row(transaction, number));
                });
    }

    private static String act(Plan before, Plan after) {
        if (before.dropped() != after.dropped()) {
            return after.dropped() ? "drop" : "take up";
        }
        return before.people().equals(after.people()) ? "plan" : "assign";
    }

    /// Begins the story of a line: its slug becomes the headline, its people the byline. Whoever is
    /// on it begins it, for whoever does has written in it and cannot pass it.
    public Copy begin(Member by, long number) {
        by.needs(Right.WRITE, "begin a story");
        return database.write(
                transaction -> {
                    NewslistStore.Row row = row(transaction, number);
                    by.within(row.plan().section(), "this line is in");
                    beginnable(row.plan(), by);
                    Copy copy = workflow.create(transaction, by, story(row.plan(), by));
                    Plan begun = row.plan().with(copy.id());
                    NewslistStore.put(
                            transaction, new NewslistStore.Row(number, row.version() + 1, begun));
                    note(transaction, by, "begin", number, begun);
                    relist(transaction, begun.story());
                    return copy;
                });
    }

    private static void beginnable(Plan plan, Member by) {
        plan.story()
                .ifPresent(
                        id -> {
                            throw new Refusal(
                                    WRONG_STAGE,
                                    "Story %s was begun from this line already.".formatted(id));
                        });
        if (plan.dropped()) {
            throw new Refusal(
                    WRONG_STAGE, "This line was dropped; take it up again before you begin.");
        }
        if (!plan.people().isEmpty() && !plan.people().contains(by.name())) {
            throw new Refusal(
                    NOT_ALLOWED,
                    "%s is on this; they begin the story."
                            .formatted(String.join(", ", plan.people())));
        }
    }

    private static Story story(Plan plan, Member by) {
        return new Story(
                plan.slug(),
                plan.section(),
                "",
                "",
                Source.OWN,
                plan.people().isEmpty() ? List.of(by.name()) : plan.people(),
                "",
                "",
                List.of(),
                List.<Block>of());
    }

    private void allowed(Member by, Plan plan) {
        by.needs(Right.ASSIGN, "plan and assign");
        sections.find(plan.section().text());
        by.within(plan.section(), "this line is in");
    }

    private static NewslistStore.Row row(Transaction transaction, long number) {
        return NewslistStore.find(transaction, number)
                .orElseThrow(
                        () ->
                                Refusal.notFound(
                                        "There is no line %d on the newslist.".formatted(number)));
    }

    private static List<Assignment> whole(Transaction transaction, List<NewslistStore.Row> rows) {
        return rows.stream().map(row -> whole(transaction, row)).toList();
    }

    private static Assignment whole(Transaction transaction, NewslistStore.Row row) {
        return new Assignment(
                row.number(),
                row.version(),
                row.plan(),
                row.plan()
                        .story()
                        .map(id -> Copies.copy(transaction, id))
                        .map(
                                copy ->
                                        new Assignment.Begun(
                                                copy.id(), copy.story().headline(), copy.state())));
    }

    /// Whoever is on it has the story among their copy.
    private static void relist(Transaction transaction, Optional<StoryId> story) {
        Stream<CopyRow> rows = story.stream().map(id -> Copies.row(transaction, id));
        rows.forEach(row -> Listing.list(transaction, row));
    }

    private void note(Transaction transaction, Member by, String act, long number, Plan plan) {
        String people = plan.people().isEmpty() ? "" : ": " + String.join(", ", plan.people());
        Audit.note(
                transaction,
                clock.instant(),
                by,
                act,
                "newslist " + number,
                plan.slug() + ", " + plan.day() + people);
    }
}
