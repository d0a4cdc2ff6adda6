package org.dateline.press;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dateline.ledger.Head;
import org.dateline.readership.Popular;
import org.dateline.story.Slug;
import org.dateline.story.StoryId;

/// Which stories a front or a rail shows, and in what order: what the desk arranged comes first,
/// then the newest. Only the thread that holds the press uses it.
final class Order {
    /// The front whose arrangement is the rail of top news.
    static final String TOP_NEWS = "top-news";

    /// The home front.
    static final String HOME = "home";

    private final Entries entries;
    private final Cards cards;
    private final Map<String, List<StoryId>> arrangements = new HashMap<>();

    Order(Entries entries, Cards cards) {
        this.entries = entries;
        this.cards = cards;
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
            entries.byOrdinal(popular.ordinal()).flatMap(cards::of).ifPresent(shown::add);
        }
        return shown;
    }

    private List<Card> arranged(String front, Optional<Slug> section, int limit) {
        List<Card> shown = new ArrayList<>(limit);
        Set<StoryId> taken = new HashSet<>();
        for (StoryId id : arrangement(front)) {
            entries.head(id).ifPresent(head -> add(shown, taken, limit, head));
        }
        // The arranged ones may be among the newest, hence the longer list.
        for (Head head : entries.newest(section, limit + taken.size())) {
            add(shown, taken, limit, head);
        }
        return shown;
    }

    /// Whether the desk put one of `stories` on the front.
    boolean isArranged(String front, Set<StoryId> stories) {
        return arrangement(front).stream().anyMatch(stories::contains);
    }

    /// Says that a front was arranged anew.
    void rearranged(String front) {
        arrangements.remove(front);
    }

    private List<StoryId> arrangement(String front) {
        return arrangements.computeIfAbsent(front, entries::arrangement);
    }

    private void add(List<Card> shown, Set<StoryId> taken, int limit, Head head) {
        if (shown.size() < limit && taken.add(head.id())) {
            cards.of(head).ifPresent(shown::add);
        }
    }
}
