package org.dateline.press;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dateline.ledger.Entry;
import org.dateline.ledger.Evidence;
import org.dateline.ledger.Published;
import org.dateline.story.Refusal;
import org.dateline.story.Section;
import org.dateline.story.StoryId;
import org.dateline.story.Visual;

/// Makes sheets of what was published, in the style of the house as it was last settled, each in
/// the edition it belongs to.
final class Sheets {
    /// Where the page stands that is shown where nothing is.
    static final String MISSING = "/404";

    private static final int NOT_COUNTED = -1;

    private final Editions editions;
    private final Entry settled;
    private final String style;
    private final InstantSource clock;
    private final Function<StoryId, List<Card>> kin;
    private final Function<Published.OfStory, List<Card>> related;
    private final Pages pages = new Pages();
    private final Map<Integer, byte[]> unavailable = new ConcurrentHashMap<>();

    /// @param clock decides which pictures may still be shown, and how old stories are
    /// @param kin what tells the same as a story in other languages
    /// @param related what a story names as related and readers have
    Sheets(
            Published.Site site,
            InstantSource clock,
            Function<StoryId, List<Card>> kin,
            Function<Published.OfStory, List<Card>> related) {
        this.clock = clock;
        this.kin = kin;
        this.related = related;
        editions = new Editions(site);
        settled = site.entry();
        style = Specimen.style(pages, editions.all());
    }

    /// A name for how pages look: another one means that they look different.
    String style() {
        return style;
    }

    /// The entry the style is from.
    Entry settled() {
        return settled;
    }

    Editions editions() {
        return editions;
    }

    /// The edition an entry is read in.
    House house(Published published) {
        return switch (published) {
            case Published.OfStory story -> editions.of(story.story().language());
            case Published.Withdrawn withdrawn -> editions.of(withdrawn.language());
            case Published.StandingPage page -> editions.of(page.language());
            case Published.WithdrawnPage page -> editions.of(page.language());
            case Published.Arrangement _, Published.Site _, Published.Key _ -> editions.main();
        };
    }

    byte[] head(House house) {
        return pages.head(house);
    }

    byte[] rails(Rails rails) {
        return pages.rails(rails.at(clock.instant()));
    }

    byte[] proof(Published published, String path, Evidence evidence) {
        return pages.proof(house(published), published, path, evidence);
    }

    byte[] changes(Published.OfStory before, Published.OfStory after, String path) {
        return pages.changes(house(after), before, after, path);
    }

    byte[] embed(PageEmbed page) {
        return pages.embed(page);
    }

    byte[] saved(House house) {
        return pages.saved(house);
    }

    /// A whole page, made once: it is what readers get when there is too much to do.
    byte[] unavailable(House house) {
        return unavailable.computeIfAbsent(house.edition(), _ -> pages.unavailable(house));
    }

    /// The page of an entry.
    ///
    /// @throws Refusal when it is about something that has no page of its own
    Sheet of(Published published) {
        return switch (published) {
            case Published.OfStory story -> story(story);
            case Published.Withdrawn withdrawn -> withdrawn(withdrawn);
            case Published.StandingPage page -> standing(page);
            case Published.WithdrawnPage page -> withdrawn(page);
            case Published.Arrangement _, Published.Site _, Published.Key _ ->
                    throw Refusal.notFound(
                            "Entry %d has no page of its own."
                                    .formatted(published.entry().position()));
        };
    }

    private Sheet standing(Published.StandingPage page) {
        House house = house(page);
        byte[] body = pages.standing(house, page);
        String label = "page-" + page.slug();
        return at("/" + page.slug(), house, 200, body, page.entry().time(), page.entry(), label);
    }

    private Sheet withdrawn(Published.WithdrawnPage page) {
        House house = house(page);
        byte[] body = pages.withdrawn(house, page);
        String label = "page-" + page.slug();
        return at("/" + page.slug(), house, 410, body, page.entry().time(), page.entry(), label);
    }

    private Sheet story(Published.OfStory story) {
        Instant now = clock.instant();
        House house = house(story);
        return new Sheet(
                story.address().path(),
                house.edition(),
                story.id().value(),
                story.ordinal(),
                200,
                pages.story(house, story, versions(house, story), related.apply(story), now),
                changed(latest(story.entry().time(), turns(house, story, now), now)),
                story.entry().position(),
                labels(house, "story-" + story.id(), "section-" + story.story().section()));
    }

    /// Where the story stands in each edition: of two in one edition, the one published first.
    private List<PageOpening.Version> versions(House house, Published.OfStory story) {
        List<PageOpening.Version> versions = new ArrayList<>();
        versions.add(new PageOpening.Version(house.edition(), story.address().path()));
        if (editions.isOne()) {
            return versions;
        }
        for (Card card : kin.apply(story.id())) {
            int edition = editions.of(card.language()).edition();
            if (versions.stream().noneMatch(version -> version.edition() == edition)) {
                versions.add(new PageOpening.Version(edition, card.path()));
            }
        }
        return versions;
    }

