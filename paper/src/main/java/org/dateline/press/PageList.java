package org.dateline.press;

import java.util.List;
import java.util.Optional;
import org.dateline.archive.Heading;
import org.dateline.archive.Period;
import org.dateline.archive.Stretch;
import org.dateline.story.Slug;

/// Stories in order of time: those under a heading, the newest first.
///
/// @param kicker what kind of heading it is
/// @param note how many there are
/// @param within for a date: the month it is in; empty for others
public record PageList(
        PageOpening opening,
        String kicker,
        String note,
        List<Card> cards,
        Optional<Way> within,
        Pager pager) {
    /// A link and its words.
    public record Way(String path, String words) {}

    /// The pages before and after this one in time. Empty paths are none.
    ///
    /// @param number of this page; 0 for the newest
    public record Pager(String newest, String newer, String older, int number) {
        /// @param path of the newest page
        static Pager of(String path, Stretch stretch) {
            return new Pager(
                    stretch.number() > 0 && stretch.newer() == 0 ? path : "",
                    stretch.newer() > 0 ? path + "/" + stretch.newer() : "",
                    stretch.older() > 0 ? path + "/" + stretch.older() : "",
                    stretch.number());
        }

        /// Whether there is any other.
        public boolean turns() {
            return !newest.isEmpty() || !newer.isEmpty() || !older.isEmpty();
        }
    }

    /// @param cards as they may be shown now
    static PageList of(House house, Heading heading, Stretch stretch, List<Card> cards) {
        String path = house.list(heading);
        String own = stretch.number() == 0 ? path : path + "/" + stretch.number();
        String title = title(house, heading, stretch.name());
        String whole =
                stretch.number() == 0
                        ? title
                        : house.say("list.page", title, String.valueOf(stretch.number()));
        PageOpening opening =
                PageOpening.plain(
                        house, whole, house.say("list.description", title, house.name()), own);
        return new PageList(
                opening.with(FrontData.list(house, own, whole, cards), opening.versions()),
                kicker(house, heading.kind()),
                house.say("list.count", stretch.count()),
                cards,
                within(house, heading),
                Pager.of(path, stretch));
    }

    private static String kicker(House house, Heading.Kind kind) {
        return switch (kind) {
            case TOPIC -> house.say("list.topic");
            case AUTHOR -> house.say("list.author");
            case SOURCE -> house.say("list.source");
            case SECTION -> house.say("list.section");
            case DATE -> house.say("list.dates");
        };
    }

    private static String title(House house, Heading heading, String name) {
        return switch (heading.kind()) {
            case SECTION -> house.section(new Slug(heading.key())).name();
            case DATE -> house.wording().date(heading.key());
            case TOPIC, AUTHOR, SOURCE -> name;
        };
    }

    private static Optional<Way> within(House house, Heading heading) {
        if (heading.kind() != Heading.Kind.DATE) {
            return Optional.empty();
        }
        String month = heading.key().substring(0, "2026-11".length());
        return Optional.of(
                new Way(
                        house.list(new Heading(Heading.Kind.DATE, month)),
                        house.wording().date(month)));
    }

    public House house() {
        return opening.house();
    }

    /// The years of the paper, the months of a year or the days of a month.
    ///
    /// @param title of the page
    /// @param within the next larger; empty for the years
    /// @param rows the first in time first
    public record OfPeriods(PageOpening opening, Optional<Way> within, List<Row> rows) {
        /// @param count of stories, in words
        public record Row(String path, String name, String count) {}

        static OfPeriods of(House house, String within, List<Period> periods) {
            String title =
                    within.isEmpty() ? house.say("list.dates") : house.wording().date(within);
            String path = within.isEmpty() ? house.own("/dates") : date(house, within);
            Optional<Way> larger =
                    switch (within.length()) {
                        case 0 -> Optional.empty();
                        case 4 ->
                                Optional.of(new Way(house.own("/dates"), house.say("list.dates")));
                        default ->
                                Optional.of(
                                        new Way(
                                                date(house, within.substring(0, 4)),
                                                house.wording().date(within.substring(0, 4))));
                    };
            return new OfPeriods(
                    PageOpening.plain(
                            house, title, house.say("list.description", title, house.name()), path),
                    larger,
                    periods.stream().map(period -> row(house, period)).toList());
        }

        private static Row row(House house, Period period) {
            return new Row(
                    date(house, period.date()),
                    house.wording().date(period.date()),
                    house.say("list.count", period.count()));
        }

        private static String date(House house, String date) {
            return house.list(new Heading(Heading.Kind.DATE, date));
        }

        public House house() {
            return opening.house();
        }
    }
}
