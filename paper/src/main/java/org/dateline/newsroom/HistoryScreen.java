package org.dateline.newsroom;

import java.util.List;
import org.dateline.press.When;

/// What the history of a story shows.
///
/// @param from the older of the two versions that are compared
/// @param next show versions before this one on the next page; 0 when there are none
public record HistoryScreen(
        String id,
        String headline,
        int newest,
        int from,
        int to,
        List<Line> versions,
        int next,
        Comparison comparison) {
    /// A version.
    ///
    /// @param restores the older version it says again; 0 for none
    public record Line(int version, When when, String by, int restores, List<Deed> deeds) {}

    /// What somebody did to it.
    ///
    /// @param ticked questions that they said yes to
    public record Deed(String what, String by, When when, List<String> ticked) {}
}
