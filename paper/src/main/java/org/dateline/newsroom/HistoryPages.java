package org.dateline.newsroom;

import java.util.List;
import org.dateline.desk.Act;
import org.dateline.desk.Desk;
import org.dateline.desk.PastVersion;
import org.dateline.newsroom.jte.JtehistoryGenerated;
import org.dateline.press.Galleys;
import org.dateline.story.Story;
import org.dateline.story.StoryId;

/// The history of a story on a screen: who wrote which version when, what two of them differ in,
/// and how an old one becomes the newest.
final class HistoryPages {
    private static final int LINES = 50;

    private final Desk desk;
    private final Readers readers;
    private final Bodies bodies;
    private final CopyJson json;

    HistoryPages(Desk desk, Readers readers, Bodies bodies, CopyJson json) {
        this.desk = desk;
        this.readers = readers;
        this.bodies = bodies;
        this.json = json;
    }

    Answer show(Call call) {
        StoryId id = call.id();
        int newest = desk.history(id, Integer.MAX_VALUE, 1).getFirst().version();
        int to = call.version("to").orElse(newest);
        int from = call.version("from").orElse(Math.max(1, to - 1));
        int before = call.version("before").orElse(Integer.MAX_VALUE);
        List<PastVersion> versions = desk.history(id, before, LINES);
        Galleys galleys = readers.galleys().get();
        Story old = desk.text(id, from);
        Story now = desk.text(id, to);
        HistoryScreen screen =
                new HistoryScreen(
                        id.toString(),
                        now.headline(),
                        newest,
                        from,
                        to,
                        versions.stream().map(each -> line(galleys, each)).toList(),
                        versions.isEmpty() || versions.getLast().version() == 1
                                ? 0
                                : versions.getLast().version(),
                        Comparison.of(old, now, galleys.language(now)));
        return Screens.page(
                Screens.POLICY,
                out ->
                        JtehistoryGenerated.render(
                                out, Screens.ASIS, Screens.desktop(call), screen));
    }

    private static HistoryScreen.Line line(Galleys galleys, PastVersion version) {
        return new HistoryScreen.Line(
                version.version(),
                galleys.when(version.at()),
                String.join(", ", version.by()),
                version.restores(),
                version.deeds().stream()
                        .map(
                                deed ->
                                        new HistoryScreen.Deed(
                                                word(deed.act()),
                                                deed.by() + deed.second().words(),
                                                galleys.when(deed.at()),
                                                deed.ticked()))
                        .toList());
    }

    private static String word(Act act) {
        return switch (act) {
            case FILE -> "Filed";
            case PASS -> "Passed";
            case RETURN -> "Returned";
            case SPIKE -> "Spiked";
            case PUBLISH -> "Published";
            case CORRECT -> "Published as a correction";
            case CLARIFY -> "Published as a clarification";
            case WITHDRAW -> "Withdrawn";
            case KILL -> "Killed";
            case UNDO -> "Undone, back to this";
            case REPRINT -> "Printed again";
            case SCHEDULE -> "Given a time to print";
            case UNSCHEDULE -> "Its time taken away";
            case EMBARGO -> "Embargoed";
            case LIFT -> "Embargo lifted";
            case MISS -> "Did not print at its second";
            case LATE -> "Printed late";
            case PULL -> "Printed again without something it showed";
            case FLAG -> "Flagged for a legal reading";
            case CLEAR -> "Cleared after a legal reading";
        };
    }

    /// Makes an old version the newest.
    Answer restore(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "a restoration", "version");
                    int version = Fields.neededVersion(body);
                    return Answer.made(json.whole(desk.restore(call.by(), call.id(), version)));
                });
    }
}
