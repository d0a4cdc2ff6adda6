package org.dateline.newsroom;

import java.util.List;
import org.dateline.media.Use;

/// A story that shows an item, and where readers come upon that story.
///
/// @param fronts the fronts and rails of top news it is on at the moment
public record Showing(Use use, List<String> fronts) {
    /// Where it is, in words.
    public String place() {
        if (use.live()) {
            return fronts.isEmpty()
                    ? "on the site"
                    : "on the site, on " + String.join(", ", fronts);
        }
        return use.draft() ? "in a draft" : "no longer";
    }
}
