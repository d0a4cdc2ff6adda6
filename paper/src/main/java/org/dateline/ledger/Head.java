package org.dateline.ledger;

import java.time.Instant;
import org.dateline.story.Slug;
import org.dateline.story.StoryId;

/// Where a story's newest entry stands.
///
/// @param live false when it was withdrawn
public record Head(
        StoryId id,
        long position,
        int version,
        int ordinal,
        boolean live,
        Slug section,
        Instant firstPublished) {}
