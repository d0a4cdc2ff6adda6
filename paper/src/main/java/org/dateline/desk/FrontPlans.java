package org.dateline.desk;

import static org.dateline.story.Refusal.Reason.WRONG_STAGE;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.dateline.ledger.Head;
import org.dateline.ledger.Ledger;
import org.dateline.staff.Audit;
import org.dateline.staff.Member;
import org.dateline.staff.Staff;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Refusal;
import org.dateline.story.StoryId;

/// Orders of fronts that are to print by themselves, each at its second. [Releases] keeps the time;
/// the stories of a second print before the fronts of it.
public final class FrontPlans {
    /// Of one front.
    private static final int MOST = 20;

    private static final int TOGETHER = 50;

    private final Database database;
    private final Ledger ledger;
    private final Arrangements arrangements;
    private final ZoneId zone;
    private final InstantSource clock;
    private Runnable changed = () -> {};

    FrontPlans(
            Database database,
            Ledger ledger,
            Arrangements arrangements,
            ZoneId zone,
            InstantSource clock) {
        this.database = database;
        this.ledger = ledger;
        this.arrangements = arrangements;
        this.zone = zone;
        this.clock = clock;
    }

    /// What was printed of a plan.
    ///
    /// @param position of the order; empty where readers had it already
    /// @param without stories of it that readers do not have
    record Printed(FrontPlan plan, OptionalLong position, List<StoryId> without) {}

    /// @param changed is run after each change of what is planned
    void onChange(Runnable changed) {
        this.changed = changed;
    }

    /// Those of a front, the earliest first, with those that missed their second.
    public List<FrontPlan> of(String front) {
        arrangements.check(front);
        return database.read(transaction -> FrontPlanStore.of(transaction, front));
    }

    /// @param stories that readers have, or will have by then
    /// @return all of that front
    public List<FrontPlan> plan(Member by, String front, List<StoryId> stories, Instant at) {
        arrangements.allow(by, front);
        Instant second = Moments.ahead(at, clock.instant(), zone);
        arrangements.check(stories, id -> isLive(id) || prints(id, second));
        return write(
                front,
                transaction -> {
                    List<FrontPlan> planned = FrontPlanStore.of(transaction, front);
                    if (planned.size() >= MOST) {
                        throw Refusal.invalid(
                                "A front has at most %d orders to come; take one of them away."
                                        .formatted(MOST));
                    }
                    if (planned.stream().anyMatch(each -> each.at().equals(second))) {
                        throw new Refusal(
                                WRONG_STAGE,
                                "This front has an order for %s already; take that one away first."
                                        .formatted(Moments.say(second, zone)));
                    }
                    FrontPlanStore.add(transaction, front, stories, second, by.name());
                    note(transaction, by, "plan", front, "for " + second.atZone(zone));
                });
    }

    /// @return what is left of that front
    public List<FrontPlan> remove(Member by, String front, long number) {
        arrangements.allow(by, front);
        return write(
                front,
                transaction -> {
                    FrontPlan plan =
                            FrontPlanStore.find(transaction, number)
                                    .filter(found -> found.front().equals(front))
                                    .orElseThrow(
                                            () ->
                                                    Refusal.notFound(
                                                            "This order is planned no more; it printed, or somebody took it away."));
                    FrontPlanStore.remove(transaction, number);
                    note(transaction, by, "unplan", front, "for " + plan.at().atZone(zone));
                });
    }

    private List<FrontPlan> write(String front, Consumer<Transaction> change) {
        List<FrontPlan> planned =
                database.write(
                        transaction -> {
                            change.accept(transaction);
                            return FrontPlanStore.of(transaction, front);
                        });
        changed.run();
        return planned;
    }

    /// Whether nothing keeps a story from printing by then.
    private boolean prints(StoryId id, Instant second) {
        return database.read(
                transaction ->
                        DeskStore.copy(transaction, id)
                                .filter(copy -> copy.timing().isDue(second))
                                .isPresent());
    }

    private boolean isLive(StoryId id) {
        return ledger.head(id).map(Head::live).orElse(false);
    }

    /// What is wrong, when an order of after `since` did not print.
    Optional<String> complaint(Instant since) {
        return database.read(transaction -> FrontPlanStore.missed(transaction, since))
                .map(plan -> complaint(plan, plan.missed()));
    }

    private String complaint(FrontPlan plan, String why) {
        return "The order of the front “%s” was to print on %s and did not: %s"
                .formatted(plan.front(), Moments.say(plan.at(), zone), why);
    }

    Optional<Instant> next() {
        return database.read(FrontPlanStore::nextDue);
    }

    /// Prints what is due. The ledger is to be sealed then.
    ///
    /// @param missed hears of what did not print, which waits for somebody to take it away
    List<Printed> print(Consumer<String> missed) {
        Instant now = clock.instant();
        List<Printed> printed = new ArrayList<>();
        for (FrontPlan plan :
                database.read(transaction -> FrontPlanStore.due(transaction, now, TOGETHER))) {
            try {
                print(plan).ifPresent(printed::add);
            } catch (Refusal refusal) {
                String sentence = complaint(plan, refusal.sentence());
                database.change(
                        transaction -> {
                            FrontPlanStore.miss(transaction, plan.number(), refusal.sentence());
                            Told.missed(transaction, plan, clock.instant(), sentence);
                        });
                missed.accept(sentence);
            }
        }
        return printed;
    }

    private Optional<Printed> print(FrontPlan plan) {
        arrangements.check(plan.front());
        List<StoryId> live = plan.stories().stream().filter(this::isLive).toList();
        if (live.isEmpty() && !plan.stories().isEmpty()) {
            throw new Refusal(WRONG_STAGE, "Readers have none of its stories.");
        }
        boolean isNew = !arrangements.of(plan.front()).equals(live);
        return database.write(transaction -> print(transaction, plan, live, isNew));
    }

    private Optional<Printed> print(
            Transaction transaction, FrontPlan plan, List<StoryId> live, boolean isNew) {
        if (FrontPlanStore.find(transaction, plan.number()).isEmpty()) {
            return Optional.empty();
        }
        FrontPlanStore.remove(transaction, plan.number());
        // Whether they may was asked when they named the second.
        Member by = Staff.known(transaction, plan.by()).orElseThrow().member();
        List<StoryId> without = plan.stories().stream().filter(id -> !live.contains(id)).toList();
        return Optional.of(
                new Printed(
                        plan,
                        isNew
                                ? OptionalLong.of(
                                        arrangements.enter(transaction, by, plan.front(), live))
                                : OptionalLong.empty(),
                        without));
    }

    private void note(Transaction transaction, Member by, String act, String front, String note) {
        Audit.note(transaction, clock.instant(), by, act, "front " + front, note);
    }
}
