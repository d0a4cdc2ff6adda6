package org.dateline.wire;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dateline.story.Mark;
import org.dateline.story.Refusal;
import org.dateline.story.Text;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/// Reads a parsed page into passages: each run of text between the borders of blocks, in the order
/// of the page, in one walk without recursion.
final class Passages implements NodeVisitor {
    private static final Set<String> NOT_TEXT =
            Set.of(
                    "script",
                    "style",
                    "noscript",
                    "template",
                    "svg",
                    "iframe",
                    "object",
                    "embed",
                    "video",
                    "audio",
                    "canvas",
                    "select",
                    "option",
                    "textarea",
                    "button",
                    "datalist",
                    "head",
                    "title",
                    "map",
                    "applet",
                    "noframes",
                    "rt",
                    "rp");
    private static final Set<String> INLINE =
            Set.of(
                    "a",
                    "abbr",
                    "acronym",
                    "b",
                    "bdi",
                    "bdo",
                    "big",
                    "cite",
                    "code",
                    "data",
                    "del",
                    "dfn",
                    "em",
                    "font",
                    "i",
                    "img",
                    "ins",
                    "kbd",
                    "label",
                    "mark",
                    "nobr",
                    "q",
                    "ruby",
                    "rb",
                    "s",
                    "samp",
                    "small",
                    "span",
                    "strike",
                    "strong",
                    "sub",
                    "sup",
                    "time",
                    "tt",
                    "u",
                    "var",
                    "wbr",
                    "picture",
                    "source",
                    "input",
                    "center-inline",
                    "math",
                    "mi",
                    "mo",
                    "mn",
                    "mrow",
                    "msup",
                    "msub");

    private final String input;
    private final String ownHost;
    private final List<Placed> found = new ArrayList<>();

    private int skipping;
    private int gone;
    private int strong;
    private int emphasis;
    private int preformatted;
    private int breaks;
    private Run run = new Run();
    private final List<String> hrefs = new ArrayList<>();

    private Passages(String input, String ownHost) {
        this.input = input;
        this.ownHost = ownHost;
    }

