package org.dateline.archive;

import java.util.List;

/// What was found.
///
/// @param ordinals of stories, best first
/// @param count how many there are in all; at least so many when `more`
/// @param more whether the count is a lower bound
/// @param similar whether these are stories with similar words, since none has those words
public record Answers(List<Long> ordinals, long count, boolean more, boolean similar) {}
