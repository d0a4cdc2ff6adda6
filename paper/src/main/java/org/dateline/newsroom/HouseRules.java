package org.dateline.newsroom;

import java.util.Map;
import org.dateline.desk.Desk;
import org.dateline.newsroom.jte.JterulesGenerated;
import org.dateline.staff.Right;

/// The page with the rules of the house: what takes two people, and whether the paper has two.
final class HouseRules {
    private final Desk desk;

    HouseRules(Desk desk) {
        this.desk = desk;
    }

    Answer page(Call call) {
        RulesPage page =
                new RulesPage(
                        desk.alone().said(),
                        desk.changesAMinute(),
                        desk.domains().left(),
                        call.by().may(Right.STAFF));
        return Screens.page(
                Screens.POLICY,
                out -> JterulesGenerated.render(out, Screens.ASIS, Screens.desktop(call), page));
    }

    Answer beginAlone(Call call) {
        desk.alone().begin(call.by());
        return Answer.empty(204, Map.of());
    }

    Answer endAlone(Call call) {
        desk.alone().end(call.by());
        return Answer.empty(204, Map.of());
    }
}
