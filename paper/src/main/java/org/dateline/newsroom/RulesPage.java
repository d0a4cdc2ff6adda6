package org.dateline.newsroom;

import java.util.List;
import java.util.Optional;
import org.dateline.desk.Alone;
import org.dateline.desk.Checklist;

/// The rules of the house, as their page shows them.
///
/// @param alone who said that one person makes the paper; empty when several do
/// @param changes of published stories that one person may make within a minute
/// @param left entries that are still to be looked through for domains
/// @param mayChange whether who looks may say how many people make the paper
/// @param lists what copy must have before it is passed
/// @param mayVet whether who looks may change that
public record RulesPage(
        Optional<Alone.Said> alone,
        int changes,
        long left,
        boolean mayChange,
        List<Sheet> lists,
        boolean mayVet) {
    /// A checklist on the page.
    ///
    /// @param section its slug; empty for every section
    public record Sheet(String section, String name, Checklist checklist) {
        public List<Checklist.Field> choices() {
            return List.of(Checklist.Field.values());
        }

        /// The questions, a line each.
        public String questions() {
            return String.join("\n", checklist.questions());
        }
    }
}
