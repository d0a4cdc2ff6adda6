package org.dateline.press;

import java.util.List;
import java.util.Optional;
import org.dateline.story.Section;

/// A page of cards: the home front, or a section's.
///
/// @param cards most important first
public record Front(PageOpening opening, List<Card> cards) {
    /// The most cards a front shows.
    static final int CARDS = 30;

    private static final int SECOND = 5;

    static Front home(House house, List<Card> cards) {
        return new Front(
                new PageOpening(
                        house,
                        "home",
                        house.name(),
                        house.say("front.home.description", house.name()),
                        house.home(),
                        "",
                        true,
                        "",
                        Optional.empty(),
                        List.of()),
                cards);
    }

    static Front of(House house, Section section, List<Card> cards) {
        return new Front(
                new PageOpening(
                        house,
                        "section",
                        section.name(),
                        house.say("front.section.description", section.name(), house.name()),
                        house.front(section),
                        section.slug().text(),
                        true,
                        "",
                        Optional.empty(),
                        List.of()),
                cards);
    }

    /// The same front, described for machines, which stands in other editions too.
    ///
    /// @param data as [PageOpening#data]
    Front with(String data, List<PageOpening.Version> versions) {
        return new Front(opening.with(data, versions), cards);
    }

    public House house() {
        return opening.house();
    }

    public boolean empty() {
        return cards.isEmpty();
    }

    public Card lead() {
        return cards.getFirst();
    }

    /// What stands below the lead, with a summary.
    public List<Card> second() {
        return cards.subList(1, Math.min(SECOND, cards.size()));
    }

    /// Headlines alone.
    public List<Card> rest() {
        return cards.subList(Math.min(SECOND, cards.size()), cards.size());
    }
}
