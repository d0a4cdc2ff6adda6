package org.dateline.press;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.dateline.ledger.Entry;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.jspecify.annotations.Nullable;

/// What a batch of entries changes besides the pages of the entries themselves. Several threads may
/// add to it.
final class Affected {
    private final Set<Slug> sections = new HashSet<>();
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

    synchronized void section(Slug section) {
        sections.add(section);
        home = true;
        nothing = false;
    }

    /// A front by the name its arrangement has.
    synchronized void front(String name) {
        nothing = false;
        switch (name) {
            case Order.HOME -> home = true;
            case Order.TOP_NEWS -> {} // in the rails, which every batch looks at
            default -> sections.add(new Slug(name));
        }
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

    synchronized boolean home() {
        return home || everything;
    }

    synchronized boolean section(Section section) {
        return everything || sections.contains(section.slug());
    }
}
