package org.dateline.staff;

/// What a member of staff may do. A later role may do all that an earlier one may.
public enum Role {
    /// Writes and files.
    REPORTER,
    /// Also edits, passes, publishes, corrects and arranges.
    EDITOR,
    /// Also withdraws.
    CHIEF;

    public boolean atLeast(Role other) {
        return compareTo(other) >= 0;
    }
}
