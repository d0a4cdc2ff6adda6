package org.dateline.staff;

import java.util.Locale;
import org.dateline.story.Refusal;

/// What a member of staff may do. A later role may do all that an earlier one may.
public enum Role {
    /// Writes and files.
    REPORTER,
    /// Also edits, passes, publishes, corrects, withdraws and arranges.
    EDITOR,
    /// Answers for the paper.
    CHIEF;

    /// @param word as written in commands and in the database, lower case
    /// @throws Refusal naming the roles there are
    public static Role of(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        throw Refusal.invalid("“" + word + "” is not a role: use reporter, editor or chief.");
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean atLeast(Role other) {
        return compareTo(other) >= 0;
    }
}
