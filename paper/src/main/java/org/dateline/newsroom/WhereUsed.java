package org.dateline.newsroom;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.dateline.media.Library;
import org.dateline.media.Use;
import org.dateline.story.MediaId;
import org.dateline.story.StoryId;

/// Where an item is shown: the library knows the stories, the press the fronts they are on.
final class WhereUsed {
    private final Library library;
    private final Supplier<Map<String, List<StoryId>>> fronts;

    WhereUsed(Library library, Supplier<Map<String, List<StoryId>>> fronts) {
        this.library = library;
        this.fronts = fronts;
    }

    /// The stories in the library's order, at most a thousand.
    List<Showing> of(MediaId id) {
        List<Use> uses = library.uses(id);
        Map<String, List<StoryId>> now =
                uses.stream().anyMatch(Use::live) ? fronts.get() : Map.of();
        return uses.stream().map(use -> new Showing(use, showing(now, use))).toList();
    }

    private static List<String> showing(Map<String, List<StoryId>> fronts, Use use) {
        return fronts.entrySet().stream()
                .filter(front -> use.live() && front.getValue().contains(use.story()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
