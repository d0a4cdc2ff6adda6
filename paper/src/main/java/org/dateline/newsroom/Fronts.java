package org.dateline.newsroom;

import java.time.Instant;
import java.util.List;
import org.dateline.desk.Desk;
import org.dateline.desk.FrontPlan;
import org.dateline.story.Edition;
import org.dateline.story.EditionJson;
import org.dateline.story.Refusal;
import org.dateline.story.StoryId;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `/api/fronts`, `/api/sections` and `/api/editions`: what stands on top, and where.
final class Fronts {
    private final Desk desk;
    private final Bodies bodies;
    private final OnTheSite site;

    Fronts(Desk desk, Bodies bodies, OnTheSite site) {
        this.desk = desk;
        this.bodies = bodies;
        this.site = site;
    }

    Answer list(Call call) {
        ObjectNode answer = CopyJson.object();
        ArrayNode fronts = answer.putArray("fronts");
        desk.fronts().forEach(name -> fronts.add(front(name, desk.arrangement(name))));
        return Answer.ok(answer);
    }

    Answer read(Call call) {
        String name = name(call);
        return Answer.ok(front(name, desk.arrangement(name)));
    }

    Answer arrange(Call call) {
        String name = name(call);
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "a front", "stories", "was");
                    List<StoryId> stories = Fields.stories(body, "stories");
                    long position =
                            body.has("was")
                                    ? desk.arrange(
                                            call.by(), name, stories, Fields.stories(body, "was"))
                                    : desk.arrange(call.by(), name, stories);
                    site.await(position);
                    return Answer.ok(front(name, stories).put("position", position));
                });
    }

    Answer plans(Call call) {
        String name = name(call);
        return Answer.ok(plans(desk.frontPlans().of(name)));
    }

    Answer plan(Call call) {
        String name = name(call);
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "an order to come", "stories", "at");
                    List<StoryId> stories = Fields.stories(body, "stories");
                    Instant at = Fields.second(body, "at", "say when it is to print.", desk.zone());
                    return Answer.made(
                            plans(desk.frontPlans().plan(call.by(), name, stories, at)),
                            "/api/fronts/" + name + "/plans");
                });
    }

    Answer unplan(Call call) {
        String name = name(call);
        long number = call.number("number", "an order to come");
        return Answer.ok(plans(desk.frontPlans().remove(call.by(), name, number)));
    }

    private static ObjectNode plans(List<FrontPlan> plans) {
        ObjectNode answer = CopyJson.object();
        ArrayNode list = answer.putArray("plans");
        plans.forEach(
                plan -> {
                    ObjectNode json = list.addObject().put("number", plan.number());
                    json.put("at", plan.at().toString()).put("by", plan.by());
                    stories(json, plan.stories());
                    if (!plan.missed().isEmpty()) {
                        json.put("missed", plan.missed());
                    }
                });
        return answer;
    }

    Answer sections(Call call) {
        ObjectNode answer = CopyJson.object();
        ArrayNode sections = answer.putArray("sections");
        desk.sections()
                .forEach(
                        section ->
                                sections.addObject()
                                        .put("slug", section.slug().text())
                                        .put("name", section.name()));
        return Answer.ok(answer);
    }

    Answer editions(Call call) {
        return Answer.ok(editions(desk.editions()));
    }

    Answer settle(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "the editions", "editions");
                    List<Edition> editions = Fields.editions(body);
                    long position = desk.settle(call.by(), editions);
                    site.await(position);
                    return Answer.ok(editions(editions).put("position", position));
                });
    }

    private static ObjectNode editions(List<Edition> editions) {
        ObjectNode answer = CopyJson.object();
        ArrayNode list = answer.putArray("editions");
        editions.forEach(edition -> list.add(EditionJson.write(edition)));
        return answer;
    }

    private String name(Call call) {
        String name = call.variable("name");
        List<String> fronts = desk.fronts();
        if (!fronts.contains(name)) {
            throw Refusal.notFound(
                    "There is no front “%s”; there are %s."
                            .formatted(name, String.join(", ", fronts)));
        }
        return name;
    }

    private static ObjectNode front(String name, List<StoryId> stories) {
        return stories(CopyJson.object().put("name", name), stories);
    }

    private static ObjectNode stories(ObjectNode json, List<StoryId> stories) {
        ArrayNode ids = json.putArray("stories");
        stories.forEach(id -> ids.add(id.toString()));
        return json;
    }
}
