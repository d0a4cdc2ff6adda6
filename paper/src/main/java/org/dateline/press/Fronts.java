package org.dateline.press;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dateline.ledger.Entry;
import org.dateline.ledger.Published;
import org.dateline.readership.Popular;
import org.dateline.story.Section;
import org.dateline.story.StoryId;

/// The pages that show other stories: home, the sections' fronts, and the rails. One that comes out
/// as it was is not put on the rack again. Only the thread that holds the press uses this.
final class Fronts {
    private final Rack rack;
    private final Entries entries;
    private final Order order;
    private final Map<String, byte[]> last = new HashMap<>();
    private volatile byte[] lastRails = {};
    private List<Published.StandingPage> pages = List.of();

    Fronts(Rack rack, Entries entries, Cards cards) {
        this.rack = rack;
        this.entries = entries;
        this.order = new Order(entries, cards);
    }

    /// Presses what is affected.
    ///
    /// @param newest the entry that changed it, the newest when several did
    void press(Sheets sheets, Affected affected, Entry newest, Effort effort) {
        affected.fronts().forEach(order::rearranged);
        Set<StoryId> stories = affected.stories();
        for (Section section : sheets.house().sections()) {
            if (affected.section(section.slug())
                    || order.isArranged(section.slug().text(), stories)) {
                put(sheets.section(section, order.section(section.slug()), newest), effort);
            }
        }
        if (affected.home()) {
            put(sheets.home(order.home(), newest), effort);
        }
    }

    void rails(Sheets sheets, List<Popular> ranking) {
        byte[] rails =
                sheets.rails(
                        new Rails(sheets.house(), order.popular(ranking), order.topNews(), pages));
        if (!Arrays.equals(rails, lastRails)) {
            rack.rails(rails);
            lastRails = rails;
        }
    }

    /// What the rack has; empty before anything was pressed.
    byte[] lastRails() {
        return lastRails;
    }

    /// Looks up the standing pages, which every page's foot leads to.
    List<Published.StandingPage> readPages() {
        pages = entries.pages().orElse(pages);
        return pages;
    }

    /// Every front as it would be pressed now.
    List<Sheet> all(Sheets sheets) {
        Entry newest = sheets.settled();
        List<Sheet> fronts = new ArrayList<>();
        fronts.add(sheets.home(order.home(), newest));
        for (Section section : sheets.house().sections()) {
            fronts.add(sheets.section(section, order.section(section.slug()), newest));
        }
        fronts.add(sheets.missing());
        return fronts;
    }

    /// Takes the fronts of sections away that the paper no longer has.
    void close(House before, House now) {
        for (Section section : before.sections()) {
            if (now.sections().stream().noneMatch(kept -> kept.slug().equals(section.slug()))) {
                rack.remove(Sheets.path(section));
                last.remove(Sheets.path(section));
            }
        }
    }

    /// Forgets what the rack has: at the next occasion they are put there whether they look
    /// different or not.
    void forget() {
        last.clear();
        lastRails = new byte[0];
    }

    private void put(Sheet sheet, Effort effort) {
        if (!Arrays.equals(sheet.body(), last.get(sheet.path()))) {
            rack.put(sheet, effort);
            last.put(sheet.path(), sheet.body());
        }
    }
}
