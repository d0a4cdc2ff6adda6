package org.dateline.desk;

import java.time.Instant;
import org.dateline.story.StoryId;

/// A story that did not print at its second, or that readers had more than a second later.
///
/// @param at when that was found
/// @param sentence names the story by its id, and nothing of its words
public record Tardy(StoryId story, Instant at, String sentence) {}
