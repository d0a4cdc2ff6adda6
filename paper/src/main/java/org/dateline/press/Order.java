package org.dateline.press;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.dateline.ledger.Head;
import org.dateline.ledger.Selection;
import org.dateline.readership.MostPopular;
import org.dateline.story.Language;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.dateline.story.StoryId;
import org.dateline.story.Visual;

/// Which stories a front or a rail of an edition shows, and in what order: what the desk arranged
/// comes first, then the edition's newest. Only the thread that holds the press uses it.
final class Order {
    /// The front whose arrangement is the rail of top news.
    static final String TOP_NEWS = "top-news";

    /// The home front.
    static final String HOME = "home";

    /// Stories of a part of the home front that are looked up: as many may stand further up.
    private static final int BELOW = Front.TOP + 2 * Front.STRIP;

    private final Entries entries;
    private final Cards cards;
    private final Languages languages;
    private final Map<String, List<StoryId>> arrangements = new HashMap<>();

    /// What the fronts of sections, galleries and films show, by the name of their arrangement: the
    /// home front and the rails show the first of each.
    private final Map<String, List<Card>> lists = new HashMap<>();

    Order(Entries entries, Cards cards, Languages languages) {
        this.entries = entries;
        this.cards = cards;
        this.languages = languages;
    }

    List<Card> home(Editions editions, House house) {
        return arranged(editions, house, HOME, new Selection.All(), Front.CARDS);
    }

    /// What the home front is laid out from.
    ///
    /// @param photos the front of galleries; empty when the edition has none
    Offer offer(Editions editions, House house, Optional<Section> photos) {
        List<Strip> sections = new ArrayList<>();
        for (Section section : house.sections()) {
            List<Card> own = section(editions, house, section.slug());
            sections.add(new Strip(Optional.of(section), own).first(BELOW));
        }
        return new Offer(
                home(editions, house),
                new Strip(photos, visual(editions, house, Visual.GALLERY, BELOW)),
                sections);
    }

    List<Card> section(Editions editions, House house, Slug section) {
        return listed(editions, house, section, new Selection.OfSection(section));
    }

    /// Galleries or films, each as it stands among its like.
    List<Card> visual(Editions editions, House house, Visual visual, int limit) {
        return listed(editions, house, visual.front(), new Selection.Showing(visual)).stream()
                .limit(limit)
                .map(card -> card.as(visual))
                .toList();
    }

    private List<Card> listed(Editions editions, House house, Slug front, Selection selection) {
        return lists.computeIfAbsent(
                house.arrangement(front.text()),
                _ -> arranged(editions, house, front.text(), selection, Front.CARDS));
    }

    List<Card> topNews(Editions editions, House house) {
        return arranged(editions, house, TOP_NEWS, new Selection.All(), Rails.LENGTH);
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
    ///
    /// @param visual whether an edition has the front of galleries, or of films
    Map<String, List<StoryId>> all(Editions editions, BiPredicate<House, Visual> visual) {
        Map<String, List<StoryId>> all = new LinkedHashMap<>();
        for (House house : editions.all()) {
            all.put(house.arrangement(HOME), ids(home(editions, house)));
            for (Section section : house.sections()) {
                Slug slug = section.slug();
                all.put(house.arrangement(slug.text()), ids(section(editions, house, slug)));
            }
            for (Visual each : Visual.values()) {
                if (visual.test(house, each)) {
                    String front = house.arrangement(each.front().text());
                    all.put(front, ids(visual(editions, house, each, Front.CARDS)));
                }
            }
            all.put(house.arrangement(TOP_NEWS), ids(topNews(editions, house)));
        }
        return all;
    }

    private static List<StoryId> ids(List<Card> cards) {
        return cards.stream().map(Card::id).toList();
    }

    private List<Card> arranged(
            Editions editions, House house, String front, Selection selection, int limit) {
        List<Card> shown = new ArrayList<>(limit);
        Set<StoryId> taken = new HashSet<>();
        for (StoryId id : arrangement(house.arrangement(front))) {
            entries.head(id).ifPresent(head -> add(shown, taken, limit, head));
        }
        Set<Language> own = languages.of(editions, house);
        // The arranged ones may be among the newest, hence the longer list.
        for (Head head : entries.newest(selection, own, limit + taken.size())) {
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

    /// Takes an arrangement that the desk has not made for its own.
    void propose(String front, List<StoryId> stories) {
        arrangements.put(front, stories);
    }

    /// Says that a front was arranged anew.
    void rearranged(String front) {
        arrangements.remove(front);
        lists.remove(front);
    }

    /// Says that a front of a section, of galleries or of films shows something else now.
    void changed(House house, Slug front) {
        lists.remove(house.arrangement(front.text()));
    }

    /// Forgets what fronts show.
    void forget() {
        lists.clear();
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
