package org.dateline.readership;

/// What was counted since the paper started, as of the last drain.
///
/// @param counted views that count
/// @param duplicates views of a reader who had opened the story in the same half hour
/// @param dropped views for which an event loop's buffer had no room
/// @param refused views not counted because the half hour had more first views than are told apart
/// @param damagedRecords places in the log that could not be read when it was opened
/// @param unlogged writes of the log that failed
/// @param earlyMinutes minutes that left the window early because it was full
/// @param window views of all stories in the last 24 hours
public record Counts(
        long counted,
        long duplicates,
        long dropped,
        long refused,
        long damagedRecords,
        long unlogged,
        long earlyMinutes,
        long window) {}
