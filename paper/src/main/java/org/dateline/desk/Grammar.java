package org.dateline.desk;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dateline.story.Refusal;
import org.dateline.story.StoryJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a manuscript may be made of: its nodes, what each may hold, and their attributes. The
/// editor has the same in `editor/src/schema.js`; a test compares what the two make of the same
/// steps.
final class Grammar {
    /// Marks in the order in which they nest, the outermost first.
    static final List<String> MARKS = List.of("link", "note", "strong", "emphasis");

    private static final int MAX_ATTRIBUTE = 20_000;

    /// What stands in a node.
    enum Holds {
        /// Kicker, headline, standfirst, then blocks, at least one.
        STORY,
        /// Text without marks.
        LINE,
        /// Text.
        TEXT,
        /// At least one of the kind named beside it.
        SOME,
        /// Any number of them.
        ANY,
        NOTHING
    }

    /// @param kind what SOME and ANY are of
    /// @param attributes with what they are when absent; the type of each value is the type it has
    record Type(
            String name,
            Holds holds,
            String kind,
            boolean block,
            Map<String, JsonNode> attributes) {
        boolean isLeaf() {
            return holds == Holds.NOTHING;
        }

        boolean isText() {
            return holds == Holds.LINE || holds == Holds.TEXT;
        }

        /// Whether what stands in the one could stand in the other, so that a change may join them.
        boolean joins(Type other) {
            return this == other || isText() && other.isText();
        }
    }

    private static final JsonNode NO_TEXT = StoryJson.MAPPER.valueToTree("");
    private static final JsonNode NO_LIST = StoryJson.MAPPER.createArrayNode();
    private static final Map<String, JsonNode> NONE = Map.of();

    static final Type STORY =
            new Type(
                    "doc",
                    Holds.STORY,
                    "",
                    false,
                    Map.ofEntries(
                            Map.entry("section", NO_TEXT),
                            Map.entry("language", NO_TEXT),
                            Map.entry("byline", NO_LIST),
                            Map.entry("editor", NO_TEXT),
                            Map.entry("dateline", NO_TEXT),
                            Map.entry("topics", NO_LIST),
                            Map.entry("sourceName", NO_TEXT),
                            Map.entry("sourceUrl", NO_TEXT),
                            Map.entry("frontHeadline", NO_TEXT),
                            Map.entry("searchHeadline", NO_TEXT),
                            Map.entry("socialHeadline", NO_TEXT),
                            Map.entry("original", NO_TEXT),
                            Map.entry("related", NO_LIST)));

    private static final Map<String, Type> TYPES =
            Map.ofEntries(
                    entry(STORY),
                    entry(new Type("kicker", Holds.LINE, "", false, NONE)),
                    entry(new Type("headline", Holds.LINE, "", false, NONE)),
                    entry(new Type("standfirst", Holds.LINE, "", false, NONE)),
                    entry(new Type("paragraph", Holds.TEXT, "", true, NONE)),
                    entry(
                            new Type(
                                    "heading",
                                    Holds.TEXT,
                                    "",
                                    true,
                                    Map.of("level", StoryJson.MAPPER.valueToTree(2)))),
                    entry(new Type("quote", Holds.TEXT, "", true, texts("attribution"))),
                    entry(
                            new Type(
                                    "list",
                                    Holds.SOME,
                                    "item",
                                    true,
                                    Map.of("ordered", StoryJson.MAPPER.valueToTree(false)))),
                    entry(new Type("item", Holds.TEXT, "", false, NONE)),
                    entry(new Type("table", Holds.SOME, "row", true, texts("caption"))),
                    entry(new Type("row", Holds.ANY, "cell", false, NONE)),
                    entry(new Type("cell", Holds.LINE, "", false, NONE)),
                    entry(new Type("factbox", Holds.SOME, "fact", true, texts("title"))),
                    entry(new Type("fact", Holds.TEXT, "", false, NONE)),
                    entry(new Type("gallery", Holds.ANY, "picture", true, texts("title"))),
                    entry(leaf("picture", "media", "caption")),
                    entry(leaf("video", "media", "caption")),
                    entry(leaf("audio", "media", "caption")),
                    entry(leaf("document", "media", "title")),
                    entry(leaf("embed", "url", "title")));

    /// The one attribute of a mark that has one.
    private static final Map<String, String> OF_MARKS = Map.of("link", "href", "note", "note");

    private Grammar() {}

    static Type type(String name) {
        Type type = TYPES.get(name);
        if (type == null) {
            throw Refusal.invalid("“" + name + "” is not a part of a story.");
        }
        return type;
    }

    /// All attributes of a node: those that are there, checked, and the others as they are when
    /// absent.
    static ObjectNode attributes(Type type, JsonNode json) {
        ObjectNode all = StoryJson.MAPPER.createObjectNode();
        type.attributes().forEach(all::set);
        if (json instanceof ObjectNode given) {
            for (String name : given.propertyNames()) {
                all.set(name, attribute(type, name, given.get(name)));
            }
        } else if (json != null) {
            throw Refusal.invalid("The attributes of a node must be an object.");
        }
        return all;
    }

    static JsonNode attribute(Type type, String name, JsonNode value) {
        JsonNode usual = type.attributes().get(name);
        if (usual == null) {
            throw Refusal.invalid("“%s” has no attribute “%s”.".formatted(type.name(), name));
        }
        boolean fits =
                usual.isString() && value.isString()
                        || usual.isInt() && value.isInt()
                        || usual.isBoolean() && value.isBoolean()
                        || usual.isArray() && value.isArray() && isOfStrings(value);
        if (!fits || value.toString().length() > MAX_ATTRIBUTE) {
            throw Refusal.invalid(
                    "“%s” of a “%s” is of the wrong kind or too long."
                            .formatted(name, type.name()));
        }
        return value;
    }

    /// A mark as JSON, checked.
    static ObjectNode mark(JsonNode json) {
        if (!(json instanceof ObjectNode given)) {
            throw Refusal.invalid("A mark is not an object.");
        }
        StoryJson.known(given, Set.of("type", "attrs"), "a mark");
        String type = StoryJson.string(given, "type");
        if (!MARKS.contains(type)) {
            throw Refusal.invalid("“" + type + "” is not a kind of mark.");
        }
        ObjectNode mark = StoryJson.MAPPER.createObjectNode();
        mark.put("type", type);
        String attribute = OF_MARKS.get(type);
        if (attribute != null) {
            String value =
                    given.get("attrs") instanceof ObjectNode attrs
                            ? StoryJson.string(attrs, attribute)
                            : "";
            if (value.isEmpty() || value.length() > MAX_ATTRIBUTE) {
                throw Refusal.invalid("A %s needs “%s”.".formatted(type, attribute));
            }
            mark.putObject("attrs").put(attribute, value);
        }
        return mark;
    }

    private static boolean isOfStrings(JsonNode list) {
        for (JsonNode value : list) {
            if (!value.isString()) {
                return false;
            }
        }
        return true;
    }

    private static Type leaf(String name, String first, String second) {
        return new Type(name, Holds.NOTHING, "", true, texts(first, second));
    }

    private static Map<String, JsonNode> texts(String... names) {
        return java.util.Arrays.stream(names)
                .collect(java.util.stream.Collectors.toMap(name -> name, _ -> NO_TEXT));
    }

    private static Map.Entry<String, Type> entry(Type type) {
        return Map.entry(type.name(), type);
    }
}
