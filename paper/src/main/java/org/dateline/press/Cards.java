package org.dateline.press;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dateline.ledger.Head;
import org.dateline.ledger.Published;
import org.dateline.story.StoryId;

/// Cards of the stories that fronts and rails show now, so that a publication reads from the ledger
/// only what is new. A card is good for the version it was made from and no other.
final class Cards {
    /// Some sixty fronts' worth; about a kilobyte each.
    private static final int KEPT = 2_000;

    private final Entries entries;
    private final Map<StoryId, Card> kept =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<StoryId, Card> eldest) {
                    return size() > KEPT;
                }
            };

    Cards(Entries entries) {
        this.entries = entries;
    }

    /// The card of a live story; empty for a withdrawn one, and for one that cannot be read.
    synchronized Optional<Card> of(Head head) {
        if (!head.live()) {
            return Optional.empty();
        }
        Card card = kept.get(head.id());
        return card != null && card.position() == head.position()
                ? Optional.of(card)
                : read(head.position());
    }

    synchronized void keep(Published.OfStory story) {
        kept.put(story.id(), Card.of(story));
    }

    private Optional<Card> read(long position) {
        if (entries.read(position).orElse(null) instanceof Published.OfStory story) {
            keep(story);
            return Optional.of(Card.of(story));
        }
        return Optional.empty();
    }
}
