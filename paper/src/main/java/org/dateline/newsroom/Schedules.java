package org.dateline.newsroom;

import java.time.Instant;
import java.util.OptionalInt;
import org.dateline.desk.Copy;
import org.dateline.desk.Desk;
import org.dateline.desk.Moments;
import org.dateline.story.Refusal;
import org.dateline.story.StoryJson;
import tools.jackson.databind.node.ObjectNode;

/// When a story prints by itself, and before when nothing of it may. Each answers with the story as
/// it stands then.
final class Schedules {
    private final Desk desk;
    private final Bodies bodies;
    private final CopyJson json;

    Schedules(Desk desk, Bodies bodies, CopyJson json) {
        this.desk = desk;
        this.bodies = bodies;
        this.json = json;
    }

    Answer schedule(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "a schedule", "version", "at");
                    OptionalInt version = Fields.version(body);
                    Instant at = second(body, "at", "say when it is to print.");
                    return standing(desk.schedule(call.by(), call.id(), version, at));
                });
    }

    Answer unschedule(Call call) {
        return standing(desk.unschedule(call.by(), call.id()));
    }

    Answer embargo(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "an embargo", "until");
                    Instant until = second(body, "until", "say when it may print.");
                    return standing(desk.embargo(call.by(), call.id(), until));
                });
    }

    Answer lift(Call call) {
        return standing(desk.liftEmbargo(call.by(), call.id()));
    }

    private Instant second(ObjectNode body, String field, String what) {
        String text = StoryJson.string(body, field).strip();
        if (text.isEmpty()) {
            throw Refusal.invalid("“%s” is missing: %s".formatted(field, what));
        }
        return Moments.read(text, desk.zone());
    }

    private Answer standing(Copy copy) {
        return Answer.ok(json.whole(copy));
    }
}
