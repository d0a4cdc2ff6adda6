package org.dateline.press;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.dateline.ledger.Entry;
import org.dateline.story.Slug;
import org.dateline.story.StoryId;
import org.jspecify.annotations.Nullable;

/// What a batch of entries changes besides the pages of the entries themselves. Several threads may
/// add to it.
final class Affected {
    /// A section in one edition.
    private record Place(int edition, Slug section) {}

    private final Set<Place> sections = new HashSet<>();
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

    /// A story that stands, or stood, in a section of an edition.
    synchronized void story(StoryId story, House house, Slug section) {
        stories.add(story);
        sections.add(new Place(house.edition(), section));
        homes.add(house.edition());
        nothing = false;
    }

    /// A story whose page leads to one that changed, in another language.
    synchronized void kin(StoryId story) {
        leading.add(story);
        nothing = false;
    }

    /// A story whose page leads to one that reads otherwise now, as related.
    synchronized void naming(StoryId story) {
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

    synchronized boolean section(House house, Slug section) {
        return everything
                || sections.contains(new Place(house.edition(), section))
                || fronts.contains(house.arrangement(section.text()));
    }
}
