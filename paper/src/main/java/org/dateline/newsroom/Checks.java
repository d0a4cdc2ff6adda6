package org.dateline.newsroom;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dateline.desk.Checklist;
import org.dateline.desk.Desk;
import org.dateline.story.Slug;
import org.dateline.story.StoryJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Checklists, and flags for a legal reading: what keeps copy from being passed.
final class Checks {
    private final Desk desk;
    private final Bodies bodies;
    private final CopyJson json;

    Checks(Desk desk, Bodies bodies, CopyJson json) {
        this.desk = desk;
        this.bodies = bodies;
        this.json = json;
    }

    Answer list(Call call) {
        return Answer.ok(lists());
    }

    /// Takes the place of the checklist of one section, or of that of every section.
    Answer put(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "a checklist", "section", "fields", "questions");
                    Optional<Slug> section =
                            Optional.of(StoryJson.string(body, "section"))
                                    .filter(name -> !name.isEmpty())
                                    .map(desk::section);
                    Set<Checklist.Field> fields =
                            StoryJson.strings(body, "fields").stream()
                                    .map(Checklist.Field::of)
                                    .collect(Collectors.toSet());
                    Checklist checklist =
                            new Checklist(fields, StoryJson.strings(body, "questions"));
                    desk.checklists().put(call.by(), section, checklist);
                    return Answer.ok(lists());
                });
    }

    private ObjectNode lists() {
        ObjectNode answer = CopyJson.object();
        ArrayNode lists = answer.putArray("checklists");
        desk.checklists()
                .all()
                .forEach(
                        (section, checklist) -> {
                            ObjectNode list = lists.addObject();
                            if (!section.isEmpty()) {
                                list.put("section", section);
                            }
                            ArrayNode fields = list.putArray("fields");
                            checklist.fields().forEach(field -> fields.add(field.word()));
                            ArrayNode questions = list.putArray("questions");
                            checklist.questions().forEach(questions::add);
                        });
        return answer;
    }

    Answer flag(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "a flag", "note");
                    String note = StoryJson.string(body, "note");
                    return Answer.made(json.whole(desk.flags().flag(call.by(), call.id(), note)));
                });
    }

    Answer clear(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "a clearance", "note");
                    String note = StoryJson.string(body, "note");
                    return Answer.made(json.whole(desk.flags().clear(call.by(), call.id(), note)));
                });
    }
}
