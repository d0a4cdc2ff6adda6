package org.dateline.press;

import org.dateline.ledger.Published;

/// A standing page, such as About Us.
public record PageStanding(PageOpening opening, Published.StandingPage page, When changed) {
    static PageStanding of(House house, Published.StandingPage page) {
        return new PageStanding(
                PageOpening.plain(house, page.title(), "", "/" + page.slug()),
                page,
                house.when(page.entry().time()));
    }

    public House house() {
        return opening.house();
    }
}
