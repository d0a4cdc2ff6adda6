package org.dateline.newsroom;

import org.dateline.desk.Desk;
import org.dateline.desk.Publication;
import org.dateline.desk.Request;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `/api/requests`: what waits for a second person, and what that person says to it.
final class Confirmations {
    private static final int MOST = 200;

    private final Desk desk;
    private final Bodies bodies;
    private final CopyJson json;
    private final OnTheSite site;

    Confirmations(Desk desk, Bodies bodies, CopyJson json, OnTheSite site) {
        this.desk = desk;
        this.bodies = bodies;
        this.json = json;
        this.site = site;
    }

    Answer list(Call call) {
        ObjectNode answer = CopyJson.object();
        ArrayNode requests = answer.putArray("requests");
        desk.requests().waiting(MOST).forEach(request -> requests.add(json.request(request)));
        return Answer.ok(answer);
    }

    Answer read(Call call) {
        return Answer.ok(json.request(desk.requests().read(call.number("request", "a request"))));
    }

    /// Answers when readers are served the change.
    Answer confirm(Call call) {
        return bodies.optional(
                call.request(),
                body -> {
                    Fields.only(body, "a confirmation");
                    Publication done =
                            desk.requests().confirm(call.by(), call.number("request", "a request"));
                    site.await(done.position());
                    return Answer.made(json.publication(done));
                });
    }

    Answer decline(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "a rejection", "reason");
                    String reason = Fields.reason(body, "say why it shall not be done.");
                    Request declined =
                            desk.requests()
                                    .decline(
                                            call.by(), call.number("request", "a request"), reason);
                    return Answer.made(json.request(declined));
                });
    }

    Answer takeBack(Call call) {
        return Answer.ok(
                json.request(
                        desk.requests().takeBack(call.by(), call.number("request", "a request"))));
    }
}
