package org.dateline.desk;

import static org.dateline.story.Refusal.Reason.NOT_ALLOWED;

import java.time.InstantSource;
import java.util.List;
import org.dateline.staff.Audit;
import org.dateline.staff.Member;
import org.dateline.staff.Right;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Limits;
import org.dateline.story.Refusal;

/// Lists of copy that somebody comes back to, each with a name: everybody's own, and a few that the
/// desk shares. What is in one is asked for anew each time.
public final class SavedLists {
    /// Of one member, and of those the desk shares.
    public static final int MOST = 30;

    private static final int LONGEST_NAME = 60;

    private final Database database;
    private final InstantSource clock;

    SavedLists(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Those a member has: the desk's, then their own, each by name.
    public List<SavedList> of(Member by) {
        return database.read(transaction -> SavedListStore.of(transaction, by.name()));
    }

    /// Saves a list; one of the same name is replaced.
    ///
    /// @param shared for the whole desk, by whoever keeps the newslist
    public SavedList save(Member by, String name, Search search, boolean shared) {
        if (shared) {
            by.needs(Right.ASSIGN, "save a list for the whole desk");
        }
        String kept = Limits.line("The list's name", name.strip(), 1, LONGEST_NAME);
        return database.write(
                transaction -> {
                    SavedListStore.put(
                            transaction,
                            shared ? "" : by.name(),
                            kept,
                            search,
                            clock.millis(),
                            by.name());
                    if (SavedListStore.count(transaction, shared ? "" : by.name()) > MOST) {
                        throw Refusal.invalid(
                                "There are %d saved lists already; take one away first."
                                        .formatted(MOST));
                    }
                    note(transaction, by, "save list", kept);
                    return SavedListStore.of(transaction, by.name()).stream()
                            .filter(each -> each.shared() == shared && each.name().equals(kept))
                            .findFirst()
                            .orElseThrow();
                });
    }

    /// Takes a list away; the copy in it stays.
    public void remove(Member by, long number) {
        database.change(
                transaction -> {
                    SavedList list =
                            SavedListStore.find(transaction, number)
                                    .orElseThrow(
                                            () ->
                                                    Refusal.notFound(
                                                            "There is no saved list %d."
                                                                    .formatted(number)));
                    if (list.shared()) {
                        by.needs(Right.ASSIGN, "take away a list of the whole desk");
                    } else if (!list.by().equals(by.name())) {
                        throw new Refusal(
                                NOT_ALLOWED,
                                "This list is %s's own; they take it away.".formatted(list.by()));
                    }
                    SavedListStore.remove(transaction, number);
                    note(transaction, by, "remove list", list.name());
                });
    }

    private void note(Transaction transaction, Member by, String act, String name) {
        Audit.note(transaction, clock.instant(), by, act, "list " + name, "");
    }
}
