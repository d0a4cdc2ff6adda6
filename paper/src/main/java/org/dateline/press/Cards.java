package org.dateline.press;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.dateline.ledger.Damaged;
import org.dateline.ledger.Head;
import org.dateline.ledger.Ledger;
import org.dateline.ledger.Published;
import org.dateline.story.StoryId;

/// Cards of the stories that fronts and rails show now, so that a publication reads from the ledger
/// only what is new. A card is good for the version it was made from and no other.
final class Cards {
    /// Some sixty fronts' worth; about a kilobyte each.
    private static final int KEPT = 2_000;

    private final Ledger ledger;
    private final Consumer<String> alarm;
    private final Map<StoryId, Card> kept =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<StoryId, Card> eldest) {
                    return size() > KEPT;
                }
            };

    Cards(Ledger ledger, Consumer<String> alarm) {
        this.ledger = ledger;
        this.alarm = alarm;
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
        try {
            if (ledger.read(position) instanceof Published.OfStory story) {
                keep(story);
                return Optional.of(Card.of(story));
            }
        } catch (Damaged damaged) {
            alarm.accept("A story is left out of the fronts: " + damaged.getMessage());
        }
        return Optional.empty();
    }
}
