package org.dateline.newsroom;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.dateline.desk.Moments;
import org.dateline.story.Edition;
import org.dateline.story.EditionJson;
import org.dateline.story.Refusal;
import org.dateline.story.StoryId;
import org.dateline.story.StoryJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the small fields that acts take. Every refusal names the field.
final class Fields {
    private Fields() {}

    /// Refuses whatever an act does not take.
    static ObjectNode only(ObjectNode json, String what, String... names) {
        StoryJson.known(json, Set.of(names), what);
        return json;
    }

    /// An object inside of a request, with no other fields than these.
    static ObjectNode object(ObjectNode json, String field, String... names) {
        if (!(json.get(field) instanceof ObjectNode object)) {
            throw Refusal.invalid("“%s” must be an object.".formatted(field));
        }
        return only(object, "“%s”".formatted(field), names);
    }

    static OptionalInt version(ObjectNode json) {
        JsonNode value = json.get("version");
        if (value == null || value.isNull()) {
            return OptionalInt.empty();
        }
        if (!value.isInt() || value.intValue() < 1) {
            throw Refusal.invalid("“version” must be a whole number from 1.");
        }
        return OptionalInt.of(value.intValue());
    }

    static int neededVersion(ObjectNode json) {
        return version(json)
                .orElseThrow(
                        () ->
                                Refusal.invalid(
                                        "“version” is missing: say which version you changed, the newest you have."));
    }

    /// A reason that readers will see.
    static String reason(ObjectNode json, String what) {
        String reason = StoryJson.string(json, "reason").strip();
        if (reason.isEmpty()) {
            throw Refusal.invalid("“reason” is missing: " + what);
        }
        return reason;
    }

    static List<StoryId> stories(ObjectNode json, String field) {
        if (!(json.get(field) instanceof ArrayNode array)) {
            throw Refusal.invalid(
                    "“" + field + "” must be a list of story ids, the top one first.");
        }
        List<StoryId> ids = new ArrayList<>(array.size());
        for (JsonNode value : array) {
            if (!value.isString()) {
                throw Refusal.invalid(
                        "“" + field + "” must be a list of story ids, each a string.");
            }
            ids.add(id(field, value.stringValue()));
        }
        return ids;
    }

    static List<Edition> editions(ObjectNode json) {
        if (!(json.get("editions") instanceof ArrayNode array)) {
            throw Refusal.invalid(
                    "“editions” must be a list of objects with “slug”, “language”, “name” and “sections”.");
        }
        List<Edition> editions = new ArrayList<>(array.size());
        for (JsonNode value : array) {
            if (!(value instanceof ObjectNode edition)) {
                throw Refusal.invalid(
                        "An edition must be an object with “slug”, “language”, “name” and “sections”.");
            }
            editions.add(EditionJson.read(edition));
        }
        return editions;
    }

    /// A story's id inside a request: one that is malformed is the request's fault.
    static StoryId id(String field, String text) {
        try {
            return StoryId.parse(text);
        } catch (Refusal refusal) {
            throw Refusal.invalid("“" + field + "”: " + refusal.sentence());
        }
    }

    /// A second, by the newsroom's clock where it says no offset.
    ///
    /// @param what is to be said when it is missing
    static Instant second(ObjectNode body, String field, String what, ZoneId zone) {
        String text = StoryJson.string(body, field).strip();
        if (text.isEmpty()) {
            throw Refusal.invalid("“%s” is missing: %s".formatted(field, what));
        }
        return Moments.read(text, zone);
    }
}
