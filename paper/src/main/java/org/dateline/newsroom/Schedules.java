package org.dateline.newsroom;

import java.time.Instant;
import java.util.OptionalInt;
import org.dateline.desk.Copy;
import org.dateline.desk.Desk;

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
                    Instant at = Fields.second(body, "at", "say when it is to print.", desk.zone());
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
                    Instant until =
                            Fields.second(body, "until", "say when it may print.", desk.zone());
                    return standing(desk.embargo(call.by(), call.id(), until));
                });
    }

    Answer lift(Call call) {
        return standing(desk.liftEmbargo(call.by(), call.id()));
    }

    private Answer standing(Copy copy) {
        return Answer.ok(json.whole(copy));
    }
}
