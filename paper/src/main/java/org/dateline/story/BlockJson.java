package org.dateline.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The blocks of the story form, and the text and marks in them.
public final class BlockJson {
    private BlockJson() {}

    /// Writes one block of a body.
    public static ObjectNode write(Block block) {
        ObjectNode json = StoryJson.MAPPER.createObjectNode();
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
    public static Block read(JsonNode json) {
        if (!(json instanceof ObjectNode block)) {
            throw Refusal.invalid("A block of the body is not an object.");
        }
        String type = StoryJson.string(block, "type");
        return switch (type) {
            case "paragraph" -> {
                StoryJson.known(block, Set.of("type", "text", "marks"), "a paragraph");
                yield new Block.Paragraph(text(block));
            }
            case "heading" -> {
                StoryJson.known(block, Set.of("type", "level", "text", "marks"), "a heading");
                yield new Block.Heading(
                        block.has("level") ? StoryJson.number(block, "level") : 2, text(block));
            }
            case "quote" -> {
                StoryJson.known(block, Set.of("type", "text", "marks", "attribution"), "a quote");
                yield new Block.Quote(text(block), StoryJson.string(block, "attribution"));
            }
            case "list" -> {
                StoryJson.known(block, Set.of("type", "ordered", "items"), "a list");
                yield new Block.Listing(StoryJson.flag(block, "ordered"), texts(block, "items"));
            }
            case "table" -> {
                StoryJson.known(block, Set.of("type", "caption", "rows"), "a table");
                yield new Block.Table(StoryJson.string(block, "caption"), rows(block));
            }
            case "factbox" -> {
                StoryJson.known(block, Set.of("type", "title", "paragraphs"), "a fact box");
                yield new Block.FactBox(
                        StoryJson.string(block, "title"), texts(block, "paragraphs"));
            }
            case "picture" -> {
                StoryJson.known(block, Set.of("type", "media", "caption"), "a picture");
                yield picture(block);
            }
            case "gallery" -> {
                StoryJson.known(block, Set.of("type", "title", "pictures"), "a gallery");
                yield new Block.Gallery(StoryJson.string(block, "title"), pictures(block));
            }
            case "video" -> {
                StoryJson.known(block, Set.of("type", "media", "caption"), "a video");
                yield new Block.Video(media(block), StoryJson.string(block, "caption"));
            }
            case "audio" -> {
                StoryJson.known(block, Set.of("type", "media", "caption"), "a recording");
                yield new Block.Audio(media(block), StoryJson.string(block, "caption"));
            }
            case "document" -> {
                StoryJson.known(block, Set.of("type", "media", "title"), "a document");
                yield new Block.Document(media(block), StoryJson.string(block, "title"));
            }
            case "embed" -> {
                StoryJson.known(block, Set.of("type", "url", "title"), "an embed");
                yield new Block.Embed(
                        StoryJson.string(block, "url"), StoryJson.string(block, "title"));
            }
            default ->
                    throw Refusal.invalid(
                            "“%s” is not a kind of block; there are paragraph, heading, quote, list, table, factbox, picture, gallery, video, audio, document and embed."
                                    .formatted(type));
        };
    }

    private static Block.Picture picture(ObjectNode json) {
        return new Block.Picture(media(json), StoryJson.string(json, "caption"));
    }

    private static List<Block.Picture> pictures(ObjectNode json) {
        List<Block.Picture> pictures = new ArrayList<>();
        for (JsonNode value : StoryJson.array(json, "pictures")) {
            if (!(value instanceof ObjectNode picture)) {
                throw Refusal.invalid("“pictures” must be a list of objects with “media”.");
            }
            StoryJson.known(picture, Set.of("media", "caption"), "a gallery's picture");
            pictures.add(picture(picture));
        }
        return pictures;
    }

    private static MediaId media(ObjectNode json) {
        try {
            return MediaId.parse(StoryJson.string(json, "media"));
        } catch (Refusal unknown) {
            throw Refusal.invalid("“media”: " + unknown.sentence());
        }
    }

    private static Text text(ObjectNode json) {
        List<Mark> marks = new ArrayList<>();
        for (JsonNode value : StoryJson.array(json, "marks")) {
            if (!(value instanceof ObjectNode mark)) {
                throw Refusal.invalid("A mark is not an object.");
            }
            marks.add(mark(mark));
        }
        return new Text(StoryJson.string(json, "text"), marks);
    }

    private static Mark mark(ObjectNode json) {
        StoryJson.known(json, Set.of("type", "from", "to", "href", "note"), "a mark");
        int from = StoryJson.number(json, "from");
        int to = StoryJson.number(json, "to");
        String type = StoryJson.string(json, "type");
        return switch (type) {
            case "strong" -> new Mark.Strong(from, to);
            case "emphasis" -> new Mark.Emphasis(from, to);
            case "link" -> new Mark.Link(from, to, StoryJson.string(json, "href"));
            case "note" -> new Mark.Note(from, to, StoryJson.string(json, "note"));
            default ->
                    throw Refusal.invalid(
                            "“%s” is not a kind of mark; there are strong, emphasis, link and note."
                                    .formatted(type));
        };
    }

    private static List<Text> texts(ObjectNode json, String name) {
        List<Text> texts = new ArrayList<>();
        for (JsonNode value : StoryJson.array(json, name)) {
            if (value.isString()) {
                texts.add(Text.plain(value.stringValue()));
            } else if (value instanceof ObjectNode text) {
                StoryJson.known(text, Set.of("text", "marks"), "an item");
                texts.add(text(text));
            } else {
                throw Refusal.invalid("“" + name + "” must be a list of texts.");
            }
        }
        return texts;
    }

    private static List<List<String>> rows(ObjectNode json) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode value : StoryJson.array(json, "rows")) {
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

    private static void write(ObjectNode json, Block.Picture picture) {
        json.put("media", picture.media().toString()).put("caption", picture.caption());
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