    /// @param input the decoded source `document` was parsed from, with positions tracked
    /// @param ownHost the host of the page itself, empty when it is not known
    static List<Placed> of(Document document, String input, String ownHost) {
        Passages passages = new Passages(input, ownHost);
        document.body().traverse(passages);
        passages.flush(document.body());
        return passages.found;
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            if (skipping == 0) {
                take(text);
            }
        } else if (node instanceof Element element) {
            enter(element);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            leave(element);
        }
    }

    private void enter(Element element) {
        String tag = element.normalName();
        if (NOT_TEXT.contains(tag)) {
            skipping++;
            return;
        }
        if (tag.equals("br")) {
            breakLine(element);
            return;
        }
        if (!INLINE.contains(tag)) {
            flush(element.parent());
            breaks = 0;
        }
        gone += Hidden.gone(element) || Hidden.veiled(element) ? 1 : 0;
        switch (tag) {
            case "b", "strong" -> strong++;
            case "i", "em" -> emphasis++;
            case "pre", "listing", "xmp" -> preformatted++;
            case "a" -> hrefs.add(element.attr("href").strip());
            default -> {
                // carries no mark
            }
        }
    }

    private void leave(Element element) {
        String tag = element.normalName();
        if (NOT_TEXT.contains(tag)) {
            skipping--;
            return;
        }
        if (tag.equals("br")) {
            return;
        }
        switch (tag) {
            case "b", "strong" -> strong--;
            case "i", "em" -> emphasis--;
            case "a" -> hrefs.removeLast();
            default -> {
                // carries no mark
            }
        }
        if (!INLINE.contains(tag)) {
            flush(element);
            breaks = 0;
        } else if (Hidden.gone(element) || Hidden.veiled(element)) {
            flush(element.parent());
        }
        if (tag.equals("pre") || tag.equals("listing") || tag.equals("xmp")) {
            preformatted--;
        }
        gone -= Hidden.gone(element) || Hidden.veiled(element) ? 1 : 0;
    }

    /// One break ends a line, a second one ends the paragraph.
    private void breakLine(Element br) {
        breaks++;
        if (breaks > 1 && preformatted == 0) {
            flush(br.parent());
        } else {
            run.newline();
        }
    }

    private void take(TextNode node) {
        String whole = node.getWholeText();
        if (whole.isBlank()) {
            if (preformatted > 0) {
                run.preformatted(whole, -1, -1);
            } else {
                run.space();
            }
            return;
        }
        breaks = 0;
        int start = node.sourceRange().startPos();
        int end = node.sourceRange().endPos();
        if (run.hidden != gone > 0) {
            flush(node.parent() instanceof Element parent ? parent : null);
            run.hidden = gone > 0;
        }
        String href = hrefs.isEmpty() ? "" : hrefs.getLast();
        run.style(strong > 0, emphasis > 0, href);
        if (preformatted > 0) {
            run.preformatted(whole, start, end);
        } else {
            run.words(whole, start, end);
        }
    }

    private void flush(@Nullable Element at) {
        Run done = run;
        run = new Run();
        run.hidden = gone > 0;
        String plain = done.finish();
        if (plain.isEmpty() || at == null) {
            return;
        }
        Element home = at;
        while (INLINE.contains(home.normalName()) && home.parent() != null) {
            home = home.parent();
        }
        int offset = start(done);
        Passage passage =
                new Passage(plain, offset, Math.max(offset, done.end), done.hidden, done.links());
        found.add(
                new Placed(passage, home, new Text(clip(plain), done.marks(clip(plain).length()))));
    }

    /// A preformatted page may be longer than a text may be; the passage keeps it whole, and
    /// [Blocks] divides it.
    private static String clip(String plain) {
        return plain.length() <= Text.MAX_LENGTH ? plain : "";
    }

    private int start(Run done) {
        int at = done.start;
        if (at < 0) {
            return found.isEmpty() ? 0 : found.getLast().passage().end();
        }
        while (at < input.length() - 1 && Letters.space(input.charAt(at))) {
            at++;
        }
        return at;
    }

    private String host(String href) {
        String lower = href.length() > 8 ? href.substring(0, 8).toLowerCase(Locale.ROOT) : "";
        if (!lower.startsWith("http") && !lower.startsWith("//")) {
            return "";
        }
        int from = href.indexOf("//") + 2;
        int to = from;
        while (to < href.length() && "/?#:".indexOf(href.charAt(to)) < 0) {
            to++;
        }
        String host = Hosts.site(href.substring(from, to));
        boolean own = host.equals(ownHost);
        // a link that carries the page's own address is a way to share it
        boolean shares = ownHost.length() > 3 && href.indexOf(ownHost, to) >= 0;
        return own || shares || href.indexOf("http", to) >= 0 ? "" : host;
    }

    /// The text between two borders while it is being read.
    private final class Run {
        private final StringBuilder plain = new StringBuilder();
        private final List<int[]> strongs = new ArrayList<>();
        private final List<int[]> emphases = new ArrayList<>();
        private final List<Anchor> anchors = new ArrayList<>();
        private boolean hidden;
        private boolean gap;
        private boolean bold;
        private boolean italic;
        private String href = "";
        private int start = -1;
        private int end = -1;

        void space() {
            gap = true;
        }

        void newline() {
            if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != '\n') {
                plain.append('\n');
            }
            gap = false;
        }

        void style(boolean bold, boolean italic, String href) {
            this.bold = bold;
            this.italic = italic;
            this.href = href;
        }

        void words(String whole, int from, int to) {
            located(from, to);
            if (Letters.space(whole.charAt(0))) {
                gap = true;
            }
            String folded = Letters.fold(whole);
            if (folded.isEmpty()) {
                return;
            }
            if (gap && !plain.isEmpty() && plain.charAt(plain.length() - 1) != '\n') {
                plain.append(' ');
            }
            append(folded);
            gap = Letters.space(whole.charAt(whole.length() - 1));
        }

        void preformatted(String whole, int from, int to) {
            if (from >= 0) {
                located(from, to);
            }
            StringBuilder kept = new StringBuilder(whole.length());
            for (int i = 0; i < whole.length(); i++) {
                char c = whole.charAt(i);
                if (c == '\n' || c == '\t' || !Letters.unprintable(whole, i)) {
                    kept.append(c);
                }
            }
            append(kept.toString());
        }

        private void located(int from, int to) {
            if (from >= 0) {
                start = start < 0 ? from : start;
                end = Math.max(end, to);
            }
        }

        private void append(String words) {
            int from = plain.length();
            plain.append(words);
            int to = plain.length();
            if (bold) {
                extend(strongs, from, to);
            }
            if (italic) {
                extend(emphases, from, to);
            }
            if (!href.isEmpty()) {
                Anchor last = anchors.isEmpty() ? null : anchors.getLast();
                if (last != null && last.href.equals(href) && from - last.to <= 1) {
                    anchors.set(anchors.size() - 1, new Anchor(last.from, to, href));
                } else {
                    anchors.add(new Anchor(from, to, href));
                }
            }
        }

        private static void extend(List<int[]> spans, int from, int to) {
            if (!spans.isEmpty() && from - spans.getLast()[1] <= 1) {
                spans.getLast()[1] = to;
            } else {
                spans.add(new int[] {from, to});
            }
        }

        String finish() {
            int to = plain.length();
            while (to > 0 && Letters.space(plain.charAt(to - 1))) {
                to--;
            }
            plain.setLength(to);
            return plain.toString().isBlank() ? "" : plain.toString();
        }

        List<Passage.Hyperlink> links() {
            List<Passage.Hyperlink> links = new ArrayList<>();
            for (Anchor anchor : anchors) {
                int to = Math.min(anchor.to, plain.length());
                if (anchor.from < to) {
                    links.add(
                            new Passage.Hyperlink(
                                    plain.substring(anchor.from, to), host(anchor.href)));
                }
            }
            return links;
        }

        /// @param length of the text; marks beyond it are cut back to it
        List<Mark> marks(int length) {
            List<Mark> marks = new ArrayList<>();
            for (Anchor anchor : anchors) {
                if (anchor.from < Math.min(anchor.to, length)) {
                    link(anchor, Math.min(anchor.to, length), marks);
                }
            }
            for (int[] span : strongs) {
                if (span[0] < Math.min(span[1], length)) {
                    marks.add(new Mark.Strong(span[0], Math.min(span[1], length)));
                }
            }
            for (int[] span : emphases) {
                if (span[0] < Math.min(span[1], length)) {
                    marks.add(new Mark.Emphasis(span[0], Math.min(span[1], length)));
                }
            }
            return marks.size() <= Text.MAX_MARKS ? marks : List.of();
        }

        private static void link(Anchor anchor, int to, List<Mark> marks) {
            if (!anchor.href.regionMatches(true, 0, "http", 0, 4)) {
                return;
            }
            try {
                marks.add(new Mark.Link(anchor.from, to, URI.create(anchor.href).toASCIIString()));
            } catch (Refusal | IllegalArgumentException notAnAddress) {
                // its words stay, without the link
            }
        }
    }

    private record Anchor(int from, int to, String href) {}
}
