package org.dateline.newsroom;

import java.util.OptionalLong;
import java.util.Set;
import org.dateline.desk.Copy;
import org.dateline.desk.Desk;
import org.dateline.desk.Lists;
import org.dateline.desk.Revision;
import org.dateline.desk.Search;
import org.dateline.story.Refusal;
import org.dateline.story.Story;
import org.dateline.story.StoryJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `/api/stories`: writing, saving and finding copy.
final class Stories {
    private static final int USUAL = 50;

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
        only(call);
        Search search = Search.read(name -> call.parameter(name).orElse(""));
        int limit = limit(call);
        Lists.Page page = desk.lists().find(call.by(), search, behind(call), limit);
        ObjectNode answer = CopyJson.object();
        json.lines(answer.putArray("stories"), page.lines());
        page.next()
                .ifPresent(
                        next ->
                                answer.put(
                                        "next",
                                        "/api/stories?%s&limit=%d&before=%d"
                                                .formatted(search.address(), limit, next)));
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
        int version = call.number("version", "a version");
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

    private static void only(Call call) {
        for (String name : call.request().getParameterMap().keySet()) {
            if (!Search.PARAMETERS.contains(name) && !Set.of("limit", "before").contains(name)) {
                throw Refusal.invalid(
                        "“%s” is not a parameter of this list; there are %s, limit and before."
                                .formatted(name, String.join(", ", Search.PARAMETERS)));
            }
        }
    }

    private static int limit(Call call) {
        return call.parameter("limit")
                .map(
                        text ->
                                Call.positive(text)
                                        .filter(number -> number <= Lists.PAGE)
                                        .orElseThrow(
                                                () ->
                                                        Refusal.invalid(
                                                                "“limit” must be a whole number from 1 to 200.")))
                .orElse(USUAL);
    }

    /// The place in a list behind which its next part begins.
    static OptionalLong behind(Call call) {
        return call.parameter("before")
                .map(
                        text ->
                                OptionalLong.of(
                                        Call.positive(text)
                                                .orElseThrow(
                                                        () ->
                                                                Refusal.invalid(
                                                                        "“before” is a place in this list, as its “next” names it."))))
                .orElseGet(OptionalLong::empty);
    }
}
