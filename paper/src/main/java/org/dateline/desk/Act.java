package org.dateline.desk;

/// What was done to a version of a story.
public enum Act {
    FILE,
    PASS,
    RETURN,
    SPIKE,
    PUBLISH,
    CORRECT,
    WITHDRAW,
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
    PULL
}
