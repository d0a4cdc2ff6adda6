package org.dateline.newsroom;

import java.util.List;
import org.dateline.story.Section;

/// A list of copy on a screen.
///
/// @param which which list it is, as in its address
/// @param next address of what was changed earlier; empty when there is none
public record CopyList(String which, List<Section> sections, List<Line> lines, String next) {
    /// One story.
    ///
    /// @param live readers have an earlier version
    public record Line(
            String id,
            String headline,
            String section,
            String state,
            boolean live,
            String byline) {}

    /// A list there is.
    public record Tab(String which, String name) {}

    public List<Tab> tabs() {
        return List.of(
                new Tab("mine", "My copy"),
                new Tab("draft", "Drafts"),
                new Tab("filed", "Filed"),
                new Tab("passed", "Passed"),
                new Tab("published", "Published"),
                new Tab("spiked", "Spiked"),
                new Tab("all", "Everything"));
    }
}
