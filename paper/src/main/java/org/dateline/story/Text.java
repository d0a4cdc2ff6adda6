package org.dateline.story;

import java.util.Comparator;
import java.util.List;

/// Running text with marks. The plain text is whole without them.
///
/// @param plain the words
/// @param marks in order of where they begin; marks of one kind do not overlap
public record Text(String plain, List<Mark> marks) {
    public static final int MAX_LENGTH = 50_000;
    public static final int MAX_MARKS = 1_000;

    private static final Comparator<Mark> ORDER =
            Comparator.comparingInt(Mark::from).thenComparingInt(mark -> -mark.to());

    public Text {
        plain = Limits.checked("A block's text", plain, MAX_LENGTH);
        if (marks.size() > MAX_MARKS) {
            throw Refusal.invalid("A block has more than 1,000 marks.");
        }
        marks = marks.stream().sorted(ORDER).toList();
        int[] ends = new int[4];
        for (Mark mark : marks) {
            if (mark.from() < 0 || mark.to() > plain.length() || mark.from() >= mark.to()) {
                throw Refusal.invalid(
                        "A mark from %d to %d does not lie in its text of %d characters."
                                .formatted(mark.from(), mark.to(), plain.length()));
            }
            int kind =
                    switch (mark) {
                        case Mark.Strong _ -> 0;
                        case Mark.Emphasis _ -> 1;
                        case Mark.Link _ -> 2;
                        case Mark.Note _ -> 3;
                    };
            if (mark.from() < ends[kind]) {
                throw Refusal.invalid(
                        "Two marks of the same kind overlap at character " + mark.from() + ".");
            }
            ends[kind] = mark.to();
        }
    }

    public static Text plain(String plain) {
        return new Text(plain, List.of());
    }

    /// Text that must say something, such as a paragraph.
    static Text required(String what, Text text) {
        if (text.plain().isBlank()) {
            throw Refusal.invalid(what + " is empty.");
        }
        return text;
    }
}
