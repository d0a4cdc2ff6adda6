package org.dateline.desk;

import static org.dateline.story.Refusal.Reason.NOT_ALLOWED;
import static org.dateline.story.Refusal.Reason.STALE;
import static org.dateline.story.Refusal.Reason.WRONG_STAGE;

import java.util.List;
import org.dateline.desk.DeskStore.CopyRow;
import org.dateline.desk.DeskStore.Stage;
import org.dateline.staff.Member;
import org.dateline.staff.Right;
import org.dateline.store.Transaction;
import org.dateline.story.Constants;
import org.dateline.story.Refusal;
import org.dateline.story.Story;
import org.dateline.story.StoryId;

/// What the desk refuses, and the sentences it refuses with.
final class Rules {
    private static final int MAX_NOTE = 2_000;

    private Rules() {}

    /// The story is in one of their sections in each of these versions; 0 is none. No text is read
    /// for a member who works for all sections.
    static void within(Transaction transaction, Member by, StoryId id, int... versions) {
        if (by.sections().isEmpty()) {
            return;
        }
        for (int version : versions) {
            if (version > 0) {
                within(by, Copies.text(transaction, id, version));
            }
        }
    }

    /// The story is in one of their sections, in each of these states.
    static void within(Member by, Story... states) {
        for (Story story : states) {
            by.within(story.section(), "this story is in");
        }
    }

    /// Nobody passes what they wrote, unless one person makes the paper.
    static Second independent(Transaction transaction, CopyRow copy, int version, Member by) {
        if (!RevisionStore.writers(transaction, copy.id(), copy.live(), version)
                .contains(by.name())) {
            return new Second.NotNeeded();
        }
        if (Alone.isOn(transaction)) {
            return new Second.Lacking();
        }
        throw new Refusal(
                NOT_ALLOWED,
                "%s wrote in this version; somebody else must pass it.".formatted(by.name()));
    }

    static void printable(Transaction transaction, CopyRow copy, int version) {
        if (version <= copy.live()) {
            throw new Refusal(
                    WRONG_STAGE,
                    "Readers have version %d already; save a new version and pass that."
                            .formatted(copy.live()));
        }
        if (Copies.text(transaction, copy.id(), version).body().isEmpty()) {
            throw Refusal.invalid(
                    "Version " + version + " has no body; write one before it passes.");
        }
    }

    static void passed(CopyRow copy, int version, Act act) {
        if ((act == Act.CORRECT || act == Act.CLARIFY) && copy.live() == 0) {
            throw new Refusal(
                    WRONG_STAGE,
                    "Only a published story can be %s; publish this one."
                            .formatted(act == Act.CORRECT ? "corrected" : "clarified"));
        }
        if (copy.passed() != version) {
            throw new Refusal(
                    WRONG_STAGE,
                    "Version %d has not been passed%s: somebody who did not write it must pass it first."
                            .formatted(
                                    version,
                                    copy.passed() == 0
                                            ? ""
                                            : "; version " + copy.passed() + " has"));
        }
    }

    /// What the law took from readers comes back by the word of somebody who could have taken it.
    static void revived(Transaction transaction, CopyRow copy, Member by) {
        if (copy.live() == 0
                && DeskStore.ending(transaction, copy.id())
                        .filter(ending -> ending.act() == Act.KILL)
                        .isPresent()) {
            by.needs(Right.LAW, "pass a story that was killed");
        }
    }

    /// Other stories that `story` refers to are there; the one it tells in another language is in
    /// another language.
    static void related(Transaction transaction, StoryId id, Story story) {
        for (StoryId related : story.relations().related()) {
            other(transaction, id, related, "related");
        }
        story.relations()
                .original()
                .ifPresent(
                        original -> {
                            CopyRow row = other(transaction, id, original, "original");
                            Story told = Copies.text(transaction, original, row.version());
                            if (told.language().equals(story.language())) {
                                throw Refusal.invalid(
                                        "“original”: story %s is in the same language; say in which one this story is."
                                                .formatted(original));
                            }
                        });
    }

    private static CopyRow other(Transaction transaction, StoryId id, StoryId other, String field) {
        if (other.equals(id)) {
            throw Refusal.invalid("“" + field + "” names this very story.");
        }
        return DeskStore.copy(transaction, other)
                .orElseThrow(
                        () ->
                                Refusal.invalid(
                                        "“%s”: there is no story %s.".formatted(field, other)));
    }

    static int existing(CopyRow copy, int version) {
        if (version < 1 || version > copy.version()) {
            throw Refusal.invalid(
                    "There is no version %d; the newest is %d.".formatted(version, copy.version()));
        }
        return version;
    }

    static Stage afterSave(CopyRow copy) {
        return switch (copy.stage()) {
            case DRAFT, PUBLISHED, WITHDRAWN -> Stage.DRAFT;
            case FILED -> Stage.FILED;
            case PASSED -> Stage.PASSED;
            case SPIKED ->
                    throw new Refusal(
                            WRONG_STAGE,
                            "This story is spiked; return it before you go on writing.");
        };
    }

    static void at(CopyRow copy, String act, Stage... stages) {
        if (!List.of(stages).contains(copy.stage())) {
            throw new Refusal(
                    WRONG_STAGE,
                    "A story that is %s cannot be %s; it must be %s."
                            .formatted(
                                    word(copy.stage()),
                                    act,
                                    String.join(
                                            " or ",
                                            List.of(stages).stream().map(Rules::word).toList())));
        }
    }

    static Refusal stale(Transaction transaction, CopyRow copy, int version) {
        String by =
                RevisionStore.writers(transaction, copy.id(), copy.version() - 1, copy.version())
                        .getFirst();
        return new Refusal(
                STALE,
                "You have version %d; the newest is %d, saved by %s. Read it and save again."
                        .formatted(version, copy.version(), by));
    }

    static String word(Stage stage) {
        return stage == Stage.DRAFT ? "a draft" : Constants.word(stage);
    }

    static String note(String note) {
        String text = note.strip();
        if (text.length() > MAX_NOTE || text.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
            throw Refusal.invalid("A note has at most " + MAX_NOTE + " printable characters.");
        }
        return text;
    }

    static String required(String reason) {
        String text = note(reason);
        if (text.isEmpty()) {
            throw Refusal.invalid("The reason is missing; readers will see it.");
        }
        return text;
    }
}
