package org.dateline.readership;

/// How much one of the most popular stories is read.
///
/// @param ordinal of the story
/// @param now views of the running minute and the four before it
/// @param hour of the last sixty minutes
/// @param day of the last 24 hours
public record Interest(int ordinal, int now, int hour, int day) {}
