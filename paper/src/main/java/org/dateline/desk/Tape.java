package org.dateline.desk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dateline.desk.Grammar.Holds;
import org.dateline.desk.Grammar.Type;
import org.dateline.desk.Token.Close;
import org.dateline.desk.Token.Leaf;
import org.dateline.desk.Token.Open;
import org.dateline.desk.Token.Run;
import org.dateline.story.Refusal;
import org.dateline.story.StoryJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A manuscript laid out flat: what is between the outermost opening and closing, token by token,
/// as ProseMirror counts positions. A change puts other tokens in the place of some; whether what
/// comes out is a manuscript is then looked at as a whole. Immutable.
///
/// @param attributes of the story itself
record Tape(ObjectNode attributes, List<Token> tokens) {
    /// UTF-16 units of text and attributes; about 2 MB.
    static final int MAX_SIZE = 1_000_000;

    private static final int MAX_TOKENS = 100_000;

    /// Reads a document.
    ///
    /// @throws Refusal when it is none of ours
    static Tape read(JsonNode json) {
        if (!(json instanceof ObjectNode node)
                || !StoryJson.string(node, "type").equals(Grammar.STORY.name())) {
            throw Refusal.invalid("This is not a manuscript.");
        }
        return new Tape(
                        Grammar.attributes(Grammar.STORY, node.get("attrs")),
                        tokens(node.get("content")))
                .checked();
    }

    /// The tokens of a list of nodes.
    static List<Token> tokens(JsonNode content) {
        List<Token> tokens = new ArrayList<>();
        addAll(content, tokens);
        return tokens;
    }

    int size() {
        return tokens.stream().mapToInt(Token::size).sum();
    }

    /// What lies from `from` to `to`; text is cut, and openings may lack their closings.
    List<Token> between(int from, int to) {
        List<Token> part = new ArrayList<>();
        int at = 0;
        for (Token token : tokens) {
            int end = at + token.size();
            if (end > from && at < to) {
                part.add(
                        token instanceof Run run
                                ? run.part(Math.max(0, from - at), Math.min(run.size(), to - at))
                                : token);
            }
            at = end;
        }
        return part;
    }

    /// Nodes that are open at `position`, the outermost first.
    List<Open> around(int position) {
        Deque<Open> open = new ArrayDeque<>();
        int at = 0;
        for (Token token : tokens) {
            if (at >= position) {
                break;
            }
            at += token.size();
            if (token instanceof Open opening) {
                open.addLast(opening);
            } else if (token instanceof Close) {
                open.removeLast();
            }
        }
        return List.copyOf(open);
    }

    /// Addresses in it, each once, in their order; that of the source last.
    List<String> links() {
        Set<String> links = new LinkedHashSet<>();
        for (Token token : tokens) {
            switch (token) {
                case Run run -> run.marks().forEach(mark -> links.add(href(mark)));
                case Leaf(_, ObjectNode attrs) -> links.add(StoryJson.string(attrs, "url"));
                case Open _, Close _ -> {}
            }
        }
        links.add(StoryJson.string(attributes, "sourceUrl"));
        links.remove("");
        return List.copyOf(links);
    }

    private static String href(ObjectNode mark) {
        return mark.path("attrs").path("href").asString("");
    }

    /// Puts `middle` in the place of what lies from `from` to `to`.
    ///
    /// @throws Refusal when no manuscript comes out
    Tape spliced(int from, List<Token> middle, int to) {
        List<Token> all = new ArrayList<>(between(0, from));
        all.addAll(middle);
        all.addAll(between(to, size()));
        return new Tape(attributes, all).checked();
    }

    Tape with(ObjectNode newAttributes) {
        return new Tape(newAttributes, tokens).checked();
    }

    ObjectNode json() {
        ObjectNode json = StoryJson.MAPPER.createObjectNode();
        json.put("type", Grammar.STORY.name()).set("attrs", attributes);
        Deque<ArrayNode> contents = new ArrayDeque<>();
        contents.push(json.putArray("content"));
        for (Token token : tokens) {
            switch (token) {
                case Open(Type type, ObjectNode attrs) ->
                        contents.push(node(contents, type, attrs).putArray("content"));
                case Close _ -> contents.pop();
                case Leaf(Type type, ObjectNode attrs) -> node(contents, type, attrs);
                case Run(String text, List<ObjectNode> marks) -> {
                    ObjectNode node = contents.element().addObject();
                    node.put("type", "text").put("text", text);
                    if (!marks.isEmpty()) {
                        marks.forEach(node.putArray("marks")::add);
                    }
                }
            }
        }
        return json;
    }

    private static ObjectNode node(Deque<ArrayNode> contents, Type type, ObjectNode attributes) {
        ObjectNode node = contents.element().addObject();
        node.put("type", type.name());
        if (!attributes.isEmpty()) {
            node.set("attrs", attributes);
        }
        return node;
    }

