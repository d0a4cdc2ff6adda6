package org.dateline.newsroom;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.dateline.story.Mark;
import org.dateline.story.Refusal;
import org.dateline.story.Text;

/// The paragraphs of a standing page as they are typed: an empty line between two of them, and in
/// them what CommonMark has for strong words, emphasis and links. Whatever else it has is words
/// here.
final class PageText {
    /// Characters that may be typed.
    static final int MAX_LENGTH = 250_000;

    private static final int MAX_DEPTH = 16;

    /// What CommonMark takes out of the text.
    private static final Pattern DEFINITION =
            Pattern.compile("(?m)^ {0,3}\\[(?:\\\\.|[^\\]\\\\])++]:");

    private static final Parser PARSER = Parser.builder().enabledBlockTypes(Set.of()).build();
    private static final MarkdownRenderer RENDERER = MarkdownRenderer.builder().build();

    private final StringBuilder plain = new StringBuilder();
    private final List<Mark> marks = new ArrayList<>();

    private PageText() {}

    /// @throws Refusal when it cannot be a page
    static List<Text> read(String typed) {
        if (typed.length() > MAX_LENGTH) {
            throw Refusal.invalid(
                    "The page has %,d characters; at most %,d are taken."
                            .formatted(typed.length(), MAX_LENGTH));
        }
        if (DEFINITION.matcher(typed).find()) {
            throw Refusal.invalid(
                    "A line that begins like “[words]: address” would be no text; write a link as [words](address), or a backslash before the bracket.");
        }
        List<Text> paragraphs = new ArrayList<>();
        for (Node block = PARSER.parse(typed).getFirstChild();
                block != null;
                block = block.getNext()) {
            paragraphs.add(paragraph(block));
        }
        return List.copyOf(paragraphs);
    }

    private static Text paragraph(Node block) {
        PageText reading = new PageText();
        reading.read(block, Style.PLAIN, 0);
        return new Text(reading.plain.toString(), reading.marks);
    }

    /// What the words one comes to are already.
    private record Style(boolean strong, boolean emphasis) {
        static final Style PLAIN = new Style(false, false);
    }

    private void read(Node parent, Style style, int depth) {
        if (depth > MAX_DEPTH) {
            throw Refusal.invalid("Too many signs of emphasis stand within one another.");
        }
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            int from = plain.length();
            switch (node) {
                case org.commonmark.node.Text text -> plain.append(text.getLiteral());
                case HtmlInline html -> plain.append(html.getLiteral());
                case Code code -> plain.append('`').append(code.getLiteral()).append('`');
                case SoftLineBreak _, HardLineBreak _ -> plain.append(' ');
                case StrongEmphasis _ -> {
                    read(node, new Style(true, style.emphasis()), depth + 1);
                    if (!style.strong() && plain.length() > from) {
                        marks.add(new Mark.Strong(from, plain.length()));
                    }
                }
                case Emphasis _ -> {
                    read(node, new Style(style.strong(), true), depth + 1);
                    if (!style.emphasis() && plain.length() > from) {
                        marks.add(new Mark.Emphasis(from, plain.length()));
                    }
                }
                case Link link -> {
                    read(node, style, depth + 1);
                    if (plain.length() > from) {
                        marks.add(new Mark.Link(from, plain.length(), link.getDestination()));
                    }
                }
                case Image _ ->
                        throw Refusal.invalid("A standing page is words; it shows no pictures.");
                default -> throw new IllegalStateException("not text: " + node);
            }
        }
    }

    /// Paragraphs as somebody would type them.
    static String write(List<Text> paragraphs) {
        Document page = new Document();
        for (Text text : paragraphs) {
            Paragraph paragraph = new Paragraph();
            new Writing(text).links(paragraph);
            page.appendChild(paragraph);
        }
        return RENDERER.render(page).strip();
    }

    /// Whether all that paragraphs say can be typed.
    static boolean isTypable(List<Text> paragraphs) {
        List<Text> typed = read(write(paragraphs));
        return typed.size() == paragraphs.size()
                && IntStream.range(0, typed.size())
                        .allMatch(i -> letters(typed.get(i)).equals(letters(paragraphs.get(i))));
    }

    /// Every letter with what it is besides; white space is never anything.
    private static List<Set<String>> letters(Text text) {
        List<Set<String>> letters = new ArrayList<>();
        for (int i = 0; i < text.plain().length(); i++) {
            char letter = text.plain().charAt(i);
            letters.add(new TreeSet<>(Set.of(String.valueOf(letter == '\n' ? ' ' : letter))));
        }
        for (Mark mark : text.marks()) {
            String what =
                    switch (mark) {
                        case Mark.Strong _ -> "strong";
                        case Mark.Emphasis _ -> "emphasis";
                        case Mark.Link link -> "to " + link.href();
                        case Mark.Note note -> "note " + note.note();
                    };
            for (int i = mark.from(); i < mark.to(); i++) {
                if (!Character.isWhitespace(text.plain().charAt(i))) {
                    letters.get(i).add(what);
                }
            }
        }
        return letters;
    }

    /// Puts marks within one another: links hold strong words, and those hold emphasis.
    private record Writing(Text text) {
        void links(Node into) {
            int at = 0;
            for (Mark.Link link : of(Mark.Link.class)) {
                strong(into, at, link.from());
                Link node = new Link(link.href(), null);
                strong(node, link.from(), link.to());
                into.appendChild(node);
                at = link.to();
            }
            strong(into, at, text.plain().length());
        }

        private void strong(Node into, int from, int to) {
            int at = from;
            for (Mark.Strong mark : of(Mark.Strong.class)) {
                int begin = begins(Math.max(mark.from(), at), to);
                int end = ends(begin, Math.min(mark.to(), to));
                if (begin < end) {
                    emphasis(into, at, begin);
                    StrongEmphasis node = new StrongEmphasis("**");
                    emphasis(node, begin, end);
                    into.appendChild(node);
                    at = end;
                }
            }
            emphasis(into, at, to);
        }

        private void emphasis(Node into, int from, int to) {
            int at = from;
            for (Mark.Emphasis mark : of(Mark.Emphasis.class)) {
                int begin = begins(Math.max(mark.from(), at), to);
                int end = ends(begin, Math.min(mark.to(), to));
                if (begin < end) {
                    plain(into, at, begin);
                    Emphasis node = new Emphasis("*");
                    plain(node, begin, end);
                    into.appendChild(node);
                    at = end;
                }
            }
            plain(into, at, to);
        }

        private void plain(Node into, int from, int to) {
            if (from < to) {
                String words = text.plain().substring(from, to).replace('\n', ' ');
                into.appendChild(new org.commonmark.node.Text(words));
            }
        }

        /// A sign of emphasis stands at words, not at white space.
        private int begins(int from, int most) {
            int at = from;
            while (at < most && Character.isWhitespace(text.plain().charAt(at))) {
                at++;
            }
            return at;
        }

        private int ends(int least, int to) {
            int at = to;
            while (at > least && Character.isWhitespace(text.plain().charAt(at - 1))) {
                at--;
            }
            return at;
        }

        private <M extends Mark> List<M> of(Class<M> kind) {
            return text.marks().stream().filter(kind::isInstance).map(kind::cast).toList();
        }
    }
}
