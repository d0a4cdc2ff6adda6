package org.dateline.newsroom;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dateline.desk.Batch;
import org.dateline.desk.Desk;
import org.dateline.desk.Entry;
import org.dateline.desk.Manuscripts;
import org.dateline.desk.Presence;
import org.dateline.story.Refusal;
import org.dateline.story.Refusal.Reason;
import org.dateline.story.StoryId;
import org.dateline.story.StoryJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writing: what the editor in a browser asks for. Changes are sent in batches and answered when
/// they are on disk; news of others is waited for, some seconds at a time.
final class Writing {
    /// Bytes of one batch.
    private static final int MOST_BYTES = 1_000_000;

    /// Seconds that a watch lasts at most, so that the newsroom closes in time.
    private static final int LONGEST_WATCH = 8;

    private final Desk desk;
    private final Manuscripts manuscripts;
    private final Bodies bodies;
    private final CopyJson json;

    Writing(Desk desk, Bodies bodies, CopyJson json) {
        this.desk = desk;
        this.manuscripts = desk.manuscripts();
        this.bodies = bodies;
        this.json = json;
    }

    /// The manuscript, now or after so many changes.
    Answer read(Call call) {
        Manuscripts.Text text =
                call.parameter("step").isPresent()
                        ? manuscripts.read(call.id(), step(call))
                        : manuscripts.read(call.id());
        ObjectNode answer = CopyJson.object();
        answer.put("step", text.step());
        answer.put("version", text.revision());
        answer.put("settled", text.settled());
        answer.set("document", text.document());
        return Answer.ok(answer);
    }

    /// How many changes the request is about; none when it does not say.
    static int step(Call call) {
        String text = call.parameter("step").orElse("0");
        return text.equals("0")
                ? 0
                : Call.positive(text)
                        .orElseThrow(
                                () -> Refusal.invalid("“step” must be a whole number from 0."));
    }

    /// Takes changes.
    Answer write(Call call) {
        if (call.request().getContentLengthLong() > MOST_BYTES) {
            throw new Refusal(
                    Reason.TOO_LARGE,
                    "This is more than can be pasted at once; paste it in two parts.");
        }
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "a batch of steps", "client", "sequence", "step", "steps");
                    List<JsonNode> steps = new ArrayList<>();
                    if (!(body.get("steps") instanceof ArrayNode array)) {
                        throw Refusal.invalid("“steps” must be a list of steps.");
                    }
                    array.forEach(steps::add);
                    Batch batch =
                            new Batch(
                                    StoryJson.string(body, "client"),
                                    whole(body, "sequence", 1),
                                    whole(body, "step", 0),
                                    steps);
                    return Answer.ok(
                            entries(
                                    CopyJson.object(),
                                    manuscripts.write(call.by(), call.id(), batch)));
                });
    }

    /// Tells of changes by others and of who is there; waits for something new when asked to.
    Answer watch(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(
                            body, "a watch", "client", "step", "call", "anchor", "head", "seconds",
                            "leaving");
                    String client = StoryJson.string(body, "client");
                    int step = whole(body, "step", 0);
                    int seconds = whole(body, "seconds", 0);
                    if (StoryJson.flag(body, "leaving")) {
                        manuscripts.leave(call.id(), client);
                        return Answer.ok(CopyJson.object().put("step", step));
                    }
                    manuscripts.see(
                            call.id(),
                            new Presence(
                                    client,
                                    call.by().name(),
                                    step,
                                    whole(body, "anchor", -1),
                                    whole(body, "head", -1)));
                    int since = whole(body, "call", -1);
                    return Answer.ok(
                            news(call.id(), step, since, Math.min(seconds, LONGEST_WATCH)));
                });
    }

    private ObjectNode news(StoryId id, int step, int call, int seconds) {
        try {
            Manuscripts.News news = manuscripts.await(id, step, call, Duration.ofSeconds(seconds));
            ObjectNode answer = CopyJson.object();
            answer.put("call", news.call());
            answer.put("comments", desk.comments().change(id));
            ArrayNode present = answer.putArray("present");
            for (Presence each : news.present()) {
                present.addObject()
                        .put("client", each.client())
                        .put("by", each.by())
                        .put("step", each.step())
                        .put("anchor", each.anchor())
                        .put("head", each.head());
            }
            return entries(answer, news.step() > step ? manuscripts.since(id, step) : List.of());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new Refusal(
                    Reason.UNAVAILABLE, "The newsroom is closing; try again in a moment.");
        }
    }

    /// Makes a version of what is written.
    Answer settle(Call call) {
        return bodies.optional(
                call.request(),
                body -> {
                    Fields.only(body, "a version");
                    return Answer.made(json.whole(desk.manuscripts().settle(call.by(), call.id())));
                });
    }

    private static ObjectNode entries(ObjectNode answer, List<Entry> entries) {
        ArrayNode array = answer.putArray("entries");
        for (Entry entry : entries) {
            ObjectNode one =
                    array.addObject()
                            .put("step", entry.step())
                            .put("client", entry.client())
                            .put("by", entry.by())
                            .put("at", entry.at().toString());
            entry.steps().forEach(one.putArray("steps")::add);
        }
        return answer;
    }

    static int whole(ObjectNode body, String name, int least) {
        JsonNode value = body.get(name);
        if (value == null) {
            return least;
        }
        if (!value.isInt() || value.intValue() < least) {
            throw Refusal.invalid("“%s” must be a whole number from %d.".formatted(name, least));
        }
        return value.intValue();
    }
}
