package org.dateline.desk;

/// What was done to a version of a story.
public enum Act {
    FILE,
    PASS,
    RETURN,
    SPIKE,
    PUBLISH,
    CORRECT,
    CLARIFY,
    /// A publication, correction or clarification was taken back within seconds.
    UNDO,
    WITHDRAW,
    /// Withdrawn because the law demands it.
    KILL,
    SCHEDULE,
    UNSCHEDULE,
    EMBARGO,
    /// The embargo was taken away.
    LIFT,
    /// It did not print at its second.
    MISS,
    /// Readers had it later than its second.
    LATE,
    /// Printed again because something it shows changed.
    REPRINT,
    /// Printed again because something it shows was withdrawn.
    PULL,
    /// Flagged for a legal reading.
    FLAG,
    /// That flag was taken away.
    CLEAR
}
