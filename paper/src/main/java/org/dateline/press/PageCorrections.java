package org.dateline.press;

import java.util.List;
import org.dateline.archive.Stretch;
import org.dateline.ledger.Notice;
import org.dateline.ledger.Published;

/// What was corrected and what was taken back, the newest first.
public record PageCorrections(PageOpening opening, List<Line> lines, PageList.Pager pager) {
    /// One of them.
    ///
    /// @param label what kind it is
    /// @param path where the story stands now; empty when it was withdrawn
    /// @param changes where it is shown what changed in its words; empty when nothing can be shown
    public record Line(
            String label, When when, String headline, String path, String text, String changes) {}

    static PageCorrections of(House house, Stretch stretch, List<Line> lines) {
        String path = house.own("/corrections");
        String own = stretch.number() == 0 ? path : path + "/" + stretch.number();
        return new PageCorrections(
                PageOpening.plain(
                        house,
                        house.say("corrections.title"),
                        house.say("corrections.description", house.name()),
                        own),
                lines,
                PageList.Pager.of(path, stretch));
    }

    /// @param path where the story stands now; empty when it was withdrawn
    static Line line(House house, Published.OfStory story, String path) {
        Notice notice = story.notices().getLast();
        return new Line(
                house.say(PageStory.label(notice.kind())),
                house.when(notice.time()),
                story.story().headline(),
                path,
                notice.text(),
                path.isEmpty() ? "" : "/changes/" + story.entry().position());
    }

    static Line line(House house, Published.Withdrawn withdrawn) {
        return new Line(
                house.say("notice.withdrawal"),
                house.when(withdrawn.entry().time()),
                withdrawn.byLaw() ? house.say("withdrawn.law.headline") : withdrawn.headline(),
                "",
                PageWithdrawn.reason(house, withdrawn),
                "");
    }

    public House house() {
        return opening.house();
    }
}