    private static void addAll(JsonNode content, List<Token> tokens) {
        if (content == null || content.isNull()) {
            return;
        }
        if (!(content instanceof ArrayNode nodes)) {
            throw Refusal.invalid("The content of a node must be a list.");
        }
        for (JsonNode each : nodes) {
            if (!(each instanceof ObjectNode node)) {
                throw Refusal.invalid("A node is not an object.");
            }
            add(node, tokens);
            if (tokens.size() > MAX_TOKENS) {
                throw tooLarge();
            }
        }
    }

    private static void add(ObjectNode node, List<Token> tokens) {
        String name = StoryJson.string(node, "type");
        if (name.equals("text")) {
            List<ObjectNode> marks = new ArrayList<>();
            for (JsonNode mark : node.path("marks")) {
                marks.add(Grammar.mark(mark));
            }
            tokens.add(new Run(StoryJson.string(node, "text"), List.copyOf(marks)));
            return;
        }
        Type type = Grammar.type(name);
        ObjectNode attributes = Grammar.attributes(type, node.get("attrs"));
        if (type.isLeaf()) {
            tokens.add(new Leaf(type, attributes));
        } else {
            tokens.add(new Open(type, attributes));
            addAll(node.get("content"), tokens);
            tokens.add(new Close(type));
        }
    }

    /// The same with text joined that has the same marks.
    ///
    /// @throws Refusal when it is not a manuscript
    private Tape checked() {
        List<Token> clean = new ArrayList<>(tokens.size());
        Deque<Level> levels = new ArrayDeque<>();
        levels.push(new Level(Grammar.STORY));
        long size = attributes.toString().length();
        for (Token token : tokens) {
            Level level = levels.element();
            switch (token) {
                case Open(Type type, ObjectNode attrs) -> {
                    level.take(type);
                    levels.push(new Level(type));
                    clean.add(token);
                    size += 2 + attrs.toString().length();
                }
                case Close(Type type) -> {
                    if (levels.size() == 1 || !level.type.joins(type)) {
                        throw doesNotFit();
                    }
                    level.end();
                    levels.pop();
                    clean.add(new Close(level.type));
                }
                case Leaf(Type type, ObjectNode attrs) -> {
                    level.take(type);
                    clean.add(token);
                    size += 1 + attrs.toString().length();
                }
                case Run run -> {
                    if (!run.text().isEmpty()) {
                        level.take(run);
                        addRun(clean, run);
                        size += run.size();
                    }
                }
            }
        }
        if (levels.size() != 1) {
            throw doesNotFit();
        }
        levels.element().end();
        if (size > MAX_SIZE || clean.size() > MAX_TOKENS) {
            throw tooLarge();
        }
        return new Tape(attributes, List.copyOf(clean));
    }

    private static void addRun(List<Token> clean, Run run) {
        if (!clean.isEmpty()
                && clean.getLast() instanceof Run last
                && last.marks().equals(run.marks())) {
            clean.set(clean.size() - 1, new Run(last.text() + run.text(), run.marks()));
        } else {
            clean.add(run);
        }
    }

    private static Refusal doesNotFit() {
        return Refusal.invalid("This change does not fit the story as it is now.");
    }

    private static Refusal tooLarge() {
        return new Refusal(
                Refusal.Reason.TOO_LARGE,
                "The story has grown too large to be saved in one piece; divide it into two.");
    }

    /// A node whose content is being looked at.
    private static final class Level {
        private static final List<String> TOP = List.of("kicker", "headline", "standfirst");

        private final Type type;
        private int count;

        Level(Type type) {
            this.type = type;
        }

        void take(Type child) {
            boolean fits =
                    switch (type.holds()) {
                        case STORY ->
                                count < TOP.size()
                                        ? child.name().equals(TOP.get(count))
                                        : child.block();
                        case SOME, ANY -> child.name().equals(type.kind());
                        case LINE, TEXT, NOTHING -> false;
                    };
            count++;
            if (!fits) {
                throw doesNotFit();
            }
        }

        void take(Run run) {
            boolean fits =
                    type.holds() == Holds.TEXT
                            || type.holds() == Holds.LINE && run.marks().isEmpty();
            int rank = -1;
            for (ObjectNode mark : run.marks()) {
                fits &= Run.rank(mark) > rank;
                rank = Run.rank(mark);
            }
            if (!fits) {
                throw doesNotFit();
            }
        }

        void end() {
            boolean whole =
                    switch (type.holds()) {
                        case STORY -> count > TOP.size();
                        case SOME -> count > 0;
                        case ANY, LINE, TEXT, NOTHING -> true;
                    };
            if (!whole) {
                throw doesNotFit();
            }
        }
    }
}
