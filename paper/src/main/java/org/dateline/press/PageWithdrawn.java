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

    /// The desk's; that of a story which was published by mistake is the same for all.
    static String reason(House house, Published.Withdrawn withdrawn) {
        return withdrawn.reason().isEmpty() ? house.say("withdrawn.undone") : withdrawn.reason();
    }

    public String reason() {
        return reason(house(), withdrawn);
    }

    public House house() {
        return opening.house();
    }
}
