package org.dateline.press;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dateline.ledger.Entry;
import org.dateline.ledger.Published;
import org.dateline.readership.MostPopular;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.dateline.story.StoryId;
import org.dateline.story.Visual;

/// The pages that show other stories: home, the fronts of sections, galleries and films, and the
/// rails, in every edition. One that comes out as it was is not put on the rack again. Only the
/// thread that holds the press uses this.
final class Fronts {
    private final Rack rack;
    private final Entries entries;
    private final Order order;
    private final Map<String, byte[]> last = new HashMap<>();
    private volatile byte[][] lastRails = new byte[RackEnds.EDITIONS][0];
    private List<Published.StandingPage> pages = List.of();

    Fronts(Rack rack, Entries entries, Order order) {
        this.rack = rack;
        this.entries = entries;
        this.order = order;
    }

    /// The fronts in another order, to be looked at.
    Fronts in(Order other) {
        Fronts fronts = new Fronts(rack, entries, other);
        fronts.pages = pages;
        return fronts;
    }

    /// Presses what is affected.
    ///
    /// @param newest the entry that changed it, the newest when several did
    void press(Sheets sheets, Affected affected, Entry newest, Effort effort) {
        affected.fronts().forEach(order::rearranged);
        Editions editions = sheets.editions();
        for (House house : editions.all()) {
            boolean below = false; // the home front shows a few of each
            for (Section section : house.sections()) {
                if (changed(affected, house, section.slug())) {
                    put(section(sheets, house, section, newest), effort);
                    below = true;
                }
            }
            for (Visual visual : Visual.values()) {
                if (changed(affected, house, visual.front()) && has(house, visual)) {
                    put(visual(sheets, house, visual, newest), effort);
                    below = true;
                }
            }
            if (below
                    || affected.home(house)
                    || affected.pagesListed()
                    || order.isArranged(house.arrangement(Order.HOME), affected.stories())) {
                put(home(sheets, house, newest), effort);
            }
        }
    }

    private boolean changed(Affected affected, House house, Slug front) {
        boolean changed =
                affected.front(house, front)
                        || order.isArranged(house.arrangement(front.text()), affected.stories());
        if (changed) {
            order.changed(house, front);
        }
        return changed;
    }

    Sheet home(Sheets sheets, House house, Entry newest) {
        Offer offer = order.offer(sheets.editions(), house, front(house, Visual.GALLERY));
        return sheets.home(house, offer, pages, newest);
    }

    Sheet section(Sheets sheets, House house, Section section, Entry newest) {
        List<Card> cards = order.section(sheets.editions(), house, section.slug());
        return sheets.section(house, section, cards, newest);
    }

    /// What the front of a section shows now, from the top.
    List<Card> section(Editions editions, House house, Slug section) {
        return order.section(editions, house, section);
    }

    Sheet visual(Sheets sheets, House house, Visual visual, Entry newest) {
        List<Card> cards = order.visual(sheets.editions(), house, visual, Front.CARDS);
        return sheets.visual(house, visual, cards, newest);
    }

    private boolean has(House house, Visual visual) {
        return front(house, visual).isPresent();
    }

    /// Empty when a section or a standing page has had its address from before.
    private Optional<Section> front(House house, Visual visual) {
        return house.front(visual).filter(front -> !isPage(house.front(front)));
    }

    private boolean isPage(String path) {
        return pages.stream().anyMatch(page -> path.equals("/" + page.slug()));
    }

    void rails(Sheets sheets, MostPopular ranking) {
        Editions editions = sheets.editions();
        for (House house : editions.all()) {
            byte[] rails = rails(sheets, house, ranking);
            int edition = house.edition();
            if (!Arrays.equals(rails, lastRails[edition])) {
                rack.rails(edition, rails);
                byte[][] next = lastRails.clone();
                next[edition] = rails;
                lastRails = next;
            }
        }
    }

    byte[] rails(Sheets sheets, House house, MostPopular ranking) {
        Editions editions = sheets.editions();
        return sheets.rails(
                new Rails(
                        house,
                        order.popular(editions, house, ranking),
                        order.topNews(editions, house),
                        strip(editions, house, Visual.GALLERY),
                        strip(editions, house, Visual.FILM),
                        pages(editions, house)));
    }

    private Strip strip(Editions editions, House house, Visual visual) {
        return new Strip(front(house, visual), order.visual(editions, house, visual, Rails.LENGTH));
    }

    /// The edition's own standing pages; the main one's where it has none.
    private List<Published.StandingPage> pages(Editions editions, House house) {
        List<Published.StandingPage> own =
                pages.stream()
                        .filter(page -> editions.of(page.language()).edition() == house.edition())
                        .toList();
        return own.isEmpty() && house.edition() != 0 ? pages(editions, editions.main()) : own;
    }

    /// What the rack has for an edition; empty before anything was pressed.
    byte[] lastRails(House house) {
        return lastRails[house.edition()];
    }

    /// Looks up the standing pages, which every page's foot leads to.
    List<Published.StandingPage> readPages() {
        pages = entries.pages().orElse(pages);
        return pages;
    }

    /// The stories on every front and rail of top news, by the name its arrangement has.
    Map<String, List<StoryId>> stories(Editions editions) {
        return order.all(editions, this::has);
    }

    /// Every front as it would be pressed now.
    List<Sheet> all(Sheets sheets) {
        order.forget(); // what the ledger says is asked, not what was kept
        Entry newest = sheets.settled();
        List<Sheet> fronts = new ArrayList<>();
        for (House house : sheets.editions().all()) {
            fronts.add(home(sheets, house, newest));
            for (Section section : house.sections()) {
                fronts.add(section(sheets, house, section, newest));
            }
            for (Visual visual : Visual.values()) {
                if (has(house, visual)) {
                    fronts.add(visual(sheets, house, visual, newest));
                }
            }
        }
        fronts.addAll(sheets.missing());
        return fronts;
    }

    /// Takes away the fronts that the paper no longer has.
    void close(Editions before, Editions now) {
        order.forget();
        List<String> kept = now.fronts();
        for (String front : before.fronts()) {
            if (!kept.contains(front)) {
                rack.remove(front);
                last.remove(front);
            }
        }
        before.all().stream()
                .skip(now.all().size())
                .forEach(house -> rack.remove(house.home() + Sheets.MISSING));
    }

    /// Forgets what the rack has: at the next occasion they are put there whether they look
    /// different or not.
    void forget() {
        order.forget();
        last.clear();
        lastRails = new byte[RackEnds.EDITIONS][0];
    }

    private void put(Sheet sheet, Effort effort) {
        if (!Arrays.equals(sheet.body(), last.get(sheet.path()))) {
            rack.put(sheet, effort);
            last.put(sheet.path(), sheet.body());
        }
    }
}
