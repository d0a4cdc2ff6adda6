package org.dateline.newsroom;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dateline.story.StoryId;

/// A front as somebody is about to arrange it: the stories that stand on top by hand. What comes
/// below them follows by time.
record Proposal(List<StoryId> stories) {
    Proposal {
        stories = List.copyOf(stories);
    }

    /// A story at another position, or at one by hand where it stood by time. All above it stand
    /// there by hand then.
    ///
    /// @param shown what the front shows as it is proposed, from the top
    /// @param to from 1; what is further down than the last place is the last place
    Proposal moved(List<StoryId> shown, StoryId id, int to) {
        List<StoryId> next = new ArrayList<>(shown);
        next.remove(id);
        int place = Math.clamp(to, 1, next.size() + 1);
        next.add(place - 1, id);
        int byHand = (int) shown.stream().filter(stories::contains).count();
        int grown = stories.contains(id) ? byHand : byHand + 1;
        return new Proposal(next.subList(0, Math.min(next.size(), Math.max(grown, place))));
    }

    /// A story back where its time puts it.
    Proposal without(StoryId id) {
        return new Proposal(stories.stream().filter(each -> !each.equals(id)).toList());
    }

    /// As in the address of the screen.
    String word() {
        return stories.stream().map(StoryId::toString).collect(Collectors.joining(","));
    }
}
