package org.dateline.press;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.dateline.ledger.Damaged;
import org.dateline.ledger.Head;
import org.dateline.ledger.Ledger;
import org.dateline.ledger.Published;
import org.dateline.readership.Popular;
import org.dateline.story.Slug;
import org.dateline.story.StoryId;

/// Which stories a front or a rail shows, and in what order: what the desk arranged comes first,
/// then the newest.
final class Order {
    /// The front whose arrangement is the rail of top news.
    static final String TOP_NEWS = "top-news";

    /// The home front.
    static final String HOME = "home";

    private final Ledger ledger;
    private final Cards cards;
    private final Consumer<String> alarm;

    Order(Ledger ledger, Cards cards, Consumer<String> alarm) {
        this.ledger = ledger;
        this.cards = cards;
        this.alarm = alarm;
    }

    List<Card> home() {
        return arranged(HOME, Optional.empty(), Front.CARDS);
    }

    List<Card> section(Slug section) {
        return arranged(section.text(), Optional.of(section), Front.CARDS);
    }

    List<Card> topNews() {
        return arranged(TOP_NEWS, Optional.empty(), Rails.LENGTH);
    }

    List<Card> popular(List<Popular> ranking) {
        List<Card> shown = new ArrayList<>(Rails.LENGTH);
        for (Popular popular : ranking) {
            if (shown.size() == Rails.LENGTH) {
                break;
            }
            ledger.byOrdinal(popular.ordinal()).flatMap(cards::of).ifPresent(shown::add);
        }
        return shown;
    }

    private List<Card> arranged(String front, Optional<Slug> section, int limit) {
        List<Card> shown = new ArrayList<>(limit);
        Set<StoryId> taken = new HashSet<>();
        for (StoryId id : arrangement(front)) {
            ledger.head(id).ifPresent(head -> add(shown, taken, limit, head));
        }
        // The arranged ones may be among the newest, hence the longer list.
        for (Head head : ledger.newest(section, limit + taken.size())) {
            add(shown, taken, limit, head);
        }
        return shown;
    }

    private List<StoryId> arrangement(String front) {
        try {
            return ledger.arrangement(front).map(Published.Arrangement::stories).orElse(List.of());
        } catch (Damaged damaged) {
            alarm.accept(
                    "The front “%s” is not in its order: %s"
                            .formatted(front, damaged.getMessage()));
            return List.of();
        }
    }

    private void add(List<Card> shown, Set<StoryId> taken, int limit, Head head) {
        if (shown.size() < limit && taken.add(head.id())) {
            cards.of(head).ifPresent(shown::add);
        }
    }
}
