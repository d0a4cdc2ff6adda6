package org.dateline.desk;

import java.util.OptionalInt;
import org.dateline.ledger.Kind;
import org.dateline.ledger.Notice;
import org.dateline.staff.Right;
import org.dateline.story.Constants;

/// What somebody wants done to what readers have of a story.
///
/// @param version that shall print; empty for the passed one that waits, and where nothing prints
/// @param reason told to readers; empty for a publication
/// @param place of the reason
public record Wanted(What what, OptionalInt version, String reason, Notice.Place place) {
    /// What can be done to it.
    public enum What {
        PUBLISH(Act.PUBLISH, Kind.UPDATE, Right.PUBLISH),
        CORRECT(Act.CORRECT, Kind.CORRECT, Right.CORRECT),
        CLARIFY(Act.CLARIFY, Kind.CLARIFY, Right.CORRECT),
        WITHDRAW(Act.WITHDRAW, Kind.WITHDRAW, Right.CORRECT),
        KILL(Act.KILL, Kind.WITHDRAW, Right.LAW);

        private final Act act;
        private final Kind kind;
        private final Right right;

        What(Act act, Kind kind, Right right) {
            this.act = act;
            this.kind = kind;
            this.right = right;
        }

        Act act() {
            return act;
        }

        /// Of its entry, unless it is the story's first.
        Kind kind() {
            return kind;
        }

        /// What it takes to do it, or to confirm it.
        Right right() {
            return right;
        }

        /// A version prints, or a notice beside the one readers have.
        boolean prints() {
            return this != WITHDRAW && this != KILL;
        }

        /// In one lower-case word.
        public String word() {
            return Constants.word(this);
        }
    }

    public static Wanted publish(OptionalInt version) {
        return new Wanted(What.PUBLISH, version, "", Notice.Place.TOP);
    }

    /// @param reason what was wrong and what is right
    public static Wanted correct(OptionalInt version, String reason, Notice.Place place) {
        return new Wanted(What.CORRECT, version, Rules.required(reason), place);
    }

    /// @param reason what is meant
    public static Wanted clarify(OptionalInt version, String reason, Notice.Place place) {
        return new Wanted(What.CLARIFY, version, Rules.required(reason), place);
    }

    public static Wanted withdraw(String reason) {
        return taken(What.WITHDRAW, reason);
    }

    /// Because the law demands it.
    public static Wanted kill(String reason) {
        return taken(What.KILL, reason);
    }

    private static Wanted taken(What what, String reason) {
        return new Wanted(what, OptionalInt.empty(), Rules.required(reason), Notice.Place.TOP);
    }

    /// The same of a certain version.
    Wanted of(int chosen) {
        return new Wanted(what, OptionalInt.of(chosen), reason, place);
    }
}
