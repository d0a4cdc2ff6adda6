package org.dateline.media;

import java.time.Instant;
import java.util.Optional;
import org.dateline.story.StoryId;

/// A story that shows an item.
///
/// @param draft whether it does as last saved at the desk
/// @param live whether it does as readers have it
/// @param printed when readers first had it there; stays when the story drops it
public record Use(StoryId story, boolean draft, boolean live, Optional<Instant> printed) {
    /// What was printed of one source in a month.
    ///
    /// @param source empty when nobody said
    /// @param stories that showed something of it for the first time
    /// @param items different ones
    /// @param uses each item in each story
    public record BySource(String source, long stories, long items, long uses) {}
}
