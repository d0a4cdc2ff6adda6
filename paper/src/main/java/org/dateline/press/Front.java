package org.dateline.press;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dateline.archive.Heading;
import org.dateline.story.Section;
import org.dateline.story.StoryId;
import org.dateline.story.Visual;

/// A page of cards: the home front, a section's, or that of galleries or films. No story stands
/// there twice.
///
/// @param top most important first
/// @param photos below it, on the home front
/// @param sections what else there is in each, on the home front
/// @param rest what is shown by its headline
public record Front(
        PageOpening opening, List<Card> top, Strip photos, List<Strip> sections, List<Card> rest) {
    /// The most cards a front shows, besides a home front's strips.
    static final int CARDS = 30;

    /// Stories on top that are shown with a summary, the lead among them.
    static final int TOP = 5;

    /// Galleries, or stories of a section, that a home front has below.
    static final int STRIP = 4;

    /// Fewer galleries make no strip.
    private static final int FEW = 2;

    static Front home(House house, Offer offer) {
        Set<StoryId> shown = new HashSet<>();
        List<Card> top = offer.cards().stream().limit(TOP).toList();
        add(shown, top);
        Strip photos = offer.photos().besides(shown).pictured(STRIP);
        photos = photos.cards().size() < FEW ? Strip.NONE : photos;
        add(shown, photos.cards());
        List<Strip> sections = new ArrayList<>();
        for (Strip each : offer.sections()) {
            Strip section = each.besides(shown).first(STRIP);
            if (!section.isEmpty()) {
                sections.add(section);
                add(shown, section.cards());
            }
        }
        List<Card> rest =
                offer.cards().stream()
                        .skip(TOP)
                        .filter(card -> !shown.contains(card.id()))
                        .toList();
        return new Front(opening(house), top, photos, List.copyOf(sections), rest);
    }

    private static void add(Set<StoryId> shown, List<Card> cards) {
        cards.forEach(card -> shown.add(card.id()));
    }

    private static PageOpening opening(House house) {
        return new PageOpening(
                house,
                "home",
                house.name(),
                house.say("front.home.description", house.name()),
                house.home(),
                "",
                true,
                "",
                Optional.empty(),
                List.of());
    }

    static Front of(House house, Section section, List<Card> cards) {
        String description = house.say("front.section.description", section.name(), house.name());
        return new Front(
                opening(house, section, description),
                cards.stream().limit(TOP).toList(),
                Strip.NONE,
                List.of(),
                cards.stream().skip(TOP).toList());
    }

    /// A front where every story is shown by its picture.
    ///
    /// @param front what it is called and where it stands
    static Front visual(House house, Visual visual, Section front, List<Card> cards) {
        String description =
                switch (visual) {
                    case GALLERY -> house.say("front.photos.description", house.name());
                    case FILM -> house.say("front.videos.description", house.name());
                };
        return new Front(
                opening(house, front, description), cards, Strip.NONE, List.of(), List.of());
    }

    private static PageOpening opening(House house, Section section, String description) {
        return new PageOpening(
                house,
                "section",
                section.name(),
                description,
                house.front(section),
                section.slug().text(),
                true,
                "",
                Optional.empty(),
                List.of());
    }

    /// The same front, described for machines, which stands in other editions too.
    ///
    /// @param data as [PageOpening#data]
    Front with(String data, List<PageOpening.Version> versions) {
        return new Front(opening.with(data, versions), top, photos, sections, rest);
    }

    public House house() {
        return opening.house();
    }

    public boolean empty() {
        return top.isEmpty();
    }

    public Card lead() {
        return top.getFirst();
    }

    /// What stands below the lead, with a summary.
    public List<Card> second() {
        return top.subList(1, top.size());
    }

    /// Where a section's older stories are listed; empty for another front.
    public Optional<String> older() {
        return Optional.of(opening.current())
                .filter(slug -> !slug.isEmpty())
                .map(slug -> house().list(new Heading(Heading.Kind.SECTION, slug)));
    }

    /// All it shows, from the top.
    List<Card> cards() {
        return Stream.of(
                        top.stream(),
                        photos.cards().stream(),
                        sections.stream().flatMap(section -> section.cards().stream()),
                        rest.stream())
                .flatMap(cards -> cards)
                .toList();
    }
}