    private Sheet withdrawn(Published.Withdrawn withdrawn) {
        House house = house(withdrawn);
        return new Sheet(
                withdrawn.address().path(),
                house.edition(),
                withdrawn.id().value(),
                NOT_COUNTED,
                withdrawn.byLaw() ? 451 : 410,
                pages.withdrawn(house, withdrawn),
                changed(withdrawn.entry().time()),
                withdrawn.entry().position(),
                labels(house, "story-" + withdrawn.id()));
    }

    /// @param standing where the paper says what it holds itself to
    Sheet home(House house, Offer offer, List<Published.StandingPage> standing, Entry last) {
        Front front = Front.home(house, offer.at(clock.instant()));
        String data = FrontData.home(house, front.cards(), standing);
        byte[] body = pages.front(front.with(data, editions.homes()));
        return front(house, house.home(), body, offer.all(), last, "front-home");
    }

    Sheet section(House house, Section section, List<Card> cards, Entry last) {
        List<Card> shown = at(cards, clock.instant());
        String data = FrontData.section(house, section, shown);
        byte[] body =
                pages.front(Front.of(house, section, shown).with(data, editions.fronts(section)));
        return front(house, house.front(section), body, cards, last, "front-" + section.slug());
    }

    /// The front of galleries, or of films.
    Sheet visual(House house, Visual visual, List<Card> cards, Entry last) {
        Section section = house.front(visual).orElseThrow();
        List<Card> shown = at(cards, clock.instant());
        String data = FrontData.section(house, section, shown);
        Front front =
                Front.visual(house, visual, section, shown).with(data, editions.fronts(visual));
        byte[] body = pages.visual(front, visual);
        return front(house, house.front(section), body, cards, last, "front-" + section.slug());
    }

    private Sheet front(
            House house, String path, byte[] body, List<Card> cards, Entry last, String label) {
        Instant content = latest(last.time(), untils(cards), clock.instant());
        return at(path, house, 200, body, content, last, label);
    }

    private static List<Card> at(List<Card> cards, Instant now) {
        return cards.stream().map(card -> card.at(now)).toList();
    }

    private static Stream<Instant> untils(List<Card> cards) {
        return cards.stream()
                .flatMap(card -> Stream.of(card.picture(), card.gallery(), card.film()))
                .flatMap(picture -> picture.stream().flatMap(CardPicture::untils));
    }

    private static Stream<Instant> untils(Published.OfStory story) {
        return story.media().stream().flatMap(medium -> medium.rights().until().stream());
    }

    /// When the page changes without an entry.
    private static Stream<Instant> turns(House house, Published.OfStory story, Instant now) {
        Instant first = story.firstPublished();
        int age = Ages.said(first, now, house.customs().oldYears());
        return age == 0
                ? untils(story)
                : Stream.concat(untils(story), Stream.of(Ages.birthday(first, age)));
    }

    /// A page changes again when a picture on it ends, and on the story's birthdays.
    private static Instant latest(Instant entered, Stream<Instant> untils, Instant now) {
        return untils.filter(until -> !now.isBefore(until))
                .reduce(entered, (a, b) -> a.isAfter(b) ? a : b);
    }

    /// The pages that are shown where nothing is, one for each edition. The main edition's names
    /// the style it is in and is pressed last after a change of style, so that what stands on the
    /// rack tells whether all pages are in this one.
    List<Sheet> missing() {
        return editions.all().stream()
                .map(house -> missing(house, house.edition() == 0 ? style : ""))
                .toList();
    }

    /// Stands there meanwhile and looks the same.
    Sheet unfinished() {
        return missing(editions.main(), "");
    }

    private Sheet missing(House house, String named) {
        String root = house.edition() == 0 ? "" : house.home();
        byte[] body = pages.missing(house, named);
        return at(root + MISSING, house, 404, body, settled.time(), settled, "missing");
    }

    private Sheet at(
            String path,
            House house,
            int status,
            byte[] body,
            Instant content,
            Entry entry,
            String label) {
        return new Sheet(
                path,
                house.edition(),
                0,
                NOT_COUNTED,
                status,
                body,
                changed(content),
                entry.position(),
                labels(house, label));
    }

    /// Every page shows the rails of its edition.
    private static String labels(House house, String... own) {
        String rails = house.edition() == 0 ? "rails" : "rails-" + house.home().substring(1);
        return String.join(" ", own) + " " + rails;
    }

    /// A page is as new as its content or as the house style it is set in, whichever is later.
    private Instant changed(Instant content) {
        Instant later = content.isAfter(settled.time()) ? content : settled.time();
        return later.truncatedTo(ChronoUnit.SECONDS);
    }
}
