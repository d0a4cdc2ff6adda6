package org.dateline.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The story form: a story as JSON, the same in the API, in import files and in what is stored.
///
/// ```json
/// {"headline": "…", "section": "Politics", "source": {"name": "…", "url": "…"},
///  "byline": ["…"], "editor": "…", "dateline": "…", "kicker": "…", "standfirst": "…",
///  "topics": ["…"], "headlines": {"front": "…", "search": "…", "social": "…"},
///  "language": "zh-Hans", "original": "id of a story", "related": ["ids of stories"], "body": [{"type": "paragraph", "text": "…", "marks": [
///      {"type": "link", "from": 0, "to": 4, "href": "https://…"}]}]}
/// ```
///
/// Reading is strict: an unknown field or block is refused by name, and so is a wrong type.
public final class StoryJson {
    /// Reads and writes every JSON document of Dateline: bounded depth and size, no duplicate keys.
    public static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(50)
                                                    .maxDocumentLength(8_000_000)
                                                    .build())
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private static final Set<String> FIELDS =
            Set.of(
                    "headline",
                    "section",
                    "source",
                    "byline",
                    "editor",
                    "dateline",
                    "kicker",
                    "standfirst",
                    "topics",
                    "headlines",
                    "language",
                    "original",
                    "related",
                    "body");

    private StoryJson() {}

    /// Parses any JSON text into an object.
    ///
    /// @throws Refusal when it is not one JSON object, with the place where it stops being one
    public static ObjectNode parse(byte[] json) {
        try {
            if (MAPPER.readTree(json) instanceof ObjectNode object) {
                return object;
            }
            throw Refusal.invalid("The JSON is not an object: it must begin with “{”.");
        } catch (JacksonException broken) {
            throw Refusal.invalid("The JSON cannot be read: " + broken.getOriginalMessage());
        }
    }

    /// Reads the story form.
    ///
    /// @param section finds a section's slug by the name or slug somebody wrote
    /// @throws Refusal naming the field that is unknown, missing or wrong
    public static Story read(ObjectNode json, Function<String, Slug> section) {
        known(json, FIELDS, "a story");
        return new Story(
                string(json, "headline"),
                headlines(json.get("headlines")),
                new Language(string(json, "language")),
                section.apply(string(json, "section")),
                string(json, "kicker"),
                string(json, "standfirst"),
                source(json.get("source")),
                strings(json, "byline"),
                string(json, "editor"),
                string(json, "dateline"),
                strings(json, "topics"),
                relations(json),
                blocks(json.get("body")));
    }

    /// Writes the story form.
    ///
    /// @param section the section as it is to be written, its name or its slug
    public static ObjectNode write(Story story, String section) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("headline", story.headline());
        json.put("section", section);
        json.putObject("source")
                .put("name", story.source().name())
                .put("url", story.source().url());
        story.byline().forEach(json.putArray("byline")::add);
        json.put("editor", story.editor());
        json.put("dateline", story.dateline());
        json.put("kicker", story.kicker());
        json.put("standfirst", story.standfirst());
        story.topics().forEach(json.putArray("topics")::add);
        write(json, story.headlines());
        if (!story.language().equals(Language.MAIN)) {
            json.put("language", story.language().tag());
        }
        write(json, story.relations());
        ArrayNode body = json.putArray("body");
        story.body().forEach(block -> body.add(BlockJson.write(block)));
        return json;
    }

    /// Refuses fields that are not in `fields`.
    public static void known(ObjectNode json, Set<String> fields, String what) {
        for (String name : json.propertyNames()) {
            if (!fields.contains(name)) {
                throw Refusal.invalid("“" + name + "” is not a field of " + what + ".");
            }
        }
    }

    /// A field that is a string; empty when it is absent or null.
    public static String string(ObjectNode json, String name) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            return "";
        }
        if (!value.isString()) {
            throw Refusal.invalid("“" + name + "” must be a string.");
        }
        return value.stringValue();
    }

    /// A field that is a list of strings; empty when it is absent or null.
    public static List<String> strings(ObjectNode json, String name) {
        List<String> strings = new ArrayList<>();
        for (JsonNode value : array(json, name)) {
            if (!value.isString()) {
                throw Refusal.invalid("“" + name + "” must be a list of strings.");
            }
            strings.add(value.stringValue());
        }
        return strings;
    }

    static int number(ObjectNode json, String name) {
        JsonNode value = json.get(name);
        if (value == null || !value.isInt()) {
            throw Refusal.invalid("“" + name + "” must be a whole number.");
        }
        return value.intValue();
    }

    /// A field that is true or false; false when it is absent.
    public static boolean flag(ObjectNode json, String name) {
        JsonNode value = json.get(name);
        if (value != null && !value.isBoolean()) {
            throw Refusal.invalid("“" + name + "” must be true or false.");
        }
        return value != null && value.booleanValue();
    }

    static ArrayNode array(ObjectNode json, String name) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            return MAPPER.createArrayNode();
        }
        if (value instanceof ArrayNode array) {
            return array;
        }
        throw Refusal.invalid("“" + name + "” must be a list.");
    }

    private static Source source(JsonNode json) {
        if (json == null || json.isNull()) {
            return Source.OWN;
        }
        if (!(json instanceof ObjectNode source)) {
            throw Refusal.invalid("“source” must be an object with “name” and “url”.");
        }
        known(source, Set.of("name", "url"), "a source");
        return new Source(string(source, "name"), string(source, "url"));
    }

    private static Headlines headlines(JsonNode json) {
        if (json == null || json.isNull()) {
            return Headlines.NONE;
        }
        if (!(json instanceof ObjectNode headlines)) {
            throw Refusal.invalid(
                    "“headlines” must be an object with “front”, “search” and “social”.");
        }
        known(headlines, Set.of("front", "search", "social"), "the headlines");
        return new Headlines(
                string(headlines, "front"),
                string(headlines, "search"),
                string(headlines, "social"));
    }

    private static void write(ObjectNode json, Headlines headlines) {
        if (!headlines.equals(Headlines.NONE)) {
            json.putObject("headlines")
                    .put("front", headlines.front())
                    .put("search", headlines.search())
                    .put("social", headlines.social());
        }
    }

    private static Relations relations(ObjectNode json) {
        String original = string(json, "original");
        return new Relations(
                original.isEmpty() ? Optional.empty() : Optional.of(story("original", original)),
                strings(json, "related").stream().map(id -> story("related", id)).toList());
    }

    private static StoryId story(String field, String id) {
        try {
            return StoryId.parse(id);
        } catch (Refusal unknown) {
            throw Refusal.invalid("“" + field + "”: " + unknown.sentence());
        }
    }

    private static void write(ObjectNode json, Relations relations) {
        relations.original().ifPresent(id -> json.put("original", id.toString()));
        if (!relations.related().isEmpty()) {
            ArrayNode related = json.putArray("related");
            relations.related().forEach(id -> related.add(id.toString()));
        }
    }

    private static List<Block> blocks(JsonNode json) {
        if (json == null || json.isNull()) {
            return List.of();
        }
        if (!(json instanceof ArrayNode array)) {
            throw Refusal.invalid("“body” must be a list of blocks.");
        }
        List<Block> blocks = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            try {
                blocks.add(BlockJson.read(array.get(i)));
            } catch (Refusal refusal) {
                throw Refusal.invalid("Block " + (i + 1) + ": " + refusal.sentence());
            }
        }
        return blocks;
    }
}
