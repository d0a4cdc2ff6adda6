package org.dateline.newsroom;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dateline.desk.Copy;
import org.dateline.desk.Desk;
import org.dateline.desk.Revision;
import org.dateline.story.Refusal;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.dateline.story.StoryJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `/api/stories`: writing, saving and finding copy.
final class Stories {
    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final Desk desk;
    private final Bodies bodies;
    private final CopyJson json;

    Stories(Desk desk, Bodies bodies, CopyJson json) {
        this.desk = desk;
        this.bodies = bodies;
        this.json = json;
    }

    Answer create(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Copy copy = desk.create(call.by(), StoryJson.read(body, desk::section));
                    return Answer.made(json.whole(copy), "/api/stories/" + copy.id());
                });
    }

    Answer list(Call call) {
        int limit = limit(call);
        List<Copy> page = desk.list(limit, before(call));
        ObjectNode answer = CopyJson.object();
        ArrayNode stories = answer.putArray("stories");
        page.forEach(copy -> stories.add(json.line(copy)));
        if (page.size() == limit) {
            answer.put(
                    "next",
                    "/api/stories?limit=%d&before=%s".formatted(limit, page.getLast().id()));
        }
        return Answer.ok(answer);
    }

    Answer read(Call call) {
        return Answer.ok(json.whole(desk.copy(call.id())));
    }

    Answer save(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    int version = Fields.neededVersion(body);
                    body.remove("version");
                    Story story = StoryJson.read(body, desk::section);
                    return Answer.ok(json.whole(desk.save(call.by(), call.id(), version, story)));
                });
    }

    Answer revisions(Call call) {
        ObjectNode answer = CopyJson.object();
        ArrayNode revisions = answer.putArray("revisions");
        desk.revisions(call.id()).forEach(revision -> revisions.add(CopyJson.revision(revision)));
        return Answer.ok(answer);
    }

    Answer revision(Call call) {
        int version = call.number("version");
        Revision revision =
                desk.revisions(call.id()).stream()
                        .filter(candidate -> candidate.version() == version)
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        Refusal.notFound(
                                                "This story has no version %d."
                                                        .formatted(version)));
        ObjectNode answer = CopyJson.revision(revision);
        answer.setAll(json.story(desk.text(call.id(), version)));
        return Answer.ok(answer);
    }

    private static int limit(Call call) {
        for (String name : call.request().getParameterMap().keySet()) {
            if (!Set.of("limit", "before").contains(name)) {
                throw Refusal.invalid(
                        "“%s” is not a parameter of this list; there are limit and before."
                                .formatted(name));
            }
        }
        String limit = call.request().getParameter("limit");
        if (limit == null) {
            return USUAL;
        }
        return Call.positive(limit)
                .filter(number -> number <= MOST)
                .orElseThrow(
                        () -> Refusal.invalid("“limit” must be a whole number from 1 to 200."));
    }

    private static Optional<StoryId> before(Call call) {
        return call.parameter("before").map(text -> Fields.id("before", text));
    }
}
