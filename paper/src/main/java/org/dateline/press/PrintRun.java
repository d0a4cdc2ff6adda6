package org.dateline.press;

import java.util.Optional;
import java.util.Set;
import org.dateline.ledger.Entry;
import org.dateline.ledger.Published;
import org.dateline.story.Digest;
import org.dateline.story.StoryId;

/// Presses the pages of a batch of entries and notes what else they affect. Several threads may
/// share one.
final class PrintRun {
    private final Entries entries;
    private final Rack rack;
    private final Cards cards;
    private final Languages languages;
    private final Sheets sheets;
    private final Supply supply;
    private final boolean areRelated;
    private final Effort effort;
    private final Affected affected;

    /// @param areRelated whether any story names another as related
    PrintRun(
            Entries entries,
            Rack rack,
            Cards cards,
            Languages languages,
            Sheets sheets,
            Supply supply,
            boolean areRelated,
            Effort effort,
            Affected affected) {
        this.entries = entries;
        this.rack = rack;
        this.cards = cards;
        this.languages = languages;
        this.sheets = sheets;
        this.supply = supply;
        this.areRelated = areRelated;
        this.effort = effort;
        this.affected = affected;
    }

    void press(Published published) {
        affected.saw(published.entry());
        switch (published) {
            case Published.OfStory story -> {
                affected.story(story, sheets.house(story));
                Optional<Published> before = before(story.entry());
                if (put(story, left(before))) {
                    languages.add(story);
                    cards.keep(story);
                }
                kin(story.id());
                if (areRelated && !readsTheSame(before, story)) {
                    naming(story.id());
                }
            }
            case Published.Withdrawn withdrawn -> {
                put(withdrawn, left(before(withdrawn.entry())));
                kin(withdrawn.id());
                naming(withdrawn.id());
            }
            case Published.StandingPage page -> page(page);
            case Published.WithdrawnPage page -> page(page);
            case Published.Arrangement arrangement -> affected.front(arrangement.front());
            case Published.Site _, Published.Key _ -> {}
        }
    }

    /// Of an import only the newest versions are put on the rack, together with the fronts.
    private void page(Published page) {
        switch (effort) {
            case NOW -> rack.put(sheets.of(page), effort);
            case BULK -> {}
        }
        affected.pages();
    }

    private Optional<Published> before(Entry entry) {
        return entry.previous() < 0 ? Optional.empty() : entries.read(entry.previous());
    }

    private static boolean readsTheSame(Optional<Published> before, Published.OfStory now) {
        return before.orElse(null) instanceof Published.OfStory story
                && Card.of(story).readsLike(Card.of(now));
    }

    /// Their pages name this one as related.
    private void naming(StoryId story) {
        if (areRelated) {
            entries.naming(story).forEach(affected::leading);
        }
    }

    /// The fronts where the story stood before lose its card, or show another.
    ///
    /// @return the public files of what the story showed before
    private Set<Digest> left(Optional<Published> published) {
        if (published.orElse(null) instanceof Published.OfStory before) {
            affected.story(before, sheets.house(before));
            before.story().relations().original().ifPresent(this::original);
            return Supply.files(before);
        }
        return Set.of();
    }

    /// The story that this one told in another language, which it may tell no more.
    private void original(StoryId original) {
        affected.leading(original);
        kin(original);
    }

    /// Their pages lead to this one.
    private void kin(StoryId story) {
        if (sheets.editions().isOne()) {
            return;
        }
        entries.kin(story).forEach(head -> affected.leading(head.id()));
    }

    /// Puts a story's page on the rack, and before that its pictures on the shelf. Of an import
    /// only the newest version: there may be a hundred.
    private boolean put(Published published, Set<Digest> before) {
        boolean due =
                switch (effort) {
                    case NOW -> true;
                    case BULK -> entries.isNewest(published.entry());
                };
        Set<Digest> files = Supply.files(published);
        if (due) {
            supply.settle(files);
            rack.put(sheets.of(published), effort);
        }
        supply.settle(before.stream().filter(file -> !files.contains(file)).toList());
        return due;
    }
}
