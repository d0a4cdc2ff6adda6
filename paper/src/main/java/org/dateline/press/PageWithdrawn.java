package org.dateline.press;

import org.dateline.ledger.Published;

/// What stands where a story was that has been taken back.
public record PageWithdrawn(PageOpening opening, Published.Withdrawn withdrawn, When when) {
    static PageWithdrawn of(House house, Published.Withdrawn withdrawn) {
        return new PageWithdrawn(
                PageOpening.plain(
                        house,
                        withdrawn.byLaw()
                                ? house.say("withdrawn.law.headline")
                                : house.say("withdrawn.title", withdrawn.headline()),
                        "",
                        ""),
                withdrawn,
                house.when(withdrawn.entry().time()));
    }

    public House house() {
        return opening.house();
    }
}
