package org.dateline.desk;

import java.time.Instant;
import java.util.List;

/// A version in the history of a story.
///
/// @param by who wrote in it; first the one it stands under
/// @param restores the older version it says again; 0 for none
/// @param deeds what was done to it, oldest first
public record PastVersion(
        int version, Instant at, List<String> by, int restores, List<Deed> deeds) {
    /// What somebody did to a version.
    ///
    /// @param second who besides answers for it
    /// @param ticked questions of a checklist that they said yes to
    public record Deed(Act act, String by, Instant at, Second second, List<String> ticked) {}
}
