package org.dateline.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.dateline.staff.Audit;
import org.dateline.staff.Member;
import org.dateline.staff.Right;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Constants;
import org.dateline.story.Handle;
import org.dateline.story.Limits;
import org.dateline.story.Refusal;
import org.dateline.story.Story;

/// Topics and authors that are the same under two names. Two of them are joined for what is filed
/// from then on: whoever has the story open sees the name change. What readers have stays as it was
/// printed.
public final class Names {
    /// Names that are joined with others, of a kind.
    public static final int MOST = 2_000;

    private static final int LONGEST = 100;

    private final Database database;
    private final InstantSource clock;

    Names(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// What has names.
    public enum Kind {
        TOPIC,
        AUTHOR;

        /// In lower case.
        public String word() {
            return Constants.word(this);
        }
    }

    /// A name that is not kept, and the one that takes its place.
    public record Joined(String written, String kept, String by, Instant at) {}

    /// In the order of the names that are not kept.
    public List<Joined> all(Kind kind) {
        return database.read(transaction -> NameStore.all(transaction, kind));
    }

    /// From now on, `kept` takes the place of `written` when a story is filed.
    public void join(Member by, Kind kind, String written, String kept) {
        may(by);
        Joined joined =
                new Joined(
                        Limits.line("The name that is written", written, 1, LONGEST),
                        Limits.line("The name that is kept", kept, 1, LONGEST),
                        by.name(),
                        clock.instant());
        if (joined.written().equals(joined.kept())) {
            throw Refusal.invalid(
                    "Both names are “%s”; nothing is to be joined.".formatted(joined.kept()));
        }
        database.change(
                transaction -> {
                    if (NameStore.count(transaction, kind) >= MOST) {
                        throw Refusal.invalid(
                                "%,d names are joined already; part some that nobody writes any more."
                                        .formatted(MOST));
                    }
                    other(transaction, kind, joined);
                    follow(transaction, kind, joined);
                    NameStore.put(transaction, kind, joined);
                    Audit.note(
                            transaction,
                            joined.at(),
                            by,
                            "join names",
                            kind.word(),
                            "“%s” is “%s”".formatted(joined.written(), joined.kept()));
                });
    }

    private static void other(Transaction transaction, Kind kind, Joined joined) {
        Handle kept = Handle.of(joined.kept());
        NameStore.one(transaction, kind, kept)
                .filter(before -> !kept.equals(Handle.of(joined.written())))
                .ifPresent(
                        before -> {
                            throw Refusal.invalid(
                                    "“%s” is itself joined with “%s”; keep that one, or part the two first."
                                            .formatted(before.written(), before.kept()));
                        });
    }

    /// What was joined with a name that goes is joined with the one that stays.
    private static void follow(Transaction transaction, Kind kind, Joined joined) {
        Handle gone = Handle.of(joined.written());
        for (Joined each : NameStore.all(transaction, kind)) {
            if (Handle.of(each.kept()).equals(gone)) {
                NameStore.put(
                        transaction,
                        kind,
                        new Joined(each.written(), joined.kept(), joined.by(), joined.at()));
            }
        }
    }

    /// What was joined is written as it is again.
    public void part(Member by, Kind kind, String written) {
        may(by);
        Handle handle = Handle.of(written);
        database.change(
                transaction -> {
                    Joined joined =
                            NameStore.one(transaction, kind, handle)
                                    .orElseThrow(
                                            () ->
                                                    Refusal.notFound(
                                                            "“%s” is joined with nothing."
                                                                    .formatted(handle)));
                    NameStore.remove(transaction, kind, handle);
                    Audit.note(
                            transaction,
                            clock.instant(),
                            by,
                            "part names",
                            kind.word(),
                            "“%s” and “%s”".formatted(joined.written(), joined.kept()));
                });
    }

    private static void may(Member by) {
        by.needs(Right.PASS, "join names");
        by.everywhere("what topics and authors are called");
    }

    /// The story with the names that are kept.
    Story kept(Story story) {
        return database.read(
                transaction ->
                        new Story(
                                story.headline(),
                                story.headlines(),
                                story.language(),
                                story.section(),
                                story.kicker(),
                                story.standfirst(),
                                story.source(),
                                kept(transaction, Kind.AUTHOR, story.byline()),
                                story.editor(),
                                story.dateline(),
                                kept(transaction, Kind.TOPIC, story.topics()),
                                story.relations(),
                                story.body()));
    }

    private static List<String> kept(Transaction transaction, Kind kind, List<String> names) {
        List<String> kept =
                names.stream()
                        .map(
                                name ->
                                        NameStore.one(transaction, kind, Handle.of(name))
                                                .map(Joined::kept)
                                                .orElse(name))
                        .toList();
        return kept.equals(names) ? names : kept.stream().distinct().toList();
    }
}
