package org.dateline.press;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dateline.ledger.Entry;
import org.dateline.ledger.Head;
import org.dateline.readership.MostPopular;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.dateline.story.StoryId;
import org.dateline.story.Visual;

/// Makes up fronts for the newsroom: what readers would get if the desk arranged one like this. It
/// is composed as the press composes fronts; nothing of it comes on the rack. Any thread may use
/// it.
public final class Makeup {
    private final Supplier<Sheets> sheets;
    private final Function<Order, Fronts> fronts;
    private final Entries entries;
    private final Cards cards;
    private final Languages languages;
    private final MostPopular popular;
    private final InstantSource clock;

    /// @param fronts the fronts in another order
    Makeup(
            Supplier<Sheets> sheets,
            Function<Order, Fronts> fronts,
            Entries entries,
            Cards cards,
            Languages languages,
            MostPopular popular,
            InstantSource clock) {
        this.sheets = sheets;
        this.fronts = fronts;
        this.entries = entries;
        this.cards = cards;
        this.languages = languages;
        this.popular = popular;
        this.clock = clock;
    }

    /// How a place on a front looks.
    public enum Spot {
        /// The largest, with a picture.
        LEAD,
        /// With a summary.
        SUMMARY,
        /// Its headline, on the home front perhaps among its section's.
        HEADLINE,
        /// Its picture, where galleries or films stand.
        PICTURE,
        /// A headline in the rail of top news, on every page.
        RAIL
    }

    /// A story where it would stand.
    ///
    /// @param number from the top, beginning with 1
    /// @param headline as fronts have it
    /// @param pictured whether a picture may be shown of it now
    /// @param popular its rank among the most popular, beginning with 1; 0 when it is none of them
    public record Place(
            int number,
            StoryId id,
            String headline,
            Slug section,
            String path,
            Spot spot,
            boolean pictured,
            Instant firstPublished,
            int popular) {}

    /// A front made up.
    ///
    /// @param name what readers call it
    /// @param path where it stands; of the rail of top news, where it is shown
    /// @param gone stories of the arrangement that readers do not have any more: they are left out
    public record Made(String name, String path, List<Place> places, List<StoryId> gone) {}

    /// The same with the whole page.
    public record Page(Made front, byte[] bytes) {}

    /// One of the fronts of an edition, in an order that is tried.
    ///
    /// @param own the name of its arrangement without the edition
    private record Trial(Sheets now, House house, String own, Order order, List<StoryId> stories) {}

    /// What the paper is called in its main edition.
    public String paper() {
        return sheets.get().editions().main().name();
    }

    /// @param front as its arrangement is called, such as `home` or `zh.politics`
    /// @param stories on top, in this order
    public Made of(String front, List<StoryId> stories) {
        return made(trial(front, stories));
    }

    /// The same, composed.
    public Page page(String front, List<StoryId> stories) {
        Trial trial = trial(front, stories);
        Sheets now = trial.now();
        Fronts tried = fronts.apply(trial.order());
        byte[] rails = tried.rails(now, trial.house(), popular);
        return new Page(made(trial), page(now, trial.house(), sheet(tried, trial), rails));
    }

    private Trial trial(String front, List<StoryId> stories) {
        int dot = front.indexOf('.');
        Sheets now = sheets.get();
        House house = now.editions().named(front.substring(0, Math.max(0, dot))).orElseThrow();
        Order order = new Order(entries, cards, languages);
        order.propose(front, stories);
        return new Trial(now, house, front.substring(dot + 1), order, stories);
    }

    private Made made(Trial trial) {
        House house = trial.house();
        String own = trial.own();
        Optional<Section> section =
                List.of(Order.HOME, Order.TOP_NEWS).contains(own)
                        ? Optional.empty()
                        : Optional.of(section(house, own));
        return new Made(
                section.map(Section::name)
                        .orElseGet(
                                () ->
                                        own.equals(Order.HOME)
                                                ? house.name()
                                                : house.say("rails.top")),
                section.map(house::front).orElseGet(house::home),
                places(trial.order(), trial.now().editions(), house, own),
                trial.stories().stream().filter(id -> !isLive(id)).toList());
    }

    private static Section section(House house, String own) {
        return visual(house, own)
                .flatMap(house::front)
                .orElseGet(() -> house.section(new Slug(own)));
    }

    private static Sheet sheet(Fronts fronts, Trial trial) {
        Sheets now = trial.now();
        House house = trial.house();
        String own = trial.own();
        Entry newest = now.settled();
        if (own.equals(Order.HOME) || own.equals(Order.TOP_NEWS)) {
            return fronts.home(now, house, newest);
        }
        return visual(house, own)
                .map(visual -> fronts.visual(now, house, visual, newest))
                .orElseGet(() -> fronts.section(now, house, section(house, own), newest));
    }

    /// What the front is of that shows stories by their pictures.
    private static Optional<Visual> visual(House house, String front) {
        return Stream.of(Visual.values())
                .filter(visual -> front.equals(visual.front().text()))
                .filter(visual -> house.front(visual).isPresent())
                .findFirst();
    }

    private List<Place> places(Order order, Editions editions, House house, String front) {
        List<StoryId> ranking =
                order.popular(editions, house, popular).stream().map(Card::id).toList();
        List<Place> places = new ArrayList<>();
        for (Card each : cards(order, editions, house, front)) {
            Card card = each.at(clock.instant());
            places.add(
                    new Place(
                            places.size() + 1,
                            card.id(),
                            card.headline(),
                            card.section(),
                            card.path(),
                            spot(house, front, places.size()),
                            card.picture().isPresent(),
                            card.firstPublished(),
                            ranking.indexOf(card.id()) + 1));
        }
        return List.copyOf(places);
    }

    private static List<Card> cards(Order order, Editions editions, House house, String front) {
        return switch (front) {
            case Order.HOME -> order.home(editions, house);
            case Order.TOP_NEWS -> order.topNews(editions, house);
            default ->
                    visual(house, front)
                            .map(visual -> order.visual(editions, house, visual, Front.CARDS))
                            .orElseGet(() -> order.section(editions, house, new Slug(front)));
        };
    }

    private static Spot spot(House house, String front, int place) {
        if (front.equals(Order.TOP_NEWS)) {
            return Spot.RAIL;
        }
        if (visual(house, front).isPresent()) {
            return Spot.PICTURE;
        }
        return place == 0 ? Spot.LEAD : place < Front.TOP ? Spot.SUMMARY : Spot.HEADLINE;
    }

    private boolean isLive(StoryId id) {
        return entries.head(id).map(Head::live).orElse(false);
    }

    private static byte[] page(Sheets now, House house, Sheet sheet, byte[] rails) {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.writeBytes(now.head(house));
        page.writeBytes(sheet.body());
        page.writeBytes(rails);
        return page.toByteArray();
    }
}
