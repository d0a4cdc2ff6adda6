package org.dateline.press;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.dateline.ledger.Entry;
import org.dateline.ledger.Kind;
import org.dateline.ledger.Ledger;
import org.dateline.ledger.Published;
import org.dateline.ledger.Subject;
import org.dateline.story.Language;
import org.dateline.story.Medium;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.dateline.story.Text;

/// Galleys: what the press would make of copy that readers do not have, if it was published this
/// second. They are for the newsroom; nothing of them comes on the rack or the shelf. Any thread
/// may use it.
public final class Galleys {
    private final Supplier<Sheets> sheets;
    private final Ledger ledger;
    private final Entries entries;
    private final BiFunction<House, Slug, List<Card>> fronts;
    private final Catalogue.Whole whole;
    private final InstantSource clock;

    /// @param fronts what the front of a section shows
    Galleys(
            Supplier<Sheets> sheets,
            Ledger ledger,
            Entries entries,
            BiFunction<House, Slug, List<Card>> fronts,
            Catalogue.Whole whole,
            InstantSource clock) {
        this.sheets = sheets;
        this.ledger = ledger;
        this.entries = entries;
        this.fronts = fronts;
        this.whole = whole;
        this.clock = clock;
    }

    /// Copy to be looked at.
    ///
    /// @param media what it shows and may be printed
    public record Unprinted(StoryId id, Story story, List<Medium> media) {}

    /// Its whole page.
    public byte[] page(Unprinted copy) {
        Sheets now = sheets.get();
        Published.OfStory story = printed(copy);
        return whole.of(now, now.house(story), now.of(story).body());
    }

    /// A standing page, whole.
    public byte[] page(Slug slug, Language language, String title, List<Text> paragraphs) {
        Sheets now = sheets.get();
        Published.StandingPage page =
                new Published.StandingPage(
                        new Entry(
                                ledger.size(),
                                Kind.PUBLISH,
                                new Subject(Subject.Type.PAGE, slug.text()),
                                1,
                                -1,
                                clock.instant(),
                                Entry.Origin.DESK,
                                "",
                                ""),
                        slug,
                        language,
                        title,
                        paragraphs);
        return whole.of(now, now.house(page), now.of(page).body());
    }

    /// The front of its section with the story on top.
    public byte[] front(Unprinted copy) {
        Sheets now = sheets.get();
        Published.OfStory story = printed(copy);
        House house = now.house(story);
        Section section = house.section(copy.story().section());
        List<Card> cards = new ArrayList<>(List.of(Card.of(story)));
        fronts.apply(house, section.slug()).stream()
                .filter(card -> !card.id().equals(copy.id()))
                .limit(Front.CARDS - 1L)
                .forEach(cards::add);
        return whole.of(now, house, now.section(house, section, cards, story.entry()).body());
    }

    /// What it tells search engines and networks.
    public PageOpening opening(Unprinted copy) {
        Published.OfStory story = printed(copy);
        House house = sheets.get().house(story);
        return PageStory.of(house, story, List.of(), List.of(), clock.instant()).opening();
    }

    /// The fronts that are open to a story in its edition, by the names of their arrangements.
    public List<String> fronts(Story story) {
        House house = sheets.get().editions().of(story.language());
        List<String> fronts = new ArrayList<>();
        fronts.add(house.arrangement(Order.HOME));
        fronts.add(house.arrangement(story.section().text()));
        story.visuals().stream()
                .map(visual -> house.arrangement(visual.front().text()))
                .sorted()
                .forEach(fronts::add);
        return fronts;
    }

    /// The language of a story's words, BCP 47.
    public String language(Story story) {
        House house = sheets.get().editions().of(story.language());
        String own = house.foreign(story.language());
        return own == null ? house.language() : own;
    }

    /// A time as the paper writes it.
    public When when(Instant time) {
        return sheets.get().editions().main().when(time);
    }

    private Published.OfStory printed(Unprinted copy) {
        Instant now = clock.instant();
        Optional<Published.OfStory> live = live(copy.id());
        Entry entry =
                new Entry(
                        ledger.size(),
                        live.isPresent() ? Kind.UPDATE : Kind.PUBLISH,
                        new Subject(Subject.Type.STORY, copy.id().toString()),
                        live.map(before -> before.entry().version() + 1).orElse(1),
                        live.map(before -> before.entry().position()).orElse(-1L),
                        now,
                        Entry.Origin.DESK,
                        "",
                        "");
        return new Published.OfStory(
                entry,
                copy.id(),
                live.map(Published.OfStory::ordinal).orElse(0),
                copy.story().slug(),
                copy.story(),
                copy.media(),
                live.map(Published.OfStory::firstPublished).orElse(now),
                now,
                live.map(Published.OfStory::notices).orElse(List.of()));
    }

    private Optional<Published.OfStory> live(StoryId id) {
        return entries.head(id)
                .flatMap(head -> entries.read(head.position()))
                .filter(Published.OfStory.class::isInstance)
                .map(Published.OfStory.class::cast);
    }
}
