package org.dateline.press;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dateline.ledger.Entry;
import org.dateline.ledger.Published;
import org.dateline.readership.MostPopular;
import org.dateline.story.Section;
import org.dateline.story.StoryId;

/// The pages that show other stories: home, the sections' fronts, and the rails, in every edition.
/// One that comes out as it was is not put on the rack again. Only the thread that holds the press
/// uses this.
final class Fronts {
    private final Rack rack;
    private final Entries entries;
    private final Order order;
    private final Map<String, byte[]> last = new HashMap<>();
    private volatile byte[][] lastRails = new byte[RackEnds.EDITIONS][0];
    private List<Published.StandingPage> pages = List.of();

    Fronts(Rack rack, Entries entries, Cards cards, Languages languages) {
        this.rack = rack;
        this.entries = entries;
        this.order = new Order(entries, cards, languages);
    }

    /// Presses what is affected.
    ///
    /// @param newest the entry that changed it, the newest when several did
    void press(Sheets sheets, Affected affected, Entry newest, Effort effort) {
        affected.fronts().forEach(order::rearranged);
        Set<StoryId> stories = affected.stories();
        Editions editions = sheets.editions();
        for (House house : editions.all()) {
            for (Section section : house.sections()) {
                if (affected.section(house, section.slug())
                        || order.isArranged(house.arrangement(section.slug().text()), stories)) {
                    List<Card> cards = order.section(editions, house, section.slug());
                    put(sheets.section(house, section, cards, newest), effort);
                }
            }
            if (affected.home(house)
                    || affected.pagesListed()
                    || order.isArranged(house.arrangement(Order.HOME), stories)) {
                put(sheets.home(house, order.home(editions, house), pages, newest), effort);
            }
        }
    }

    void rails(Sheets sheets, MostPopular ranking) {
        Editions editions = sheets.editions();
        for (House house : editions.all()) {
            byte[] rails =
                    sheets.rails(
                            new Rails(
                                    house,
                                    order.popular(editions, house, ranking),
                                    order.topNews(editions, house),
                                    pages(editions, house)));
            int edition = house.edition();
            if (!Arrays.equals(rails, lastRails[edition])) {
                rack.rails(edition, rails);
                byte[][] next = lastRails.clone();
                next[edition] = rails;
                lastRails = next;
            }
        }
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
        return order.all(editions);
    }

    /// Every front as it would be pressed now.
    List<Sheet> all(Sheets sheets) {
        Entry newest = sheets.settled();
        Editions editions = sheets.editions();
        List<Sheet> fronts = new ArrayList<>();
        for (House house : editions.all()) {
            fronts.add(sheets.home(house, order.home(editions, house), pages, newest));
            for (Section section : house.sections()) {
                List<Card> cards = order.section(editions, house, section.slug());
                fronts.add(sheets.section(house, section, cards, newest));
            }
        }
        fronts.addAll(sheets.missing());
        return fronts;
    }

    /// Takes away the fronts that the paper no longer has.
    void close(Editions before, Editions now) {
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
