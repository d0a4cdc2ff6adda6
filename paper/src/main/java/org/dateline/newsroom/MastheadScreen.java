package org.dateline.newsroom;

import java.util.List;
import java.util.Map;

/// What every page says, on a screen.
///
/// @param typed what stands in the form
/// @param notices lines of the footer in it, and some that are empty
/// @param fixed fields whose setting stands in the paper's file, with the setting
/// @param may whether whoever looks settles it
/// @param looked what is shown of what would change; of nothing that was asked for yet, nothing
public record MastheadScreen(
        Map<String, String> typed,
        List<Line> notices,
        Map<String, String> fixed,
        boolean may,
        Look looked) {
    /// A line of the footer.
    ///
    /// @param number from 1
    public record Line(int number, String text, String language) {}

    /// What was asked to be shown.
    ///
    /// @param was the ledger position of what readers have
    /// @param seen the mark of what is shown; empty while nothing is
    /// @param told what becomes different for readers
    /// @param refusal why what was asked for last was not done; empty otherwise
    public record Look(long was, String seen, List<String> told, String refusal) {
        /// Whether what would change is shown.
        public boolean isShown() {
            return !seen.isEmpty();
        }
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    /// The setting in the paper's file that decides a field; empty when the form does.
    public String fixed(String field) {
        return fixed.getOrDefault(field, "");
    }
}
