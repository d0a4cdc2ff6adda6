package org.dateline.desk;

import java.time.Instant;
import java.util.Optional;
import org.dateline.story.Story;
import org.dateline.story.StoryId;

/// A story on its way to print, at its newest version. Each stage carries only what is true then.
public sealed interface Copy {
    StoryId id();

    /// Newest version, from 1.
    int version();

    Story story();

    /// What readers have, whatever the stage of the next version.
    Optional<Live> live();

    /// Until then no new version may print, whoever passed it.
    default Optional<Instant> embargo() {
        return Optional.empty();
    }

    /// The stage in one lower-case word, as the API and the command line say it.
    default String state() {
        return switch (this) {
            case Draft _ -> "draft";
            case Filed _ -> "filed";
            case Passed _ -> "passed";
            case Published _ -> "published";
            case Spiked _ -> "spiked";
            case Withdrawn _ -> "withdrawn";
        };
    }

    /// Being written.
    record Draft(
            StoryId id, int version, Story story, Optional<Live> live, Optional<Instant> embargo)
            implements Copy {}

    /// Handed to the desk by `by`.
    record Filed(
            StoryId id,
            int version,
            Story story,
            Optional<Live> live,
            Optional<Instant> embargo,
            String by,
            Instant at)
            implements Copy {}

    /// Version `passed` may print; `version` is later when somebody has edited since.
    record Passed(
            StoryId id,
            int version,
            Story story,
            Optional<Live> live,
            Optional<Instant> embargo,
            int passed,
            String by,
            Instant at,
            Optional<Due> due)
            implements Copy {}

    /// Readers have the newest version.
    record Published(StoryId id, int version, Story story, Live now) implements Copy {
        @Override
        public Optional<Live> live() {
            return Optional.of(now);
        }
    }

    /// Decided not to run; nothing is lost.
    record Spiked(StoryId id, int version, Story story, String by, Instant at, String reason)
            implements Copy {
        @Override
        public Optional<Live> live() {
            return Optional.empty();
        }
    }

    /// Taken back after publication.
    ///
    /// @param byLaw whether the law demanded it
    record Withdrawn(
            StoryId id,
            int version,
            Story story,
            String by,
            Instant at,
            String reason,
            boolean byLaw)
            implements Copy {
        @Override
        public Optional<Live> live() {
            return Optional.empty();
        }
    }

    /// The second at which the passed version prints.
    ///
    /// @param by whose word it is
    /// @param missed why it did not print then; empty while it is to come
    record Due(Instant at, String by, String missed) {}

    /// What readers have.
    ///
    /// @param path on the reader site
    record Live(int version, long position, String path, Instant at) {}
}
