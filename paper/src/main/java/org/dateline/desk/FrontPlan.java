package org.dateline.desk;

import java.time.Instant;
import java.util.List;
import org.dateline.story.StoryId;

/// An order of a front that prints by itself.
///
/// @param stories from the top
/// @param at its second
/// @param missed why it did not print; empty while it is to come
public record FrontPlan(
        long number, String front, List<StoryId> stories, Instant at, String by, String missed) {
    public FrontPlan {
        stories = List.copyOf(stories);
    }
}
