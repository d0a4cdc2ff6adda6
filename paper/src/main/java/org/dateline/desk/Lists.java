package org.dateline.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.dateline.desk.ListStore.Span;
import org.dateline.staff.Member;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Refusal;
import org.dateline.story.StoryId;

/// The lists of copy: what stands where, filtered, in the order of the last change. None takes
/// longer where there are more stories, and a page stays what it was while others change: what
/// changes moves to the front.
public final class Lists implements AutoCloseable {
    /// Stories of a page at most.
    public static final int PAGE = 200;

    /// What is more is not counted.
    public static final int COUNTED = 1_000;

    private static final int BATCH = 200;

    private final Database database;
    private final ZoneId zone;
    private final SavedLists saved;
    private final Thread catchingUp;
    private volatile boolean isClosing;

    Lists(Database database, ZoneId zone, InstantSource clock) {
        this.database = database;
        this.zone = zone;
        this.saved = new SavedLists(database, clock);
        this.catchingUp = Thread.ofVirtual().name("desk-lists").start(this::catchUp);
    }

    /// Lists that somebody saved under a name.
    public SavedLists saved() {
        return saved;
    }

    /// A story in a list.
    ///
    /// @param flag why it waits for a legal reading
    /// @param changed when something was done to it last
    public record Line(Copy copy, Optional<Flags.Flag> flag, Instant changed) {}

    /// A part of a list.
    ///
    /// @param next the place behind which the next part begins; empty when this is the last
    public record Page(List<Line> lines, OptionalLong next) {}

    /// A part of a list. What is scheduled is in the order of its seconds, in one part of no more
    /// than 200.
    ///
    /// @param by who looks
    /// @param behind the place it begins behind, as the part before says
    /// @param limit at most 200
    public Page find(Member by, Search search, OptionalLong behind, int limit) {
        if (limit < 1 || limit > PAGE) {
            throw Refusal.invalid("“limit” is a number from 1 to " + PAGE + ".");
        }
        if (search.findsNothing()) {
            return new Page(List.of(), OptionalLong.empty());
        }
        return database.read(transaction -> find(transaction, by, search, behind, limit));
    }

    private Page find(
            Transaction transaction, Member by, Search search, OptionalLong behind, int limit) {
        String match = search.match(by);
        if (search.basket() == Basket.SCHEDULED) {
            List<ListStore.Listed> scheduled =
                    search.isNarrowed()
                            ? ListStore.scheduled(
                                    transaction, match, span(transaction, search), COUNTED, limit)
                            : TimetableStore.scheduled(transaction, limit);
            return new Page(lines(transaction, scheduled), OptionalLong.empty());
        }
        Span span = span(transaction, search);
        List<ListStore.Listed> found =
                switch (search.order()) {
                    case NEWEST ->
                            ListStore.newest(
                                    transaction,
                                    match,
                                    behind.isPresent() ? span.below(behind.getAsLong()) : span,
                                    limit + 1);
                    case OLDEST ->
                            ListStore.oldest(
                                    transaction,
                                    match,
                                    behind.isPresent() ? span.above(behind.getAsLong()) : span,
                                    limit + 1);
                };
        List<ListStore.Listed> page = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                lines(transaction, page),
                found.size() > limit
                        ? OptionalLong.of(page.getLast().turn())
                        : OptionalLong.empty());
    }

    private static List<Line> lines(Transaction transaction, List<ListStore.Listed> found) {
        return found.stream()
                .map(
                        each ->
                                new Line(
                                        Copies.copy(transaction, each.row()),
                                        ChecklistStore.flag(transaction, each.row().id()),
                                        each.changed()))
                .toList();
    }

    private Span span(Transaction transaction, Search search) {
        return search.from().isEmpty() && search.until().isEmpty()
                ? Span.ALL
                : ListStore.span(
                        transaction,
                        search.from().map(this::begins).orElse(Long.MIN_VALUE),
                        search.until().map(day -> begins(day.plusDays(1))).orElse(Long.MAX_VALUE));
    }

    private long begins(LocalDate day) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /// How many stories a search finds; over 1,000 means more than that.
    public int count(Member by, Search search) {
        if (search.findsNothing()) {
            return 0;
        }
        return database.read(
                transaction ->
                        ListStore.count(
                                transaction,
                                search.match(by),
                                span(transaction, search),
                                COUNTED + 1));
    }

    /// How many stories are in each basket, likewise.
    public Map<Basket, Integer> counts(Member by) {
        return database.read(
                transaction -> {
                    Map<Basket, Integer> counts = new EnumMap<>(Basket.class);
                    for (Basket basket : Basket.values()) {
                        String match = Marks.match(basket, by);
                        counts.put(
                                basket, ListStore.count(transaction, match, Span.ALL, COUNTED + 1));
                    }
                    return counts;
                });
    }

    /// Whether stories from before the lists there are now are still to be put into them.
    public boolean isCatchingUp() {
        return database.read(transaction -> !ListStore.unlisted(transaction, 1).isEmpty());
    }

    private void catchUp() {
        while (!isClosing && isCatchingUp()) {
            database.change(
                    transaction -> {
                        for (StoryId id : ListStore.unlisted(transaction, BATCH)) {
                            Listing.list(transaction, Copies.row(transaction, id));
                            ListStore.caughtUp(transaction, id);
                        }
                    });
        }
    }

    @Override
    public void close() {
        isClosing = true;
        try {
            catchingUp.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
