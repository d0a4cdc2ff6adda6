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
        story.body().forEach(block -> body.add(write(block)));
        return json;
    }

    /// Writes one block of a body.
    public static ObjectNode write(Block block) {
        ObjectNode json = MAPPER.createObjectNode();
        switch (block) {
            case Block.Paragraph(Text text) -> write(json.put("type", "paragraph"), text);
            case Block.Heading(int level, Text text) ->
                    write(json.put("type", "heading").put("level", level), text);
            case Block.Quote(Text text, String attribution) -> {
                write(json.put("type", "quote"), text);
                json.put("attribution", attribution);
            }
            case Block.Listing(boolean ordered, List<Text> items) ->
                    write(json.put("type", "list").put("ordered", ordered), "items", items);
            case Block.Table(String caption, List<List<String>> rows) -> {
                ArrayNode array =
                        json.put("type", "table").put("caption", caption).putArray("rows");
                rows.forEach(row -> row.forEach(array.addArray()::add));
            }
            case Block.FactBox(String title, List<Text> paragraphs) ->
                    write(
                            json.put("type", "factbox").put("title", title),
                            "paragraphs",
                            paragraphs);
            case Block.Picture picture -> write(json.put("type", "picture"), picture);
            case Block.Gallery(String title, List<Block.Picture> pictures) -> {
                ArrayNode array =
                        json.put("type", "gallery").put("title", title).putArray("pictures");
                pictures.forEach(picture -> write(array.addObject(), picture));
            }
            case Block.Video(MediaId media, String caption) ->
                    json.put("type", "video")
                            .put("media", media.toString())
                            .put("caption", caption);
            case Block.Audio(MediaId media, String caption) ->
                    json.put("type", "audio")
                            .put("media", media.toString())
                            .put("caption", caption);
            case Block.Document(MediaId media, String title) ->
                    json.put("type", "document").put("media", media.toString()).put("title", title);
            case Block.Embed(String url, String title) ->
                    json.put("type", "embed").put("url", url).put("title", title);
        }
        return json;
    }

    /// Reads one block of a body.
    ///
    /// @throws Refusal naming what is wrong with it
    public static Block readBlock(JsonNode json) {
        if (!(json instanceof ObjectNode block)) {
            throw Refusal.invalid("A block of the body is not an object.");
        }
        String type = string(block, "type");
        return switch (type) {
            case "paragraph" -> {
                known(block, Set.of("type", "text", "marks"), "a paragraph");
                yield new Block.Paragraph(text(block));
            }
            case "heading" -> {
                known(block, Set.of("type", "level", "text", "marks"), "a heading");
                yield new Block.Heading(
                        block.has("level") ? number(block, "level") : 2, text(block));
            }
            case "quote" -> {
                known(block, Set.of("type", "text", "marks", "attribution"), "a quote");
                yield new Block.Quote(text(block), string(block, "attribution"));
            }
            case "list" -> {
                known(block, Set.of("type", "ordered", "items"), "a list");
                yield new Block.Listing(flag(block, "ordered"), texts(block, "items"));
            }
            case "table" -> {
                known(block, Set.of("type", "caption", "rows"), "a table");
                yield new Block.Table(string(block, "caption"), rows(block));
            }
            case "factbox" -> {
                known(block, Set.of("type", "title", "paragraphs"), "a fact box");
                yield new Block.FactBox(string(block, "title"), texts(block, "paragraphs"));
            }
            case "picture" -> {
                known(block, Set.of("type", "media", "caption"), "a picture");
                yield picture(block);
            }
            case "gallery" -> {
                known(block, Set.of("type", "title", "pictures"), "a gallery");
                yield new Block.Gallery(string(block, "title"), pictures(block));
            }
            case "video" -> {
                known(block, Set.of("type", "media", "caption"), "a video");
                yield new Block.Video(media(block), string(block, "caption"));
            }
            case "audio" -> {
                known(block, Set.of("type", "media", "caption"), "a recording");
                yield new Block.Audio(media(block), string(block, "caption"));
            }
            case "document" -> {
                known(block, Set.of("type", "media", "title"), "a document");
                yield new Block.Document(media(block), string(block, "title"));
            }
            case "embed" -> {
                known(block, Set.of("type", "url", "title"), "an embed");
                yield new Block.Embed(string(block, "url"), string(block, "title"));
            }
            default ->
                    throw Refusal.invalid(
                            "“%s” is not a kind of block; there are paragraph, heading, quote, list, table, factbox, picture, gallery, video, audio, document and embed."
                                    .formatted(type));
        };
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

    private static Block.Picture picture(ObjectNode json) {
        return new Block.Picture(media(json), string(json, "caption"));
    }

    private static List<Block.Picture> pictures(ObjectNode json) {
        List<Block.Picture> pictures = new ArrayList<>();
        for (JsonNode value : array(json, "pictures")) {
            if (!(value instanceof ObjectNode picture)) {
                throw Refusal.invalid("“pictures” must be a list of objects with “media”.");
            }
            known(picture, Set.of("media", "caption"), "a gallery's picture");
            pictures.add(picture(picture));
        }
        return pictures;
    }

    private static MediaId media(ObjectNode json) {
        try {
            return MediaId.parse(string(json, "media"));
        } catch (Refusal unknown) {
            throw Refusal.invalid("“media”: " + unknown.sentence());
        }
    }

    private static void write(ObjectNode json, Block.Picture picture) {
        json.put("media", picture.media().toString()).put("caption", picture.caption());
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
                blocks.add(readBlock(array.get(i)));
            } catch (Refusal refusal) {
                throw Refusal.invalid("Block " + (i + 1) + ": " + refusal.sentence());
            }
        }
        return blocks;
    }

    private static Text text(ObjectNode json) {
        List<Mark> marks = new ArrayList<>();
        for (JsonNode value : array(json, "marks")) {
            if (!(value instanceof ObjectNode mark)) {
                throw Refusal.invalid("A mark is not an object.");
            }
            marks.add(mark(mark));
        }
        return new Text(string(json, "text"), marks);
    }

    private static Mark mark(ObjectNode json) {
        known(json, Set.of("type", "from", "to", "href", "note"), "a mark");
        int from = number(json, "from");
        int to = number(json, "to");
        String type = string(json, "type");
        return switch (type) {
            case "strong" -> new Mark.Strong(from, to);
            case "emphasis" -> new Mark.Emphasis(from, to);
            case "link" -> new Mark.Link(from, to, string(json, "href"));
            case "note" -> new Mark.Note(from, to, string(json, "note"));
            default ->
                    throw Refusal.invalid(
                            "“%s” is not a kind of mark; there are strong, emphasis, link and note."
                                    .formatted(type));
        };
    }

    private static List<Text> texts(ObjectNode json, String name) {
        List<Text> texts = new ArrayList<>();
        for (JsonNode value : array(json, name)) {
            if (value.isString()) {
                texts.add(Text.plain(value.stringValue()));
            } else if (value instanceof ObjectNode text) {
                known(text, Set.of("text", "marks"), "an item");
                texts.add(text(text));
            } else {
                throw Refusal.invalid("“" + name + "” must be a list of texts.");
            }
        }
        return texts;
    }

    private static List<List<String>> rows(ObjectNode json) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode value : array(json, "rows")) {
            if (!(value instanceof ArrayNode cells)) {
                throw Refusal.invalid("“rows” must be a list of lists of strings.");
            }
            List<String> row = new ArrayList<>();
            for (JsonNode cell : cells) {
                if (!cell.isString()) {
                    throw Refusal.invalid("A cell of a table must be a string.");
                }
                row.add(cell.stringValue());
            }
            rows.add(row);
        }
        return rows;
    }

    private static void write(ObjectNode json, Text text) {
        json.put("text", text.plain());
        if (!text.marks().isEmpty()) {
            ArrayNode marks = json.putArray("marks");
            for (Mark mark : text.marks()) {
                ObjectNode node = marks.addObject();
                switch (mark) {
                    case Mark.Strong _ -> node.put("type", "strong");
                    case Mark.Emphasis _ -> node.put("type", "emphasis");
                    case Mark.Link link -> node.put("type", "link").put("href", link.href());
                    case Mark.Note note -> node.put("type", "note").put("note", note.note());
                }
                node.put("from", mark.from()).put("to", mark.to());
            }
        }
    }

    private static void write(ObjectNode json, String name, List<Text> texts) {
        ArrayNode array = json.putArray(name);
        for (Text text : texts) {
            if (text.marks().isEmpty()) {
                array.add(text.plain());
            } else {
                write(array.addObject(), text);
            }
        }
    }
}
