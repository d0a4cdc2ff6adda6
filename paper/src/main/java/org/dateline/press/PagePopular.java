package org.dateline.press;

import java.util.List;

/// What was read most in the last 24 hours.
///
/// @param cards most read first
public record PagePopular(PageOpening opening, List<Card> cards) {
    static PagePopular of(House house, List<Card> cards) {
        String path = house.own("/most-popular");
        String title = house.say("rails.popular");
        PageOpening opening =
                PageOpening.plain(
                        house, title, house.say("popular.description", house.name()), path);
        return new PagePopular(
                opening.with(FrontData.list(house, path, title, cards), opening.versions()), cards);
    }

    public House house() {
        return opening.house();
    }
}
