package org.dateline.press;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dateline.archive.Answers;
import org.dateline.archive.Heading;
import org.dateline.archive.Period;
import org.dateline.archive.Question;
import org.dateline.archive.Stretch;
import org.dateline.ledger.Published;
import org.dateline.readership.MostPopular;
import org.dateline.story.Language;
import org.dateline.story.StoryId;

/// The whole pages that list stories, composed when somebody asks for them: what stands under a
/// heading, what was found, what was corrected, what is read most. Which stories those are the
/// archive says; what is printed of each comes from the ledger. Any thread may use it.
public final class Catalogue {
    /// Places on the page of the most popular stories.
    private static final int MOST_POPULAR = 50;

    private final Supplier<Sheets> sheets;
    private final Entries entries;
    private final Cards cards;
    private final Languages languages;
    private final MostPopular popular;
    private final InstantSource clock;
    private final Function<Published, String> paths;
    private final Whole whole;
    private final Pages pages = new Pages();

    /// Puts a page's head before its body and the rails behind.
    @FunctionalInterface
    interface Whole {
        byte[] of(Sheets sheets, House house, byte[] body);
    }

    /// @param paths where that stands now which an entry is about
    Catalogue(
            Supplier<Sheets> sheets,
            Entries entries,
            Cards cards,
            Languages languages,
            MostPopular popular,
            InstantSource clock,
            Function<Published, String> paths,
            Whole whole) {
        this.sheets = sheets;
        this.entries = entries;
        this.cards = cards;
        this.languages = languages;
        this.popular = popular;
        this.clock = clock;
        this.paths = paths;
        this.whole = whole;
    }

    /// The edition whose addresses begin with `/slug`; the main one's with nothing.
    public Optional<House> edition(String slug) {
        return sheets.get().editions().named(slug);
    }

    /// The languages an edition's stories are in.
    public Set<Language> languages(House house) {
        return languages.of(sheets.get().editions(), house);
    }

    /// What stands under a heading.
    public byte[] list(House house, Heading heading, Stretch stretch) {
        PageList page = PageList.of(house, heading, stretch, cards(stretch.items()));
        return whole(house, pages.list(page));
    }

    /// When stories were published.
    ///
    /// @param within the year or month that is divided; empty for all years
    public byte[] periods(House house, String within, List<Period> periods) {
        return whole(house, pages.periods(PageList.OfPeriods.of(house, within, periods)));
    }

    /// What was found.
    public byte[] found(House house, Question question, Answers answers) {
        PageSearch page = PageSearch.of(house, question, answers, cards(answers.ordinals()));
        return whole(house, pages.search(page));
    }

    /// What was corrected or withdrawn.
    public byte[] corrections(House house, Stretch stretch) {
        List<PageCorrections.Line> lines =
                stretch.items().stream()
                        .flatMap(position -> entries.read(position).stream())
                        .flatMap(published -> line(house, published).stream())
                        .toList();
        return whole(house, pages.corrections(PageCorrections.of(house, stretch, lines)));
    }

    private Optional<PageCorrections.Line> line(House house, Published published) {
        return switch (published) {
            case Published.OfStory story when !story.notices().isEmpty() -> line(house, story);
            case Published.Withdrawn withdrawn ->
                    withdrawn.byLaw() || !isTakenByLaw(now(withdrawn.id()))
                            ? Optional.of(PageCorrections.line(house, withdrawn))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// Of a story that the law took back nothing is said but that.
    private Optional<PageCorrections.Line> line(House house, Published.OfStory story) {
        Optional<Published> now = now(story.id());
        return isTakenByLaw(now) || isUndone(story, now)
                ? Optional.empty()
                : Optional.of(
                        PageCorrections.line(
                                house,
                                story,
                                now.orElse(null) instanceof Published.OfStory
                                        ? paths.apply(story)
                                        : ""));
    }

    /// A notice that was taken back within seconds stands on no page.
    private static boolean isUndone(Published.OfStory story, Optional<Published> now) {
        return now.orElse(null) instanceof Published.OfStory last
                && !last.notices().contains(story.notices().getLast());
    }

    private Optional<Published> now(StoryId id) {
        return entries.head(id).flatMap(head -> entries.read(head.position()));
    }

    private static boolean isTakenByLaw(Optional<Published> now) {
        return now.orElse(null) instanceof Published.Withdrawn last && last.byLaw();
    }

    /// What was read most in 24 hours.
    public byte[] popular(House house) {
        List<Card> most =
                Order.popular(
                                entries,
                                cards,
                                languages,
                                sheets.get().editions(),
                                house,
                                popular,
                                MOST_POPULAR)
                        .map(card -> card.at(clock.instant()))
                        .toList();
        return whole(house, pages.popular(PagePopular.of(house, most)));
    }

    /// That there is no such page.
    public byte[] missing(House house) {
        return whole(house, pages.missing(house, ""));
    }

    private List<Card> cards(List<Long> ordinals) {
        return ordinals.stream()
                .flatMap(ordinal -> entries.byOrdinal(Math.toIntExact(ordinal)).stream())
                .flatMap(head -> cards.of(head).stream())
                .map(card -> card.at(clock.instant()))
                .toList();
    }

    private byte[] whole(House house, byte[] body) {
        return whole.of(sheets.get(), house, body);
    }
}
