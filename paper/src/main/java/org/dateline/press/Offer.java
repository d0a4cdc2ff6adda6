package org.dateline.press;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// What there is for the home front, before it is laid out.
///
/// @param cards most important first
/// @param photos newest galleries
/// @param sections of each its most important, in the order of the sections
record Offer(List<Card> cards, Strip photos, List<Strip> sections) {
    List<Card> all() {
        return Stream.of(
                        cards.stream(),
                        photos.cards().stream(),
                        sections.stream().flatMap(section -> section.cards().stream()))
                .flatMap(offered -> offered)
                .toList();
    }

    /// The offer as it may be shown at `now`.
    Offer at(Instant now) {
        return new Offer(
                cards.stream().map(card -> card.at(now)).toList(),
                photos.at(now),
                sections.stream().map(section -> section.at(now)).toList());
    }
}
