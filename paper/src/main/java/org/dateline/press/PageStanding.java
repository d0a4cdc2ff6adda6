package org.dateline.press;

import org.dateline.ledger.Published;

/// A standing page, such as About Us.
public record PageStanding(
        PageOpening opening,
        Published.StandingPage page,
        PageNotes notes,
        PageShare share,
        When changed) {
    static PageStanding of(House house, Published.StandingPage page) {
        String path = "/" + page.slug();
        return new PageStanding(
                PageOpening.plain(house, page.title(), "", path).with(Assets.tools()),
                page,
                PageNotes.of(page.paragraphs()),
                PageShare.of(house.absolute(path), page.title()),
                house.when(page.entry().time()));
    }

    public House house() {
        return opening.house();
    }
}
