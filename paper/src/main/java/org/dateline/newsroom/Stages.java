package org.dateline.newsroom;

import java.util.List;
import org.dateline.desk.Copy;
import org.dateline.desk.Desk;
import org.dateline.story.StoryJson;

/// Filings, passes, returns and spikes: a story's way across the desk. Each answers 201 with the
/// story as it stands then.
final class Stages {
    private final Desk desk;
    private final Bodies bodies;
    private final CopyJson json;

    Stages(Desk desk, Bodies bodies, CopyJson json) {
        this.desk = desk;
        this.bodies = bodies;
        this.json = json;
    }

    Answer file(Call call) {
        return bodies.optional(
                call.request(),
                body -> {
                    Fields.only(body, "a filing");
                    return made(desk.file(call.by(), call.id()));
                });
    }

    Answer pass(Call call) {
        return bodies.optional(
                call.request(),
                body -> {
                    Fields.only(body, "a pass", "version", "ticked");
                    List<String> ticked = StoryJson.strings(body, "ticked");
                    return made(desk.pass(call.by(), call.id(), Fields.version(body), ticked));
                });
    }

    Answer giveBack(Call call) {
        return bodies.optional(
                call.request(),
                body -> {
                    Fields.only(body, "a return", "note");
                    String note = StoryJson.string(body, "note");
                    return made(desk.giveBack(call.by(), call.id(), note));
                });
    }

    Answer spike(Call call) {
        return bodies.optional(
                call.request(),
                body -> {
                    Fields.only(body, "a spike", "reason");
                    String reason = StoryJson.string(body, "reason");
                    return made(desk.spike(call.by(), call.id(), reason));
                });
    }

    private Answer made(Copy copy) {
        return Answer.made(json.whole(copy));
    }
}
