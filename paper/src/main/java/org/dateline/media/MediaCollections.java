package org.dateline.media;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import org.dateline.staff.Audit;
import org.dateline.staff.Member;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.MediaId;
import org.dateline.story.Refusal;

/// Collections of the library's items. Anybody looks at them, editors keep them.
public final class MediaCollections {
    private static final int MOST = 1_000;
    private static final int LONGEST_NAME = 200;

    private final Database database;
    private final InstantSource clock;

    public MediaCollections(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// All, by name.
    public List<MediaCollection> list() {
        return database.read(CollectionStore::all);
    }

    public MediaCollection collection(long id) {
        return database.read(t -> collection(t, id));
    }

    /// The collections an item is in, by name.
    public List<MediaCollection> holding(MediaId id) {
        return database.read(t -> CollectionStore.holding(t, id));
    }

    /// Starts an empty one.
    ///
    /// @throws Refusal when there is one of that name
    public MediaCollection make(Member by, String name) {
        Access.collections(by);
        String line = checked(name);
        return database.write(
                t -> {
                    if (CollectionStore.count(t) >= MOST) {
                        throw Refusal.invalid("There are 1,000 collections; no more can be made.");
                    }
                    free(t, line);
                    CollectionStore.add(t, line, by.name(), clock.instant());
                    MediaCollection made =
                            collection(t, CollectionStore.byName(t, line).orElseThrow());
                    audit(t, by, "make collection", made.id(), line);
                    return made;
                });
    }

    public MediaCollection rename(Member by, long id, String name) {
        Access.collections(by);
        String line = checked(name);
        return database.write(
                t -> {
                    if (!collection(t, id).name().equals(line)) {
                        free(t, line);
                        CollectionStore.rename(t, id, line);
                        audit(t, by, "rename collection", id, line);
                    }
                    return collection(t, id);
                });
    }

    /// Puts an item in; nothing happens when it is in there.
    public MediaCollection put(Member by, long id, MediaId item) {
        return change(by, "put in", id, item, t -> CollectionStore.put(t, id, item));
    }

    /// Takes an item out; nothing happens when it is not in there.
    public MediaCollection take(Member by, long id, MediaId item) {
        return change(by, "take out", id, item, t -> CollectionStore.take(t, id, item));
    }

    /// @param act says whether it changed anything
    private MediaCollection change(
            Member by, String word, long id, MediaId item, Predicate<Transaction> act) {
        Access.collections(by);
        return database.write(
                t -> {
                    collection(t, id);
                    Item known = known(t, item);
                    if (act.test(t)) {
                        LibraryStore.index(t, known);
                        audit(t, by, word, id, "picture " + item);
                    }
                    return collection(t, id);
                });
    }

    private void audit(Transaction t, Member by, String act, long id, String note) {
        Audit.note(t, clock.instant(), by, act, "collection " + id, note);
    }

    private static MediaCollection collection(Transaction transaction, long id) {
        return CollectionStore.find(transaction, id)
                .orElseThrow(() -> Refusal.notFound("There is no collection " + id + "."));
    }

    private static Item known(Transaction transaction, MediaId id) {
        return LibraryStore.find(transaction, id)
                .orElseThrow(
                        () ->
                                Refusal.notFound(
                                        "There is nothing in the library under " + id + "."));
    }

    private static void free(Transaction transaction, String name) {
        if (CollectionStore.byName(transaction, name).isPresent()) {
            throw Refusal.invalid("There is a collection “%s” already.".formatted(name));
        }
    }

    private static String checked(String name) {
        String line = name.strip();
        boolean printable = line.codePoints().noneMatch(Character::isISOControl);
        if (line.isEmpty() || line.length() > LONGEST_NAME || !printable) {
            throw Refusal.invalid("A collection's name is one line of 1 to 200 characters.");
        }
        return line;
    }
}
