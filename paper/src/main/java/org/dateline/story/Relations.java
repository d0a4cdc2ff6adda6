package org.dateline.story;

import java.util.List;
import java.util.Optional;

/// The stories a story refers to.
///
/// @param original the story that this one tells in another language
/// @param related what readers of this one may read next, as the desk chose it, in order
public record Relations(Optional<StoryId> original, List<StoryId> related) {
    public static final int MAX_RELATED = 10;

    public static final Relations NONE = new Relations(Optional.empty(), List.of());

    public Relations {
        related = related.stream().distinct().toList();
        if (related.size() > MAX_RELATED) {
            throw Refusal.invalid(
                    "A story names at most %d related stories, not %d."
                            .formatted(MAX_RELATED, related.size()));
        }
    }
}
