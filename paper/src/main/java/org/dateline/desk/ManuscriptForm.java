package org.dateline.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dateline.desk.Token.Close;
import org.dateline.desk.Token.Leaf;
import org.dateline.desk.Token.Open;
import org.dateline.desk.Token.Run;
import org.dateline.story.Block;
import org.dateline.story.BlockJson;
import org.dateline.story.Headlines;
import org.dateline.story.Language;
import org.dateline.story.Mark;
import org.dateline.story.Refusal;
import org.dateline.story.Relations;
import org.dateline.story.Slug;
import org.dateline.story.Source;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.dateline.story.StoryJson;
import org.dateline.story.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A story as a manuscript, and back. What has no words yet (an empty paragraph, a list without
/// items) is in the manuscript and not in the story; nothing else differs.
final class ManuscriptForm {
    private ManuscriptForm() {}

    static Tape tape(Story story) {
        ObjectNode json = StoryJson.MAPPER.createObjectNode();
        json.put("type", Grammar.STORY.name());
        ObjectNode attributes = json.putObject("attrs");
        attributes.put("section", story.section().text());
        attributes.put("language", story.language().tag());
        story.byline().forEach(attributes.putArray("byline")::add);
        attributes.put("editor", story.editor());
        attributes.put("dateline", story.dateline());
        story.topics().forEach(attributes.putArray("topics")::add);
        attributes.put("sourceName", story.source().name());
        attributes.put("sourceUrl", story.source().url());
        attributes.put("frontHeadline", story.headlines().front());
        attributes.put("searchHeadline", story.headlines().search());
        attributes.put("socialHeadline", story.headlines().social());
        attributes.put("original", story.relations().original().map(StoryId::toString).orElse(""));
        ArrayNode related = attributes.putArray("related");
        story.relations().related().forEach(id -> related.add(id.toString()));
        ArrayNode content = json.putArray("content");
        line(content, "kicker", story.kicker());
        line(content, "headline", story.headline());
        line(content, "standfirst", story.standfirst());
        story.body().forEach(block -> add(content, block));
        if (story.body().isEmpty()) {
            content.addObject().put("type", "paragraph");
        }
        return Tape.read(json);
    }

    /// The section it stands in now; empty while nobody has said.
    static Optional<Slug> section(Tape tape) {
        String section = StoryJson.string(tape.attributes(), "section");
        return section.isEmpty() ? Optional.empty() : Optional.of(section(section));
    }

    /// @throws Refusal naming what keeps it from being a story, such as a missing headline
    static Story story(Tape tape) {
        Reading reading = new Reading(tape.tokens());
        String kicker = reading.line();
        String headline = reading.line();
        String standfirst = reading.line();
        List<Block> body = new ArrayList<>();
        while (!reading.isAtEnd()) {
            int number = body.size() + 1;
            try {
                reading.block().ifPresent(body::add);
            } catch (Refusal refusal) {
                throw Refusal.invalid("Block " + number + ": " + refusal.sentence());
            }
        }
        ObjectNode of = tape.attributes();
        String original = StoryJson.string(of, "original").strip();
        return new Story(
                headline,
                new Headlines(
                        StoryJson.string(of, "frontHeadline"),
                        StoryJson.string(of, "searchHeadline"),
                        StoryJson.string(of, "socialHeadline")),
                new Language(StoryJson.string(of, "language")),
                section(StoryJson.string(of, "section")),
                kicker,
                standfirst,
                new Source(
                        StoryJson.string(of, "sourceName"),
                        StoryJson.string(of, "sourceUrl").strip()),
                filled(of, "byline"),
                StoryJson.string(of, "editor"),
                StoryJson.string(of, "dateline"),
                filled(of, "topics"),
                new Relations(
                        original.isEmpty()
                                ? Optional.empty()
                                : Optional.of(StoryId.parse(original)),
                        filled(of, "related").stream().map(StoryId::parse).toList()),
                body);
    }

    private static Slug section(String slug) {
        if (slug.isEmpty()) {
            throw Refusal.invalid("The section is missing; choose one.");
        }
        return new Slug(slug);
    }

    private static List<String> filled(ObjectNode json, String name) {
        return StoryJson.strings(json, name).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static void line(ArrayNode content, String type, String text) {
        text(content.addObject().put("type", type), Text.plain(text));
    }

    private static void add(ArrayNode content, Block block) {
        ObjectNode node = content.addObject();
        switch (block) {
            case Block.Paragraph(Text text) -> text(node.put("type", "paragraph"), text);
            case Block.Heading(int level, Text text) -> {
                node.put("type", "heading").putObject("attrs").put("level", level);
                text(node, text);
            }
            case Block.Quote(Text text, String attribution) -> {
                node.put("type", "quote").putObject("attrs").put("attribution", attribution);
                text(node, text);
            }
            case Block.Listing(boolean ordered, List<Text> items) -> {
                node.put("type", "list").putObject("attrs").put("ordered", ordered);
                texts(node, "item", items);
            }
            case Block.Table(String caption, List<List<String>> rows) -> {
                node.put("type", "table").putObject("attrs").put("caption", caption);
                ArrayNode content1 = node.putArray("content");
                for (List<String> row : rows) {
                    ArrayNode cells = content1.addObject().put("type", "row").putArray("content");
                    row.forEach(cell -> line(cells, "cell", cell));
                }
            }
            case Block.FactBox(String title, List<Text> paragraphs) -> {
                node.put("type", "factbox").putObject("attrs").put("title", title);
                texts(node, "fact", paragraphs);
            }
            case Block.Gallery(String title, List<Block.Picture> pictures) -> {
                node.put("type", "gallery").putObject("attrs").put("title", title);
                ArrayNode content1 = node.putArray("content");
                pictures.forEach(picture -> add(content1, picture));
            }
            case Block.Picture _, Block.Video _, Block.Audio _, Block.Document _, Block.Embed _ -> {
                ObjectNode attributes = BlockJson.write(block);
                node.set("type", attributes.remove("type"));
                node.set("attrs", attributes);
            }
        }
    }

    private static void texts(ObjectNode node, String type, List<Text> texts) {
        ArrayNode content = node.putArray("content");
        texts.forEach(text -> text(content.addObject().put("type", type), text));
    }

    /// Cuts a text where a mark begins or ends.
    private static void text(ObjectNode node, Text text) {
        if (text.plain().isEmpty()) {
            return;
        }
        ArrayNode content = node.putArray("content");
        TreeSet<Integer> cuts = new TreeSet<>();
        cuts.add(text.plain().length());
        text.marks().stream()
                .flatMap(mark -> Stream.of(mark.from(), mark.to()))
                .filter(cut -> cut > 0)
                .forEach(cuts::add);
        int from = 0;
        for (int to : cuts) {
            Run run = new Run(text.plain().substring(from, to), List.of());
            for (Mark mark : text.marks()) {
                if (mark.from() <= from && mark.to() >= to) {
                    run = run.with(json(mark));
                }
            }
            ObjectNode piece = content.addObject().put("type", "text").put("text", run.text());
            run.marks().forEach(piece.withArray("marks")::add);
            from = to;
        }
    }

    private static ObjectNode json(Mark mark) {
        ObjectNode json = StoryJson.MAPPER.createObjectNode();
        switch (mark) {
            case Mark.Strong _ -> json.put("type", "strong");
            case Mark.Emphasis _ -> json.put("type", "emphasis");
            case Mark.Link link ->
                    json.put("type", "link").putObject("attrs").put("href", link.href());
            case Mark.Note note ->
                    json.put("type", "note").putObject("attrs").put("note", note.note());
        }
        return json;
    }

    /// Goes through a checked tape.
    private static final class Reading {
        private final List<Token> tokens;
        private int at;

        Reading(List<Token> tokens) {
            this.tokens = tokens;
        }

        boolean isAtEnd() {
            return at == tokens.size();
        }

        /// The words of a node that holds a line; breaks in it are spaces.
        String line() {
            at++;
            return text().plain().replaceAll("[\\s\\u2028\\u2029]+", " ").strip();
        }

        /// The next block; empty when there is nothing in it yet.
        Optional<Block> block() {
            return switch (tokens.get(at)) {
                case Leaf leaf -> {
                    at++;
                    yield Optional.of(shown(leaf));
                }
                case Open open -> {
                    at++;
                    yield block(open);
                }
                case Close _, Run _ -> throw new IllegalStateException("not a block");
            };
        }

        private Optional<Block> block(Open open) {
            ObjectNode of = open.attributes();
            return switch (open.type().name()) {
                case "paragraph" -> said(text()).map(Block.Paragraph::new);
                case "heading" ->
                        said(text())
                                .map(text -> new Block.Heading(of.get("level").intValue(), text));
                case "quote" ->
                        said(text())
                                .map(
                                        text ->
                                                new Block.Quote(
                                                        text, StoryJson.string(of, "attribution")));
                case "list" ->
                        some(texts())
                                .map(
                                        items ->
                                                new Block.Listing(
                                                        StoryJson.flag(of, "ordered"), items));
                case "factbox" -> factBox(StoryJson.string(of, "title"), texts());
                case "table" -> table(StoryJson.string(of, "caption"), rows());
                case "gallery" -> gallery(StoryJson.string(of, "title"), pictures());
                default -> throw new IllegalStateException(open.type().name());
            };
        }

        private static Optional<Block> factBox(String title, List<Text> paragraphs) {
            return title.isBlank() && paragraphs.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Block.FactBox(title, paragraphs));
        }

        private static Optional<Block> table(String caption, List<List<String>> rows) {
            boolean empty = rows.stream().flatMap(List::stream).allMatch(String::isEmpty);
            return empty && caption.isBlank()
                    ? Optional.empty()
                    : Optional.of(new Block.Table(caption, rows));
        }

        private static Optional<Block> gallery(String title, List<Block.Picture> pictures) {
            return title.isBlank() && pictures.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Block.Gallery(title, pictures));
        }

        private static Optional<Text> said(Text text) {
            return text.plain().isBlank() ? Optional.empty() : Optional.of(text);
        }

        private static Optional<List<Text>> some(List<Text> texts) {
            return texts.isEmpty() ? Optional.empty() : Optional.of(texts);
        }

        /// What the open node's children say, those that say something; ends behind its closing.
        private List<Text> texts() {
            List<Text> texts = new ArrayList<>();
            while (tokens.get(at++) instanceof Open) {
                said(text()).ifPresent(texts::add);
            }
            return texts;
        }

        private List<List<String>> rows() {
            List<List<String>> rows = new ArrayList<>();
            while (tokens.get(at++) instanceof Open) {
                List<String> cells = new ArrayList<>();
                while (tokens.get(at) instanceof Open) {
                    cells.add(line());
                }
                at++;
                if (!cells.isEmpty()) { // a paste cut through a table may leave a row without any
                    rows.add(cells);
                }
            }
            return rows;
        }

        private List<Block.Picture> pictures() {
            List<Block.Picture> pictures = new ArrayList<>();
            while (tokens.get(at++) instanceof Leaf leaf) {
                pictures.add((Block.Picture) shown(leaf));
            }
            return pictures;
        }

        private static Block shown(Leaf leaf) {
            ObjectNode json = StoryJson.MAPPER.createObjectNode();
            json.put("type", leaf.type().name());
            json.setAll(leaf.attributes());
            return BlockJson.read(json);
        }

        /// Running text to the closing of its node, and behind that.
        private Text text() {
            StringBuilder plain = new StringBuilder();
            List<Mark> marks = new ArrayList<>();
            for (; tokens.get(at) instanceof Run run; at++) {
                int from = plain.length();
                plain.append(run.text());
                for (ObjectNode mark : run.marks()) {
                    add(marks, mark(mark, from, plain.length()));
                }
            }
            at++;
            return new Text(plain.toString(), marks);
        }

        /// A mark that goes on where the same one ended is one mark.
        private static void add(List<Mark> marks, Mark next) {
            for (int i = marks.size() - 1; i >= 0; i--) {
                Mark before = marks.get(i);
                if (before.to() == next.from()
                        && moved(before, next.from(), next.to()).equals(next)) {
                    marks.set(i, moved(before, before.from(), next.to()));
                    return;
                }
            }
            marks.add(next);
        }

        private static Mark moved(Mark mark, int from, int to) {
            return switch (mark) {
                case Mark.Strong _ -> new Mark.Strong(from, to);
                case Mark.Emphasis _ -> new Mark.Emphasis(from, to);
                case Mark.Link link -> new Mark.Link(from, to, link.href());
                case Mark.Note note -> new Mark.Note(from, to, note.note());
            };
        }

        private static Mark mark(ObjectNode json, int from, int to) {
            JsonNode attributes = json.path("attrs");
            return switch (json.get("type").stringValue()) {
                case "strong" -> new Mark.Strong(from, to);
                case "emphasis" -> new Mark.Emphasis(from, to);
                case "link" -> new Mark.Link(from, to, attributes.path("href").stringValue());
                case "note" -> new Mark.Note(from, to, attributes.path("note").stringValue());
                default -> throw new IllegalStateException(json.toString());
            };
        }
    }
}
