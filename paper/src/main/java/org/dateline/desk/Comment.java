package org.dateline.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dateline.story.Constants;
import org.dateline.story.Refusal;

/// What somebody says about words or a field of a story under writing. Readers never see it.
///
/// @param text may be empty when there is a suggestion
/// @param suggestion what is to stand in the place of the words; empty text takes them out
/// @param closing absent while it is open
public record Comment(
        long id,
        Subject subject,
        String by,
        Instant at,
        String text,
        Optional<String> suggestion,
        List<Reply> replies,
        Optional<Closing> closing) {
    public Comment {
        replies = List.copyOf(replies);
    }

    /// What it is about.
    public sealed interface Subject {}

    /// Words of the manuscript.
    ///
    /// @param low where they begin, as ProseMirror counts
    /// @param high where they end; equal to `low` when they are gone
    /// @param quote as they were when it was made; long ones are cut
    public record Words(int low, int high, String quote) implements Subject {}

    /// A field beside the words, such as `byline`.
    public record Field(String name) implements Subject {}

    /// An answer.
    public record Reply(String by, Instant at, String text) {}

    /// How it was closed, by whom.
    public record Closing(Outcome outcome, String by, Instant at) {}

    /// What came of it.
    public enum Outcome {
        RESOLVED,
        /// The suggestion stands in the story.
        ACCEPTED,
        DECLINED;

        /// @throws Refusal naming those there are
        public static Outcome of(String word) {
            return Constants.find(Outcome.class, word)
                    .orElseThrow(
                            () ->
                                    Refusal.invalid(
                                            "A comment is closed as resolved, accepted or declined."));
        }

        /// As written in the API and in the database.
        public String word() {
            return Constants.word(this);
        }
    }
}
