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
    ///
    /// @param notes the footnotes called at its end
    public record Stretch(String href, List<Run> runs, List<Mark.Note> notes) {}

    /// The smallest piece: all of it looks the same.
    public record Run(String text, boolean strong, boolean emphasis) {}

    /// Cuts `text` at the ends of its links and where footnotes are called, and within those at the
    /// ends of the other marks.
    public static List<Stretch> stretches(Text text) {
        if (text.marks().isEmpty()) {
            Run whole = new Run(text.plain(), false, false);
            return List.of(new Stretch("", List.of(whole), List.of()));
        }
        TreeSet<Integer> cuts = new TreeSet<>(List.of(text.plain().length()));
        for (Mark mark : text.marks()) {
            switch (mark) {
                case Mark.Link(int from, int to, String _) -> cuts.addAll(List.of(from, to));
                case Mark.Note(int _, int to, String _) -> cuts.add(to);
                case Mark.Strong _, Mark.Emphasis _ -> {}
            }
        }
        List<Stretch> stretches = new ArrayList<>();
        int at = 0;
        for (int cut : cuts.tailSet(0, false)) {
            stretches.add(new Stretch(href(text, at), runs(text, at, cut), notes(text, cut)));
            at = cut;
        }
        return stretches;
    }

    private static String href(Text text, int at) {
        for (Mark mark : text.marks()) {
            if (mark instanceof Mark.Link link && link.from() <= at && at < link.to()) {
                return link.href();
            }
        }
        return "";
    }

    private static List<Mark.Note> notes(Text text, int end) {
        return text.marks().stream()
                .filter(mark -> mark instanceof Mark.Note && mark.to() == end)
                .map(Mark.Note.class::cast)
                .toList();
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
