package org.dateline.ledger;

import java.time.Instant;
import java.util.Optional;
import org.dateline.story.Language;
import org.dateline.story.Slug;
import org.dateline.story.StoryId;

/// Where a story's newest entry stands.
///
/// @param live false when it was withdrawn
/// @param original the story that it tells in another language
public record Head(
        StoryId id,
        long position,
        int version,
        int ordinal,
        boolean live,
        Slug section,
        Language language,
        Optional<StoryId> original,
        Instant firstPublished) {}
