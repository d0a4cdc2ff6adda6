package org.dateline.newsroom;

import java.util.List;
import org.dateline.desk.Desk;
import org.dateline.desk.Publication;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Publications, corrections and withdrawals of a picture, video, recording or document: in every
/// live story that shows it. Each answers when readers are served the change.
final class Reprints {
    private final Desk desk;
    private final Bodies bodies;
    private final CopyJson json;
    private final OnTheSite site;

    Reprints(Desk desk, Bodies bodies, CopyJson json, OnTheSite site) {
        this.desk = desk;
        this.bodies = bodies;
        this.json = json;
        this.site = site;
    }

    Answer publish(Call call) {
        return bodies.optional(
                call.request(),
                body -> {
                    Fields.only(body, "a publication of a picture");
                    return made(desk.reprint(call.by(), call.media()));
                });
    }

    Answer correct(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "a correction of a picture", "reason");
                    String reason =
                            Fields.reason(body, "tell readers what was wrong and what is right.");
                    return made(desk.correct(call.by(), call.media(), reason));
                });
    }

    Answer withdraw(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "a withdrawal of a picture", "reason");
                    String reason = Fields.reason(body, "tell readers why the picture is gone.");
                    return made(desk.withdraw(call.by(), call.media(), reason));
                });
    }

    private Answer made(List<Publication> publications) {
        ObjectNode answer = CopyJson.object();
        ArrayNode stories = answer.putArray("stories");
        publications.forEach(publication -> stories.add(json.publication(publication)));
        publications.stream().mapToLong(Publication::position).max().ifPresent(site::await);
        return Answer.made(answer);
    }
}
