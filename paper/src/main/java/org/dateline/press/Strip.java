package org.dateline.press;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dateline.story.Section;
import org.dateline.story.StoryId;

/// A few stories of one front, shown elsewhere with a link to it.
///
/// @param front empty when the paper has something else at its address
public record Strip(Optional<Section> front, List<Card> cards) {
    static final Strip NONE = new Strip(Optional.empty(), List.of());

    public boolean isEmpty() {
        return cards.isEmpty();
    }

    /// As it may be shown at `now`.
    Strip at(Instant now) {
        return new Strip(front, cards.stream().map(card -> card.at(now)).toList());
    }

    /// The first of those that have a picture.
    Strip pictured(int limit) {
        return new Strip(
                front,
                cards.stream().filter(card -> card.picture().isPresent()).limit(limit).toList());
    }

    /// Without the stories that stand further up.
    Strip besides(Set<StoryId> shown) {
        return new Strip(front, cards.stream().filter(card -> !shown.contains(card.id())).toList());
    }

    Strip first(int limit) {
        return new Strip(front, cards.stream().limit(limit).toList());
    }
}
