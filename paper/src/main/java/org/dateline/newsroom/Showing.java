package org.dateline.newsroom;

import java.util.List;
import org.dateline.media.Use;

/// A story that shows an item, and where an editor placed that story.
///
/// @param fronts on whose arrangement the story stands as readers have it; below what is arranged a
///   front goes on by time, and that is not in here
public record Showing(Use use, List<String> fronts) {
    /// Where it is, in words.
    public String place() {
        if (use.live()) {
            return fronts.isEmpty()
                    ? "on the site"
                    : "on the site, placed on " + String.join(", ", fronts);
        }
        return use.draft() ? "in a draft" : "no longer";
    }
}
