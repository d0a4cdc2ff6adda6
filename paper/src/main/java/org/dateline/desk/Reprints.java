package org.dateline.desk;

import static org.dateline.desk.Copies.publication;
import static org.dateline.desk.Copies.row;
import static org.dateline.desk.Rules.required;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.dateline.desk.DeskStore.ActRow;
import org.dateline.desk.DeskStore.CopyRow;
import org.dateline.ledger.Entry;
import org.dateline.ledger.Kind;
import org.dateline.ledger.Ledger;
import org.dateline.ledger.Notice;
import org.dateline.ledger.Published;
import org.dateline.ledger.Shown;
import org.dateline.ledger.Submission;
import org.dateline.staff.Member;
import org.dateline.staff.Right;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.MediaId;
import org.dateline.story.Medium;
import org.dateline.story.StoryId;

/// New entries of live stories whose words stay as they are, because something they show changed.
/// Doing it again enters nothing twice, so what a crash cut short is finished by asking again.
final class Reprints {
    /// Stories in one transaction; others write in between.
    private static final int BATCH = 200;

    private final Database database;
    private final Ledger ledger;
    private final Prints prints;
    private final Illustrations illustrations;
    private final TwoPeople twoPeople;
    private final InstantSource clock;

    Reprints(
            Database database,
            Ledger ledger,
            Prints prints,
            Illustrations illustrations,
            TwoPeople twoPeople,
            InstantSource clock) {
        this.database = database;
        this.ledger = ledger;
        this.prints = prints;
        this.illustrations = illustrations;
        this.twoPeople = twoPeople;
        this.clock = clock;
    }

    /// Prints it as the library has it now in every live story that shows it.
    List<Publication> reprint(Member by, MediaId id) {
        by.needs(Right.PUBLISH, "publish");
        return reprint(by, id, Kind.UPDATE, "");
    }

    /// The same as a correction.
    ///
    /// @param reason told to readers
    List<Publication> correct(Member by, MediaId id, String reason) {
        by.needs(Right.CORRECT, "correct");
        return reprint(by, id, Kind.CORRECT, required(reason));
    }

    private List<Publication> reprint(Member by, MediaId id, Kind kind, String reason) {
        Medium now = database.read(transaction -> prints.print(transaction, id));
        int stories = ledger.shows(id).size();
        Second second =
                database.read(
                        transaction ->
                                twoPeople.reprint(
                                        transaction,
                                        by.name(),
                                        prints.lastHand(transaction, id),
                                        stories));
        return everywhere(new Change(by, id, Act.REPRINT, kind, reason, second, _ -> now));
    }

    /// Takes it away from every live story that shows it, from this moment on: that can wait for
    /// nobody.
    ///
    /// @param reason told to readers
    List<Publication> withdraw(Member by, MediaId id, String reason) {
        by.needs(Right.CORRECT, "withdraw");
        return pull(by, id, required(reason));
    }

    private List<Publication> pull(Member by, MediaId id, String reason) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        database.write(
                transaction -> {
                    prints.withdraw(transaction, by, id, now, reason);
                    return id;
                });
        UnaryOperator<Medium> ended =
                medium -> medium.rights().allowed(now) ? medium.until(now) : medium;
        return everywhere(
                new Change(by, id, Act.PULL, Kind.CORRECT, reason, new Second.NotNeeded(), ended));
    }

    /// @param of what becomes of the medium as it was printed
    private record Change(
            Member by,
            MediaId id,
            Act act,
            Kind kind,
            String reason,
            Second second,
            UnaryOperator<Medium> of) {}

    private List<Publication> everywhere(Change change) {
        List<StoryId> stories = ledger.shows(change.id()).stream().map(Shown::story).toList();
        within(change, stories);
        List<Publication> publications = new ArrayList<>(stories.size());
        for (int from = 0; from < stories.size(); from += BATCH) {
            List<StoryId> batch = stories.subList(from, Math.min(stories.size(), from + BATCH));
            publications.addAll(
                    database.write(
                            transaction ->
                                    batch.stream()
                                            .flatMap(each -> in(transaction, each, change).stream())
                                            .toList()));
        }
        ledger.seal();
        return publications;
    }

    /// A picture may be shown by stories of any section: who changes it must work for all of them.
    private void within(Change change, List<StoryId> stories) {
        if (!change.by().sections().isEmpty()) {
            database.read(
                    transaction -> {
                        for (StoryId id : stories) {
                            Rules.within(change.by(), illustrations.live(transaction, id).story());
                        }
                        return stories;
                    });
        }
    }

    /// @return empty when readers do not have the story, or not the medium in it, any more
    private Optional<Publication> in(Transaction transaction, StoryId id, Change change) {
        CopyRow copy = row(transaction, id);
        if (copy.live() == 0) {
            return Optional.empty();
        }
        Published.OfStory live = illustrations.live(transaction, id);
        if (!live.story().media().contains(change.id())) {
            return Optional.empty();
        }
        List<Medium> media =
                live.media().stream()
                        .map(each -> each.id().equals(change.id()) ? change.of().apply(each) : each)
                        .toList();
        if (media.equals(live.media()) && isTold(live, change)) {
            return Optional.of(
                    publication(transaction, copy, copy.live(), live.entry().position()));
        }
        return Optional.of(enter(transaction, copy, live, media, change));
    }

    private static boolean isTold(Published.OfStory live, Change change) {
        return change.kind() != Kind.CORRECT
                || live.notices().stream().map(Notice::text).anyMatch(change.reason()::equals);
    }

    private Publication enter(
            Transaction transaction,
            CopyRow copy,
            Published.OfStory live,
            List<Medium> media,
            Change change) {
        Entry entry =
                ledger.enter(
                        transaction,
                        new Submission.OfStory(
                                copy.id(),
                                live.story(),
                                media,
                                change.kind(),
                                change.reason(),
                                Optional.empty(),
                                Entry.Origin.DESK));
        ActRow act =
                new ActRow(
                        copy.live(),
                        change.act(),
                        change.by().name(),
                        entry.time(),
                        change.reason(),
                        entry.position());
        Copies.act(transaction, copy.id(), act, change.by(), change.second());
        CopyRow reprinted =
                copy.live(copy.stage(), copy.live(), entry.position(), copy.liveSince());
        DeskStore.put(transaction, reprinted, clock.millis());
        return publication(transaction, copy, copy.live(), entry.position());
    }
}
