package org.dateline.press;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.dateline.ledger.Damaged;
import org.dateline.ledger.Entry;
import org.dateline.ledger.Head;
import org.dateline.ledger.Ledger;
import org.dateline.ledger.Published;
import org.dateline.ledger.Selection;
import org.dateline.story.Language;
import org.dateline.story.StoryId;

/// The ledger as the press reads it: what is damaged is left out with an alarm, and the rest goes
/// on.
final class Entries {
    private final Ledger ledger;
    private final Consumer<String> alarm;

    Entries(Ledger ledger, Consumer<String> alarm) {
        this.ledger = ledger;
        this.alarm = alarm;
    }

    Optional<Published> read(long position) {
        return sound(
                "Entry " + position + " is not printed", () -> Optional.of(ledger.read(position)));
    }

    /// The site as last settled; empty when that cannot be read, and what was settled before stays.
    Optional<Published.Site> site() {
        return sound("The site's settings are not taken over", () -> Optional.of(ledger.site()));
    }

    List<StoryId> arrangement(String front) {
        return sound(
                        "The front “" + front + "” is not in the desk's order",
                        () -> ledger.arrangement(front))
                .map(Published.Arrangement::stories)
                .orElse(List.of());
    }

    /// Empty when one of the standing pages cannot be read.
    Optional<List<Published.StandingPage>> pages() {
        return sound(
                "The list of standing pages is not renewed", () -> Optional.of(ledger.pages()));
    }

    /// Those that were taken away; none when one cannot be read.
    List<Published.WithdrawnPage> withdrawnPages() {
        return sound(
                        "The standing pages that were taken away are not looked after",
                        () -> Optional.of(ledger.withdrawnPages()))
                .orElse(List.of());
    }

    Optional<Head> head(StoryId story) {
        return ledger.head(story);
    }

    Optional<Head> byOrdinal(int ordinal) {
        return ledger.byOrdinal(ordinal);
    }

    List<Head> newest(Selection selection, Set<Language> languages, int limit) {
        return ledger.newest(selection, languages, limit);
    }

    List<Language> languages() {
        return ledger.languages();
    }

    BitSet ordinals(Language language) {
        return ledger.ordinals(language);
    }

    /// Live stories that tell the same in other languages.
    List<Head> kin(StoryId story) {
        return ledger.kin(story);
    }

    /// Whether any live story names another as related.
    boolean namesRelated() {
        return ledger.namesRelated();
    }

    /// Live stories that name `story` as related.
    List<StoryId> naming(StoryId story) {
        return ledger.naming(story);
    }

    /// Whether no later entry is about the same story.
    boolean isNewest(Entry entry) {
        return ledger.head(StoryId.parse(entry.subject().id()))
                .filter(head -> head.position() != entry.position())
                .isEmpty();
    }

    private <T> Optional<T> sound(String otherwise, Supplier<Optional<T>> reading) {
        try {
            return reading.get();
        } catch (Damaged damaged) {
            alarm.accept(otherwise + ": " + damaged.getMessage());
            return Optional.empty();
        }
    }
}
