package org.dateline.newsroom;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dateline.desk.Desk;
import org.dateline.media.Library;
import org.dateline.media.Use;
import org.dateline.story.MediaId;
import org.dateline.story.StoryId;

/// Where an item is shown: the library knows the stories, the desk knows the fronts.
final class WhereUsed {
    private final Library library;
    private final Desk desk;

    WhereUsed(Library library, Desk desk) {
        this.library = library;
        this.desk = desk;
    }

    /// The stories in the library's order, at most a thousand.
    List<Showing> of(MediaId id) {
        List<Use> uses = library.uses(id);
        boolean live = uses.stream().anyMatch(Use::live);
        // Every arrangement is checked against the log as it is read: once each, and only if asked.
        Map<String, List<StoryId>> fronts = live ? arrangements() : Map.of();
        return uses.stream().map(use -> new Showing(use, holding(fronts, use))).toList();
    }

    private Map<String, List<StoryId>> arrangements() {
        Map<String, List<StoryId>> fronts = new LinkedHashMap<>();
        desk.fronts().forEach(name -> fronts.put(name, desk.arrangement(name)));
        return fronts;
    }

    private static List<String> holding(Map<String, List<StoryId>> fronts, Use use) {
        return fronts.entrySet().stream()
                .filter(front -> use.live() && front.getValue().contains(use.story()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
