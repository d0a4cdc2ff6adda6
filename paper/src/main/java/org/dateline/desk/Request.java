package org.dateline.desk;

import java.time.Instant;
import java.util.List;
import org.dateline.story.StoryId;

/// An act that takes two people: one asked for it, another confirms it, and then it is done just as
/// it was asked.
///
/// @param wanted with the version that is to print, or that readers have
/// @param had position of what readers had when it was asked; negative when they had nothing
/// @param why it takes two, in sentences
/// @param ends when it ends by itself
public record Request(
        long number,
        StoryId story,
        Wanted wanted,
        long had,
        List<String> why,
        String by,
        Instant at,
        Instant ends,
        State state) {
    /// What became of it.
    public sealed interface State {
        /// For somebody to confirm it, until it ends.
        record Waiting() implements State {}

        /// Nobody did in time.
        record Ended() implements State {}

        /// @param publication what was done
        record Confirmed(String by, Instant at, Publication publication) implements State {}

        record Declined(String by, Instant at, String reason) implements State {}

        /// By who had asked.
        record TakenBack(Instant at) implements State {}
    }

    /// “kill, asked for by Ines Castellan”
    String words() {
        return "%s, asked for by %s".formatted(wanted.what().word(), by);
    }
}
