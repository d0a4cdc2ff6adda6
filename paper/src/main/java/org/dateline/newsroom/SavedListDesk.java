package org.dateline.newsroom;

import java.util.Map;
import org.dateline.desk.Lists;
import org.dateline.desk.SavedList;
import org.dateline.desk.Search;
import org.dateline.story.Refusal;
import org.dateline.story.StoryJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `/api/lists`: lists of copy under a name.
final class SavedListDesk {
    private final Lists lists;
    private final Bodies bodies;

    SavedListDesk(Lists lists, Bodies bodies) {
        this.lists = lists;
        this.bodies = bodies;
    }

    Answer list(Call call) {
        ObjectNode answer = CopyJson.object();
        ArrayNode array = answer.putArray("lists");
        lists.saved().of(call.by()).forEach(each -> array.add(json(each)));
        return Answer.ok(answer);
    }

    Answer save(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "a list", "name", "shared", "search");
                    SavedList saved =
                            lists.saved()
                                    .save(
                                            call.by(),
                                            StoryJson.string(body, "name"),
                                            search(body),
                                            body.path("shared").asBoolean(false));
                    return Answer.made(json(saved));
                });
    }

    private static Search search(ObjectNode body) {
        if (!(body.get("search") instanceof ObjectNode search)) {
            throw Refusal.invalid(
                    "“search” is an object with some of %s."
                            .formatted(String.join(", ", Search.PARAMETERS)));
        }
        Fields.only(search, "a search", Search.PARAMETERS.toArray(String[]::new));
        return Search.read(name -> StoryJson.string(search, name));
    }

    Answer remove(Call call) {
        lists.saved().remove(call.by(), call.number("number", "a saved list"));
        return Answer.empty(204, Map.of());
    }

    private static JsonNode json(SavedList list) {
        ObjectNode json =
                CopyJson.object()
                        .put("number", list.number())
                        .put("name", list.name())
                        .put("shared", list.shared())
                        .put("by", list.by())
                        .put("stories", "/api/stories?" + list.search().address());
        ObjectNode search = json.putObject("search");
        list.search().parameters().forEach(search::put);
        return json;
    }
}
