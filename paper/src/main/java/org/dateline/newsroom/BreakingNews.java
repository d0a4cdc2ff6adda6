package org.dateline.newsroom;

import org.dateline.alerts.Alert;
import org.dateline.alerts.Alerts;
import org.dateline.story.Constants;
import org.dateline.story.StoryId;
import org.dateline.story.StoryJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `/api/alerts`: alerts of breaking news, to readers who asked for them.
final class BreakingNews {
    private final Alerts alerts;
    private final Bodies bodies;

    BreakingNews(Alerts alerts, Bodies bodies) {
        this.alerts = alerts;
        this.bodies = bodies;
    }

    Answer send(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "an alert", "story", "text", "again");
                    StoryId story = Fields.id("story", StoryJson.string(body, "story"));
                    String text = StoryJson.string(body, "text");
                    Alert alert =
                            alerts.send(call.by(), story, text, StoryJson.flag(body, "again"));
                    return Answer.made(json(alert), "/api/alerts/" + alert.number());
                });
    }

    Answer list(Call call) {
        ObjectNode answer = CopyJson.object().put("readers", alerts.readers());
        ArrayNode list = answer.putArray("alerts");
        alerts.list().forEach(alert -> list.add(json(alert)));
        return Answer.ok(answer);
    }

    Answer read(Call call) {
        return Answer.ok(json(alerts.read(call.number("number", "an alert"))));
    }

    private static ObjectNode json(Alert alert) {
        return CopyJson.object()
                .put("number", alert.number())
                .put("story", alert.story().toString())
                .put("text", alert.text())
                .put("by", alert.by())
                .put("at", alert.time().toString())
                .put("state", Constants.word(alert.state()))
                .put("readers", alert.people())
                .put("delivered", alert.delivered())
                .put("gone", alert.gone())
                .put("failed", alert.failed());
    }
}
