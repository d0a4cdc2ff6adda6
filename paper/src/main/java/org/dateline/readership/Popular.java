package org.dateline.readership;

/// A story's views over the last 24 hours.
///
/// @param ordinal of the story
public record Popular(int ordinal, int views) {}
