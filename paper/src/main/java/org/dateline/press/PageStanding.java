package org.dateline.press;

import java.util.List;
import java.util.Optional;
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
                new PageOpening(
                        house,
                        "page",
                        page.title(),
                        "",
                        path,
                        "",
                        true,
                        "",
                        Optional.empty(),
                        List.of(Assets.tools())),
                page,
                PageNotes.of(page.paragraphs()),
                PageShare.of(house.absolute(path), page.title()),
                house.when(page.entry().time()));
    }

    public House house() {
        return opening.house();
    }
}
