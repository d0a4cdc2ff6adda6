package org.dateline.wire;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dateline.story.Mark;
import org.dateline.story.Refusal;
import org.dateline.story.Text;

/// The text between two borders while it is being read.
final class Run {
    private final String ownHost;
    private final StringBuilder plain = new StringBuilder();
    private final List<int[]> strongs = new ArrayList<>();
    private final List<int[]> emphases = new ArrayList<>();
    private final List<Anchor> anchors = new ArrayList<>();
    private final boolean hidden;
    private boolean gap;
    private boolean bold;
    private boolean italic;
    private String href = "";
    private int start = -1;
    private int end = -1;

    /// @param ownHost the host of the page itself, empty when it is not known
    /// @param hidden whether a reader sees none of it
    Run(String ownHost, boolean hidden) {
        this.ownHost = ownHost;
        this.hidden = hidden;
    }

    boolean hidden() {
        return hidden;
    }

    /// Where its first words begin in the input; -1 when the input has none of them.
    int start() {
        return start;
    }

    int end() {
        return end;
    }

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
                        new Passage.Hyperlink(plain.substring(anchor.from, to), host(anchor.href)));
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

    private record Anchor(int from, int to, String href) {}
}
