package org.dateline.newsroom;

import java.util.List;
import java.util.Optional;
import org.dateline.desk.Copy;
import org.dateline.desk.Desk;
import org.dateline.ledger.Head;
import org.dateline.newsroom.jte.JtereadershipGenerated;
import org.dateline.readership.Arrival;
import org.dateline.readership.Interest;
import org.dateline.readership.Traffic;
import org.dateline.readership.Traffic.Span;
import org.dateline.story.Constants;
import org.dateline.story.StoryId;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// How much is read, and by what way readers come: on screens, and for programs.
final class ReadershipPages {
    private static final int BEST = 20;

    private final Desk desk;
    private final Readers readers;

    ReadershipPages(Desk desk, Readers readers) {
        this.desk = desk;
        this.readers = readers;
    }

    Answer show(Call call) {
        return page(
                call,
                new ReadershipScreen("", "", readers.readership().traffic(), best(), desk.zone()));
    }

    Answer story(Call call) {
        StoryId id = call.id();
        Copy copy = desk.copy(id);
        return page(
                call,
                new ReadershipScreen(
                        printed(copy), id.toString(), traffic(id), List.of(), desk.zone()));
    }

    private static Answer page(Call call, ReadershipScreen screen) {
        return Screens.page(
                Screens.POLICY,
                out ->
                        JtereadershipGenerated.render(
                                out, Screens.ASIS, Screens.desktop(call), screen));
    }

    private Traffic traffic(StoryId id) {
        int ordinal = readers.ledger().head(id).map(Head::ordinal).orElse(-1);
        return readers.readership().traffic(ordinal);
    }

    private List<ReadershipScreen.Line> best() {
        return readers.readership().interest(BEST).stream()
                .flatMap(interest -> line(interest).stream())
                .toList();
    }

    private Optional<ReadershipScreen.Line> line(Interest interest) {
        return readers.ledger()
                .byOrdinal(interest.ordinal())
                .map(Head::id)
                .map(
                        id -> {
                            Copy copy = desk.copy(id);
                            return new ReadershipScreen.Line(
                                    id.toString(), printed(copy), copy.live().isEmpty(), interest);
                        });
    }

    /// The headline that readers have, or that stands now.
    private String printed(Copy copy) {
        return copy.live()
                .filter(live -> live.version() != copy.version())
                .map(live -> desk.text(copy.id(), live.version()).headline())
                .orElse(copy.story().headline());
    }

    Answer read(Call call) {
        ObjectNode json = json(readers.readership().traffic());
        ArrayNode stories = json.putArray("stories");
        for (ReadershipScreen.Line line : best()) {
            stories.addObject()
                    .put("story", line.id())
                    .put("headline", line.headline())
                    .put("now", line.interest().now())
                    .put("hour", line.interest().hour())
                    .put("day", line.interest().day());
        }
        return Answer.ok(json);
    }

    Answer readStory(Call call) {
        return Answer.ok(json(traffic(desk.copy(call.id()).id())));
    }

    private static ObjectNode json(Traffic traffic) {
        ObjectNode json = CopyJson.object().put("now", traffic.now()).put("day", traffic.day());
        spans(json.putArray("minutes"), traffic.minutes());
        spans(json.putArray("hours"), traffic.hours());
        if (!traffic.arrivals().isEmpty()) {
            ObjectNode arrivals = json.putObject("arrivals");
            for (Arrival arrival : Arrival.values()) {
                arrivals.put(Constants.word(arrival), traffic.arrivals().getOrDefault(arrival, 0));
            }
        }
        return json;
    }

    private static void spans(ArrayNode array, List<Span> spans) {
        for (Span span : spans) {
            array.addObject().put("from", span.from().toString()).put("views", span.views());
        }
    }
}
