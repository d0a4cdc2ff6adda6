package org.dateline.desk;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.dateline.staff.Audit;
import org.dateline.staff.Member;
import org.dateline.staff.Right;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Refusal;
import org.dateline.story.StoryId;

/// The house style: a list of rules that whoever passes copy keeps, and everybody sees while they
/// write. A rule changes no words by itself; in a story it can be left aside.
public final class HouseStyle {
    /// Rules at most.
    public static final int MOST = 500;

    private final Database database;
    private final Manuscripts manuscripts;
    private final InstantSource clock;

    HouseStyle(Database database, Manuscripts manuscripts, InstantSource clock) {
        this.database = database;
        this.manuscripts = manuscripts;
        this.clock = clock;
    }

    /// A rule in the list.
    ///
    /// @param id its number
    public record Kept(long id, StyleRule rule) {}

    /// By their words.
    public List<Kept> all() {
        return database.read(StyleStore::all);
    }

    /// @return with its id
    public Kept add(Member by, StyleRule rule) {
        keeps(by);
        return database.write(
                transaction -> {
                    if (StyleStore.count(transaction) >= MOST) {
                        throw Refusal.invalid(
                                "The house style has 500 rules; take out one that nobody needs.");
                    }
                    isOnly(transaction, 0, rule);
                    Kept kept = new Kept(StyleStore.add(transaction, rule), rule);
                    note(transaction, by, "add style rule", kept);
                    return kept;
                });
    }

    public Kept change(Member by, long id, StyleRule rule) {
        keeps(by);
        return database.write(
                transaction -> {
                    one(transaction, id);
                    isOnly(transaction, id, rule);
                    StyleStore.change(transaction, id, rule);
                    Kept kept = new Kept(id, rule);
                    note(transaction, by, "change style rule", kept);
                    return kept;
                });
    }

    /// Takes a rule out of the list, and with it where it was left aside.
    public void remove(Member by, long id) {
        keeps(by);
        database.write(
                transaction -> {
                    Kept kept = one(transaction, id);
                    StyleStore.remove(transaction, id);
                    note(transaction, by, "remove style rule", kept);
                    return kept;
                });
    }

    private static void keeps(Member by) {
        by.needs(Right.PASS, "change the house style");
        by.everywhere("the house style");
    }

    private static Kept one(Transaction transaction, long id) {
        return StyleStore.one(transaction, id)
                .orElseThrow(() -> Refusal.notFound("There is no such rule in the house style."));
    }

    private static void isOnly(Transaction transaction, long id, StyleRule rule) {
        Optional<Kept> same = StyleStore.same(transaction, rule).filter(kept -> kept.id() != id);
        if (same.isPresent()) {
            throw Refusal.invalid(
                    "There is a rule about “%s” already; change that one.".formatted(rule.words()));
        }
    }

    private void note(Transaction transaction, Member by, String act, Kept kept) {
        StyleRule rule = kept.rule();
        String note =
                rule.instead().isEmpty()
                        ? "“%s”: %s".formatted(rule.words(), rule.why())
                        : "“%s”, instead “%s”: %s"
                                .formatted(rule.words(), rule.instead(), rule.why());
        Audit.note(transaction, clock.instant(), by, act, "house style " + kept.id(), note);
    }

    /// The rules that a story is not asked about any more.
    public List<Long> left(StoryId story) {
        return database.read(
                transaction -> {
                    Copies.row(transaction, story);
                    return StyleStore.left(transaction, story);
                });
    }

    /// Leaves a rule aside in one story.
    ///
    /// @return all that are left aside there
    public List<Long> leave(Member by, StoryId story, long id) {
        return decided(
                by,
                story,
                id,
                "leave style rule",
                transaction ->
                        StyleStore.leave(transaction, story, id, by.name(), clock.instant()));
    }

    /// Asks a story about a rule again.
    ///
    /// @return all that are left aside there
    public List<Long> lookAgain(Member by, StoryId story, long id) {
        return decided(
                by,
                story,
                id,
                "ask about style rule",
                transaction -> StyleStore.lookAgain(transaction, story, id));
    }

    /// What is done about a rule in a story.
    private interface Deed {
        void in(Transaction transaction);
    }

    private List<Long> decided(Member by, StoryId story, long id, String act, Deed deed) {
        Manuscripts.within(by, manuscripts.state(story).tape());
        return database.write(
                transaction -> {
                    Kept kept = one(transaction, id);
                    deed.in(transaction);
                    Audit.note(
                            transaction,
                            clock.instant(),
                            by,
                            act,
                            "story " + story,
                            "“%s”".formatted(kept.rule().words()));
                    return StyleStore.left(transaction, story);
                });
    }
}
