package org.dateline.newsroom;

import java.util.Map;
import java.util.OptionalInt;
import org.dateline.desk.Desk;
import org.dateline.desk.Outcome;
import org.dateline.desk.Publication;
import org.dateline.desk.Request;
import org.dateline.desk.Wanted;
import org.dateline.ledger.Notice;
import org.dateline.story.Refusal;
import org.dateline.story.StoryJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Publications, corrections and withdrawals. Each answers when readers are served the change, or
/// when it is taken down that it waits for a second person.
final class Publications {
    private final Desk desk;
    private final Bodies bodies;
    private final CopyJson json;
    private final OnTheSite site;

    Publications(Desk desk, Bodies bodies, CopyJson json, OnTheSite site) {
        this.desk = desk;
        this.bodies = bodies;
        this.json = json;
        this.site = site;
    }

    Answer publish(Call call) {
        return bodies.optional(
                call.request(),
                body -> {
                    Fields.only(body, "a publication", "version");
                    OptionalInt version = Fields.version(body);
                    return act(call, Wanted.publish(version));
                });
    }

    Answer correct(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "a correction", "version", "reason", "place");
                    OptionalInt version = Fields.version(body);
                    String reason =
                            Fields.reason(body, "tell readers what was wrong and what is right.");
                    return act(call, Wanted.correct(version, reason, place(body)));
                });
    }

    Answer clarify(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "a clarification", "version", "reason", "place");
                    OptionalInt version = Fields.version(body);
                    String reason = Fields.reason(body, "tell readers what is meant.");
                    return act(call, Wanted.clarify(version, reason, place(body)));
                });
    }

    private static Notice.Place place(ObjectNode body) {
        return switch (StoryJson.string(body, "place")) {
            case "", "top" -> Notice.Place.TOP;
            case "foot" -> Notice.Place.FOOT;
            default ->
                    throw Refusal.invalid(
                            "“place” is “top” or “foot”: where readers meet the notice.");
        };
    }

    Answer withdraw(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "a withdrawal", "reason", "law");
                    String reason = Fields.reason(body, "tell readers why the story is gone.");
                    return act(
                            call,
                            StoryJson.flag(body, "law")
                                    ? Wanted.kill(reason)
                                    : Wanted.withdraw(reason));
                });
    }

    Answer undo(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "an undo", "position");
                    return made(desk.undo(call.by(), call.id(), position(body)));
                });
    }

    private static long position(ObjectNode body) {
        JsonNode position = body.path("position");
        if (!position.isIntegralNumber() || position.asLong() < 0) {
            throw Refusal.invalid(
                    "“position” must be where the entry stands in the ledger that shall be undone.");
        }
        return position.asLong();
    }

    /// What takes two people answers 202 with the request that waits now.
    private Answer act(Call call, Wanted wanted) {
        return switch (desk.requests().act(call.by(), call.id(), wanted)) {
            case Outcome.Done(Publication publication) -> made(publication);
            case Outcome.Waits(Request request) ->
                    Answer.json(
                            202,
                            json.request(request),
                            Map.of("Location", "/api/requests/" + request.number()));
        };
    }

    private Answer made(Publication publication) {
        site.await(publication.position());
        return Answer.made(json.publication(publication));
    }
}
