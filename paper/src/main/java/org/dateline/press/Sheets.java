package org.dateline.press;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.dateline.ledger.Entry;
import org.dateline.ledger.Evidence;
import org.dateline.ledger.Published;
import org.dateline.story.Refusal;
import org.dateline.story.Section;

/// Makes sheets of what was published, in the style of the house as it was last settled.
final class Sheets {
    /// Where the page stands that is shown where nothing is.
    static final String MISSING = "/404";

    private static final int NOT_COUNTED = -1;

    private final House house;
    private final Entry settled;
    private final String style;
    private final InstantSource clock;
    private final Pages pages = new Pages();

    /// @param clock decides which pictures may still be shown
    Sheets(Published.Site site, InstantSource clock) {
        this.clock = clock;
        house = House.of(site);
        settled = site.entry();
        style = Specimen.style(pages, house);
    }

    /// A name for how pages look: another one means that they look different.
    String style() {
        return style;
    }

    /// The entry the style is from.
    Entry settled() {
        return settled;
    }

    House house() {
        return house;
    }

    byte[] head() {
        return pages.head(house);
    }

    byte[] rails(Rails rails) {
        return pages.rails(rails);
    }

    byte[] proof(Published published, Evidence evidence) {
        return pages.proof(house, published, evidence);
    }

    byte[] saved() {
        return pages.saved(house);
    }

    byte[] unavailable() {
        return pages.unavailable(house);
    }

    /// The page of an entry.
    ///
    /// @throws Refusal when it is about something that has no page of its own
    Sheet of(Published published) {
        return switch (published) {
            case Published.OfStory story -> story(story);
            case Published.Withdrawn withdrawn -> withdrawn(withdrawn);
            case Published.StandingPage page ->
                    at(
                            "/" + page.slug(),
                            200,
                            pages.standing(house, page),
                            page.entry().time(),
                            page.entry(),
                            "page-" + page.slug());
            case Published.Arrangement _, Published.Site _, Published.Key _ ->
                    throw Refusal.notFound(
                            "Entry %d has no page of its own."
                                    .formatted(published.entry().position()));
        };
    }

    private Sheet story(Published.OfStory story) {
        Instant now = clock.instant();
        return new Sheet(
                story.address().path(),
                story.id().value(),
                story.ordinal(),
                200,
                pages.story(house, story, now),
                changed(latest(story.entry().time(), untils(story), now)),
                story.entry().position(),
                labels("story-" + story.id(), "section-" + story.story().section()));
    }

    private Sheet withdrawn(Published.Withdrawn withdrawn) {
        return new Sheet(
                withdrawn.address().path(),
                withdrawn.id().value(),
                NOT_COUNTED,
                410,
                pages.withdrawn(house, withdrawn),
                changed(withdrawn.entry().time()),
                withdrawn.entry().position(),
                labels("story-" + withdrawn.id()));
    }

    Sheet home(List<Card> cards, Entry last) {
        Instant now = clock.instant();
        byte[] body = pages.front(Front.home(house, at(cards, now)));
        return at("/", 200, body, latest(last.time(), untils(cards), now), last, "front-home");
    }

    Sheet section(Section section, List<Card> cards, Entry last) {
        Instant now = clock.instant();
        byte[] body = pages.front(Front.of(house, section, at(cards, now)));
        Instant changed = latest(last.time(), untils(cards), now);
        return at(path(section), 200, body, changed, last, "front-" + section.slug());
    }

    private static List<Card> at(List<Card> cards, Instant now) {
        return cards.stream().map(card -> card.at(now)).toList();
    }

    private static Stream<Instant> untils(List<Card> cards) {
        return cards.stream().flatMap(card -> card.picture().flatMap(CardPicture::until).stream());
    }

    private static Stream<Instant> untils(Published.OfStory story) {
        return story.media().stream().flatMap(medium -> medium.rights().until().stream());
    }

    /// A page changes again when a picture on it ends.
    private static Instant latest(Instant entered, Stream<Instant> untils, Instant now) {
        return untils.filter(until -> !now.isBefore(until))
                .reduce(entered, (a, b) -> a.isAfter(b) ? a : b);
    }

    /// Names the style it is in. It is pressed last after a change of style, so that what stands on
    /// the rack tells whether all pages are in this one.
    Sheet missing() {
        return at(MISSING, 404, pages.missing(house, style), settled.time(), settled, "missing");
    }

    /// Stands there meanwhile and looks the same.
    Sheet unfinished() {
        return at(MISSING, 404, pages.missing(house, ""), settled.time(), settled, "missing");
    }

    static String path(Section section) {
        return "/" + section.slug();
    }

    private Sheet at(
            String path, int status, byte[] body, Instant content, Entry entry, String label) {
        return new Sheet(
                path,
                0,
                NOT_COUNTED,
                status,
                body,
                changed(content),
                entry.position(),
                labels(label));
    }

    /// Every page shows the rails.
    private static String labels(String... own) {
        return String.join(" ", own) + " rails";
    }

    /// A page is as new as its content or as the house style it is set in, whichever is later.
    private Instant changed(Instant content) {
        Instant later = content.isAfter(settled.time()) ? content : settled.time();
        return later.truncatedTo(ChronoUnit.SECONDS);
    }
}
