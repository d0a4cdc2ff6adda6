package org.dateline.press;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.dateline.ledger.Published;
import org.dateline.story.Language;

/// Which live stories are in which language, for those that are not in the paper's main one: a bit
/// for each story. With it an edition is looked up by the languages that belong to it, and the most
/// popular of an edition are found without reading. Any thread may use it.
final class Languages {
    private final Map<Language, BitSet> stories = new HashMap<>();

    /// Looks up what there is.
    synchronized void read(Entries entries) {
        stories.clear();
        for (Language language : entries.languages()) {
            if (!language.equals(Language.MAIN)) {
                stories.put(language, entries.ordinals(language));
            }
        }
    }

    /// A story was published.
    synchronized void add(Published.OfStory story) {
        Language language = story.story().language();
        stories.values().forEach(ordinals -> ordinals.clear(story.ordinal()));
        if (!language.equals(Language.MAIN)) {
            stories.computeIfAbsent(language, _ -> new BitSet()).set(story.ordinal());
        }
    }

    /// Those whose stories are in the edition.
    synchronized Set<Language> of(Editions editions, House house) {
        Set<Language> own =
                stories.keySet().stream()
                        .filter(language -> editions.of(language).edition() == house.edition())
                        .collect(Collectors.toSet());
        if (house.edition() == 0) {
            own.add(Language.MAIN);
        }
        return own;
    }

    /// Whether the story of an ordinal is in the edition, as it is now.
    synchronized IntPredicate among(Editions editions, House house) {
        BitSet others = new BitSet();
        BitSet own = new BitSet();
        stories.forEach(
                (language, ordinals) ->
                        (editions.of(language).edition() == house.edition() ? own : others)
                                .or(ordinals));
        return house.edition() == 0 ? ordinal -> !others.get(ordinal) : own::get;
    }
}
