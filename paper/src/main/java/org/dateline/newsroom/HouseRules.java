package org.dateline.newsroom;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dateline.desk.Checklist;
import org.dateline.desk.Desk;
import org.dateline.newsroom.jte.JterulesGenerated;
import org.dateline.staff.Right;

/// The page with the rules of the house: what takes two people, whether the paper has two, and what
/// copy must have before it is passed.
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
                        call.by().may(Right.STAFF),
                        lists(),
                        call.by().may(Right.VET));
        return Screens.page(
                Screens.POLICY,
                out -> JterulesGenerated.render(out, Screens.ASIS, Screens.desktop(call), page));
    }

    private List<RulesPage.Sheet> lists() {
        Map<String, Checklist> all = desk.checklists().all();
        return Stream.concat(
                        Stream.of(new RulesPage.Sheet("", "Every section", of(all, ""))),
                        desk.sections().stream()
                                .map(
                                        section ->
                                                new RulesPage.Sheet(
                                                        section.slug().text(),
                                                        section.name(),
                                                        of(all, section.slug().text()))))
                .toList();
    }

    private static Checklist of(Map<String, Checklist> all, String section) {
        return all.getOrDefault(section, Checklist.NONE);
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
