package org.dateline.press;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.dateline.ledger.Head;
import org.dateline.readership.MostPopular;
import org.dateline.story.Language;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.dateline.story.StoryId;

/// Which stories a front or a rail of an edition shows, and in what order: what the desk arranged
/// comes first, then the edition's newest. Only the thread that holds the press uses it.
final class Order {
    /// The front whose arrangement is the rail of top news.
    static final String TOP_NEWS = "top-news";

    /// The home front.
    static final String HOME = "home";

    private final Entries entries;
    private final Cards cards;
    private final Languages languages;
    private final Map<String, List<StoryId>> arrangements = new HashMap<>();

    Order(Entries entries, Cards cards, Languages languages) {
        this.entries = entries;
        this.cards = cards;
        this.languages = languages;
    }

    List<Card> home(Editions editions, House house) {
        return arranged(editions, house, HOME, Optional.empty(), Front.CARDS);
    }

    List<Card> section(Editions editions, House house, Slug section) {
        return arranged(editions, house, section.text(), Optional.of(section), Front.CARDS);
    }

    List<Card> topNews(Editions editions, House house) {
        return arranged(editions, house, TOP_NEWS, Optional.empty(), Rails.LENGTH);
    }

    List<Card> popular(Editions editions, House house, MostPopular ranking) {
        return popular(entries, cards, languages, editions, house, ranking, Rails.LENGTH).toList();
    }

    /// The edition's own: a paper with one edition need not look at languages. Any thread may ask.
    static Stream<Card> popular(
            Entries entries,
            Cards cards,
            Languages languages,
            Editions editions,
            House house,
            MostPopular ranking,
            int limit) {
        IntPredicate own = editions.isOne() ? _ -> true : languages.among(editions, house);
        return ranking.among(limit, own).stream()
                .flatMap(popular -> entries.byOrdinal(popular.ordinal()).stream())
                .flatMap(head -> cards.of(head).stream());
    }

    /// What every front and every rail of top news shows, from the top, by the name its arrangement
    /// has.
    Map<String, List<StoryId>> all(Editions editions) {
        Map<String, List<StoryId>> all = new LinkedHashMap<>();
        for (House house : editions.all()) {
            all.put(house.arrangement(HOME), ids(home(editions, house)));
            for (Section section : house.sections()) {
                Slug slug = section.slug();
                all.put(house.arrangement(slug.text()), ids(section(editions, house, slug)));
            }
            all.put(house.arrangement(TOP_NEWS), ids(topNews(editions, house)));
        }
        return all;
    }

    private static List<StoryId> ids(List<Card> cards) {
        return cards.stream().map(Card::id).toList();
    }

    private List<Card> arranged(
            Editions editions, House house, String front, Optional<Slug> section, int limit) {
        List<Card> shown = new ArrayList<>(limit);
        Set<StoryId> taken = new HashSet<>();
        for (StoryId id : arrangement(house.arrangement(front))) {
            entries.head(id).ifPresent(head -> add(shown, taken, limit, head));
        }
        Set<Language> own = languages.of(editions, house);
        // The arranged ones may be among the newest, hence the longer list.
        for (Head head : entries.newest(section, own, limit + taken.size())) {
            add(shown, taken, limit, head);
        }
        return shown;
    }

    /// Whether the desk put one of `stories` on the front.
    ///
    /// @param front the name its arrangement has
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
