package org.dateline.press;

import org.dateline.ledger.Entry;
import org.dateline.ledger.Published;

/// Presses the pages of a batch of entries and notes what else they affect. Several threads may
/// share one.
final class PrintRun {
    private final Entries entries;
    private final Rack rack;
    private final Cards cards;
    private final Sheets sheets;
    private final Effort effort;
    private final Affected affected;

    PrintRun(
            Entries entries,
            Rack rack,
            Cards cards,
            Sheets sheets,
            Effort effort,
            Affected affected) {
        this.entries = entries;
        this.rack = rack;
        this.cards = cards;
        this.sheets = sheets;
        this.effort = effort;
        this.affected = affected;
    }

    void press(Published published) {
        affected.saw(published.entry());
        switch (published) {
            case Published.OfStory story -> {
                affected.story(story.id(), story.story().section());
                left(story.entry());
                if (put(story)) {
                    cards.keep(story);
                }
            }
            case Published.Withdrawn withdrawn -> {
                left(withdrawn.entry());
                put(withdrawn);
            }
            case Published.StandingPage page -> {
                rack.put(sheets.of(page), effort);
                affected.pages();
            }
            case Published.Arrangement arrangement -> affected.front(arrangement.front());
            case Published.Site _, Published.Key _ -> {}
        }
    }

    /// The front of the section where the story stood before loses its card, or shows another.
    private void left(Entry entry) {
        if (entry.previous() >= 0
                && entries.read(entry.previous()).orElse(null)
                        instanceof Published.OfStory before) {
            affected.story(before.id(), before.story().section());
        }
    }

    /// Puts a story's page on the rack. Of an import only the newest version: there may be a
    /// hundred.
    private boolean put(Published published) {
        boolean due =
                switch (effort) {
                    case NOW -> true;
                    case BULK -> entries.isNewest(published.entry());
                };
        if (due) {
            rack.put(sheets.of(published), effort);
        }
        return due;
    }
}
