package org.dateline.newsroom;

import java.time.Instant;
import java.util.List;
import org.dateline.story.Section;

/// A list of copy on a screen.
///
/// @param which which list it is, as in its address
/// @param next address of what was changed earlier; empty when there is none
/// @param tardy what did not print at its second, or late
/// @param waiting what waits for a second person, the newest first
public record CopyList(
        String which,
        List<Section> sections,
        List<Line> lines,
        String next,
        List<Late> tardy,
        List<Waiting> waiting) {
    /// One story.
    ///
    /// @param live readers have an earlier version
    /// @param times when it prints, or before when it must not; empty when nothing is said
    /// @param missed why it did not print when it was to; empty otherwise
    /// @param flag what there is to read for before it goes on; empty otherwise
    public record Line(
            String id,
            String headline,
            String section,
            String state,
            boolean live,
            String times,
            String missed,
            String flag,
            String byline) {}

    /// A story that did not print at its second, or late.
    public record Late(String id, String headline, String sentence) {}

    /// An act that waits for a second person.
    ///
    /// @param act what shall be done, as in “Kill it”
    /// @param own whether who looks asked for it
    public record Waiting(
            String id, String headline, String act, String by, Instant ends, boolean own) {}

    /// A list there is.
    public record Tab(String which, String name) {}

    public List<Tab> tabs() {
        return List.of(
                new Tab("mine", "My copy"),
                new Tab("draft", "Drafts"),
                new Tab("filed", "Filed"),
                new Tab("passed", "Passed"),
                new Tab("scheduled", "Scheduled"),
                new Tab("published", "Published"),
                new Tab("spiked", "Spiked"),
                new Tab("all", "Everything"));
    }
}
