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
    private final Set<Slug> sections = new HashSet<>();
    private final Set<String> fronts = new HashSet<>();
    private final Set<StoryId> stories = new HashSet<>();
    private boolean home;
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

    synchronized void story(StoryId story, Slug section) {
        stories.add(story);
        sections.add(section);
        home = true;
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

    synchronized boolean home() {
        return home || everything || fronts.contains(Order.HOME);
    }

    synchronized boolean section(Slug section) {
        return everything || sections.contains(section) || fronts.contains(section.text());
    }
}
