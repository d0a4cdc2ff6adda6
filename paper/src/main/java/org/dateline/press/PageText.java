package org.dateline.press;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.dateline.story.Mark;
import org.dateline.story.Text;

/// Running text cut into pieces that nest properly, since marks may cross one another.
public final class PageText {
    private PageText() {}

    /// A stretch of text that leads somewhere, or nowhere when `href` is empty.
    public record Stretch(String href, List<Run> runs) {}

    /// The smallest piece: all of it looks the same.
    public record Run(String text, boolean strong, boolean emphasis) {}

    /// Cuts `text` at the ends of its links, and within them at the ends of the other marks.
    public static List<Stretch> stretches(Text text) {
        if (text.marks().isEmpty()) {
            return List.of(new Stretch("", List.of(new Run(text.plain(), false, false))));
        }
        List<Stretch> stretches = new ArrayList<>();
        int at = 0;
        for (Mark mark : text.marks()) {
            if (mark instanceof Mark.Link(int from, int to, String href)) {
                add(stretches, text, at, from, "");
                add(stretches, text, from, to, href);
                at = to;
            }
        }
        add(stretches, text, at, text.plain().length(), "");
        return stretches;
    }

    private static void add(List<Stretch> to, Text text, int from, int end, String href) {
        if (from < end) {
            to.add(new Stretch(href, runs(text, from, end)));
        }
    }

    private static List<Run> runs(Text text, int from, int end) {
        TreeSet<Integer> cuts = new TreeSet<>(List.of(from, end));
        for (Mark mark : text.marks()) {
            cuts.add(Math.clamp(mark.from(), from, end));
            cuts.add(Math.clamp(mark.to(), from, end));
        }
        List<Run> runs = new ArrayList<>(cuts.size());
        int start = from;
        for (int cut : cuts.tailSet(from, false)) {
            runs.add(
                    new Run(
                            text.plain().substring(start, cut),
                            within(text, Mark.Strong.class, start),
                            within(text, Mark.Emphasis.class, start)));
            start = cut;
        }
        return runs;
    }

    private static boolean within(Text text, Class<? extends Mark> kind, int at) {
        for (Mark mark : text.marks()) {
            if (kind.isInstance(mark) && mark.from() <= at && at < mark.to()) {
                return true;
            }
        }
        return false;
    }

    /// Whether a column of a table holds figures alone below its header.
    public static boolean figures(List<List<String>> rows, int column) {
        for (List<String> row : rows.subList(1, rows.size())) {
            if (!figure(row.get(column))) {
                return false;
            }
        }
        return true;
    }

    /// Whether a table's cell is a figure, which is set flush right.
    public static boolean figure(String cell) {
        boolean digit = false;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            digit |= c >= '0' && c <= '9';
            if (!(c >= '0' && c <= '9') && " .,:%+-−–/\u00a0\u2009€$£¥".indexOf(c) < 0) {
                return false;
            }
        }
        return digit;
    }
}
