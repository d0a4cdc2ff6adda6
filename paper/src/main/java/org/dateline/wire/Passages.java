package org.dateline.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    private Run run;
    private final List<String> hrefs = new ArrayList<>();

    private Passages(String input, String ownHost) {
        this.input = input;
        this.ownHost = ownHost;
        run = new Run(ownHost, false);
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
        if (run.hidden() != gone > 0) {
            flush(node.parent() instanceof Element parent ? parent : null);
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
        run = new Run(ownHost, gone > 0);
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
                new Passage(
                        plain, offset, Math.max(offset, done.end()), done.hidden(), done.links());
        found.add(
                new Placed(passage, home, new Text(clip(plain), done.marks(clip(plain).length()))));
    }

    /// A preformatted page may be longer than a text may be; the passage keeps it whole, and
    /// [Blocks] divides it.
    private static String clip(String plain) {
        return plain.length() <= Text.MAX_LENGTH ? plain : "";
    }

    private int start(Run done) {
        int at = done.start();
        if (at < 0) {
            return found.isEmpty() ? 0 : found.getLast().passage().end();
        }
        while (at < input.length() - 1 && Letters.space(input.charAt(at))) {
            at++;
        }
        return at;
    }
}
