package org.dateline.newsroom;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.dateline.desk.Assignment;
import org.dateline.desk.Assignment.Plan;
import org.dateline.desk.Desk;
import org.dateline.story.Refusal;
import org.dateline.story.Section;
import org.dateline.story.StoryId;
import org.dateline.story.StoryJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `/api/newslist`: what is planned for a day, and who is on it.
final class NewslistDesk {
    private static final String[] PLAN = {
        "day", "due", "slug", "section", "people", "pictures", "notes", "dropped", "story"
    };

    private final Desk desk;
    private final Bodies bodies;
    private final CopyJson json;

    NewslistDesk(Desk desk, Bodies bodies, CopyJson json) {
        this.desk = desk;
        this.bodies = bodies;
        this.json = json;
    }

    Answer list(Call call) {
        LocalDate day =
                call.parameter("day")
                        .map(NewslistDesk::day)
                        .orElseGet(() -> desk.newslist().today());
        ObjectNode answer = CopyJson.object().put("day", day.toString());
        ArrayNode lines = answer.putArray("assignments");
        desk.newslist().of(day).forEach(each -> lines.add(line(each)));
        return Answer.ok(answer);
    }

    Answer read(Call call) {
        return Answer.ok(line(desk.newslist().get(number(call))));
    }

    Answer plan(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Assignment made =
                            desk.newslist()
                                    .plan(call.by(), read(Fields.only(body, "a line", PLAN)));
                    return Answer.made(line(made), "/api/newslist/" + made.number());
                });
    }

    Answer change(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    int version = Fields.neededVersion(body);
                    body.remove("version");
                    Plan plan = read(Fields.only(body, "a line", PLAN));
                    return Answer.ok(
                            line(desk.newslist().change(call.by(), number(call), version, plan)));
                });
    }

    Answer begin(Call call) {
        return bodies.optional(
                call.request(),
                body -> {
                    Fields.only(body, "a beginning");
                    var copy = desk.newslist().begin(call.by(), number(call));
                    return Answer.made(json.whole(copy), "/api/stories/" + copy.id());
                });
    }

    static long number(Call call) {
        return call.number("number", "a line of the newslist");
    }

    private Plan read(ObjectNode body) {
        return new Plan(
                day(StoryJson.string(body, "day")),
                due(StoryJson.string(body, "due")),
                StoryJson.string(body, "slug"),
                desk.section(StoryJson.string(body, "section")),
                StoryJson.strings(body, "people"),
                StoryJson.string(body, "pictures"),
                StoryJson.string(body, "notes"),
                body.path("dropped").asBoolean(false),
                story(StoryJson.string(body, "story")));
    }

    static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException malformed) {
            throw Refusal.invalid("“day” is a day such as 2026-11-27.");
        }
    }

    static Optional<LocalTime> due(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(LocalTime.parse(text));
        } catch (DateTimeException malformed) {
            throw Refusal.invalid("“due” is a time of day such as 16:30.");
        }
    }

    private static Optional<StoryId> story(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(Fields.id("story", text));
    }

    private ObjectNode line(Assignment assignment) {
        Plan plan = assignment.plan();
        ObjectNode line =
                CopyJson.object()
                        .put("number", assignment.number())
                        .put("version", assignment.version())
                        .put("state", assignment.state())
                        .put("day", plan.day().toString())
                        .put("due", plan.due().map(LocalTime::toString).orElse(""))
                        .put("slug", plan.slug())
                        .put("section", Section.name(desk.sections(), plan.section()));
        ArrayNode people = line.putArray("people");
        plan.people().forEach(people::add);
        line.put("pictures", plan.pictures())
                .put("notes", plan.notes())
                .put("dropped", plan.dropped());
        plan.story().ifPresent(id -> line.put("story", id.toString()));
        return line;
    }
}
