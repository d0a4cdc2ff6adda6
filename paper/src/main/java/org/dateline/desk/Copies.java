package org.dateline.desk;

import java.util.Optional;
import org.dateline.desk.DeskStore.ActRow;
import org.dateline.desk.DeskStore.CopyRow;
import org.dateline.staff.Audit;
import org.dateline.staff.Member;
import org.dateline.store.Transaction;
import org.dateline.story.Address;
import org.dateline.story.Constants;
import org.dateline.story.Refusal;
import org.dateline.story.Slug;
import org.dateline.story.Story;
import org.dateline.story.StoryId;

/// Copy as it stands in the desk's tables.
final class Copies {
    private Copies() {}

    static CopyRow row(Transaction transaction, StoryId id) {
        return DeskStore.copy(transaction, id)
                .orElseThrow(() -> Refusal.notFound("There is no story " + id + "."));
    }

    static Story text(Transaction transaction, StoryId id, int version) {
        return RevisionStore.text(transaction, id, version)
                .orElseThrow(
                        () -> Refusal.notFound("Story " + id + " has no version " + version + "."));
    }

    static Publication publication(
            Transaction transaction, CopyRow copy, int version, long position) {
        Slug slug = text(transaction, copy.id(), version).slug();
        return new Publication(new Address(copy.id(), slug).path(), version, position);
    }

    static Copy copy(Transaction transaction, StoryId id) {
        return copy(transaction, row(transaction, id));
    }

    static Copy copy(Transaction transaction, CopyRow row) {
        StoryId id = row.id();
        Story story = text(transaction, id, row.version());
        Optional<Copy.Live> live =
                row.live() == 0 ? Optional.empty() : Optional.of(live(transaction, row, story));
        return switch (row.stage()) {
            case DRAFT -> new Copy.Draft(id, row.version(), story, live, row.timing().embargo());
            case FILED -> {
                ActRow act = last(transaction, id, Act.FILE);
                yield new Copy.Filed(
                        id,
                        row.version(),
                        story,
                        live,
                        row.timing().embargo(),
                        act.member(),
                        act.time());
            }
            case PASSED -> {
                ActRow act = last(transaction, id, Act.PASS);
                yield new Copy.Passed(
                        id,
                        row.version(),
                        story,
                        live,
                        row.timing().embargo(),
                        row.passed(),
                        act.member(),
                        act.time(),
                        row.timing().due());
            }
            case PUBLISHED -> new Copy.Published(id, row.version(), story, live.orElseThrow());
            case SPIKED -> {
                ActRow act = last(transaction, id, Act.SPIKE);
                yield new Copy.Spiked(
                        id, row.version(), story, act.member(), act.time(), act.note());
            }
            case WITHDRAWN -> {
                ActRow act = DeskStore.ending(transaction, id).orElseThrow();
                yield new Copy.Withdrawn(
                        id,
                        row.version(),
                        story,
                        act.member(),
                        act.time(),
                        act.note(),
                        act.act() == Act.KILL);
            }
        };
    }

    /// Notes an act: beside the story, and in the audit log.
    static void act(Transaction transaction, StoryId id, ActRow act, Member by) {
        act(transaction, id, act, by, new Second.NotNeeded());
    }

    /// The same of one that may take two people.
    static void act(Transaction transaction, StoryId id, ActRow act, Member by, Second second) {
        DeskStore.addAct(transaction, id, act);
        RequestStore.second(transaction, id, second);
        Told.act(transaction, id, act, second);
        Audit.note(
                transaction,
                act.time(),
                by,
                Constants.word(act.act()),
                "story " + id,
                "version "
                        + act.version()
                        + second.words()
                        + (act.note().isEmpty() ? "" : ": " + act.note()));
    }

    static ActRow last(Transaction transaction, StoryId id, Act act) {
        return DeskStore.lastAct(transaction, id, act).orElseThrow();
    }

    /// @param newest the newest version, which readers often have
    private static Copy.Live live(Transaction transaction, CopyRow row, Story newest) {
        Story printed =
                row.live() == row.version() ? newest : text(transaction, row.id(), row.live());
        return new Copy.Live(
                row.live(),
                row.livePosition(),
                new Address(row.id(), printed.slug()).path(),
                row.liveSince());
    }
}
