package org.dateline.press;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.dateline.ledger.Entry;
import org.dateline.ledger.Published;
import org.dateline.story.Slug;
import org.dateline.story.StoryId;
import org.dateline.story.Visual;
import org.jspecify.annotations.Nullable;

/// What a batch of entries changes besides the pages of the entries themselves. Several threads may
/// add to it.
final class Affected {
    /// A front of one edition by its place in addresses.
    private record Place(int edition, Slug front) {}

    private final Set<Place> places = new HashSet<>();
    private final Set<Integer> homes = new HashSet<>();
    private final Set<StoryId> leading = new HashSet<>();
    private final Set<String> fronts = new HashSet<>();
    private final Set<StoryId> stories = new HashSet<>();
    private boolean pages;
    private boolean everything;
    private boolean nothing = true;
    private @Nullable Entry newest;

    /// Everything is affected, by `entry`.
    static Affected all(Entry entry) {
        Affected all = new Affected();
        all.everything();
        all.saw(entry);
        return all;
    }

    synchronized void saw(Entry entry) {
        if (newest == null || newest.position() < entry.position()) {
            newest = entry;
        }
    }

    /// The newest of the entries that could be read.
    synchronized Optional<Entry> newest() {
        return Optional.ofNullable(newest);
    }

    /// A story that stands, or stood, in an edition as it is in `story`.
    synchronized void story(Published.OfStory story, House house) {
        stories.add(story.id());
        places.add(new Place(house.edition(), story.story().section()));
        for (Visual visual : story.story().visuals()) {
            places.add(new Place(house.edition(), visual.front()));
        }
        homes.add(house.edition());
        nothing = false;
    }

    /// A story whose page leads to one that changed: in another language, or as related.
    synchronized void leading(StoryId story) {
        leading.add(story);
        nothing = false;
    }

    /// A front by the name its arrangement has.
    synchronized void front(String name) {
        fronts.add(name);
        nothing = false;
    }

    /// Standing pages: every page's foot lists them.
    synchronized void pages() {
        pages = true;
        nothing = false;
    }

    synchronized void everything() {
        everything = true;
        nothing = false;
    }

    synchronized boolean nothing() {
        return nothing;
    }

    synchronized boolean all() {
        return everything;
    }

    synchronized boolean pagesListed() {
        return pages || everything;
    }

    /// Fronts whose order changed, by name.
    synchronized Set<String> fronts() {
        return Set.copyOf(fronts);
    }

    synchronized Set<StoryId> stories() {
        return Set.copyOf(stories);
    }

    /// Those whose pages lead to a story that changed.
    synchronized Set<StoryId> leading() {
        return Set.copyOf(leading);
    }

    synchronized boolean home(House house) {
        return everything
                || homes.contains(house.edition())
                || fronts.contains(house.arrangement(Order.HOME));
    }

    /// A section's front, or that of galleries or films.
    synchronized boolean front(House house, Slug front) {
        return everything
                || places.contains(new Place(house.edition(), front))
                || fronts.contains(house.arrangement(front.text()));
    }
}
