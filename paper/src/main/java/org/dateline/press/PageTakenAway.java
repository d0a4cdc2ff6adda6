package org.dateline.press;

import org.dateline.ledger.Published;

/// What stands where a standing page was that has been taken away.
public record PageTakenAway(PageOpening opening, Published.WithdrawnPage page, When when) {
    static PageTakenAway of(House house, Published.WithdrawnPage page) {
        return new PageTakenAway(
                PageOpening.plain(house, house.say("withdrawn.title", page.title()), "", ""),
                page,
                house.when(page.entry().time()));
    }

    public House house() {
        return opening.house();
    }
}
