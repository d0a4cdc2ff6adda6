package org.dateline.wire;

import java.util.ArrayList;
import java.util.List;

/// Divides plain text into passages: one a line, or one a paragraph where a text is wrapped at a
/// fixed width.
final class Lines {
    private Lines() {}

    static List<Passage> of(String input) {
        List<List<Passage>> groups = groups(input);
        boolean wrapped = wrapped(groups);
        List<Passage> passages = new ArrayList<>();
        for (List<Passage> group : groups) {
            if (wrapped && group.size() > 1 && running(group)) {
                int from = group.getFirst().offset();
                int to = group.getLast().end();
                passages.add(passage(input, from, to));
            } else {
                passages.addAll(group);
            }
        }
        return passages;
    }

    /// Lines that follow each other without an empty one.
    private static List<List<Passage>> groups(String input) {
        List<List<Passage>> groups = new ArrayList<>();
        List<Passage> group = new ArrayList<>();
        int at = 0;
        while (at <= input.length()) {
            int end = lineEnd(input, at);
            Passage line = passage(input, at, end);
            if (!line.text().isEmpty()) {
                group.add(line);
            } else if (!group.isEmpty()) {
                groups.add(group);
                group = new ArrayList<>();
            }
            at = end + 1;
        }
        if (!group.isEmpty()) {
            groups.add(group);
        }
        return groups;
    }

    private static int lineEnd(String input, int from) {
        int at = from;
        while (at < input.length()) {
            char c = input.charAt(at);
            if (c == '\n' || c == '\r' || c == '\f' || c == '\u2028' || c == '\u2029') {
                return at;
            }
            at++;
        }
        return at;
    }

    /// What stands between two places, without the white space around it.
    static Passage passage(String input, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Letters.space(input.charAt(start))) {
            start++;
        }
        while (end > start && Letters.space(input.charAt(end - 1))) {
            end--;
        }
        return new Passage(Letters.fold(input.substring(start, end)), start, end, false, List.of());
    }

    /// A text is wrapped when no line is long and full lines come in groups.
    private static boolean wrapped(List<List<Passage>> groups) {
        int running = 0;
        for (List<Passage> group : groups) {
            for (Passage line : group) {
                if (Letters.weight(line.text()) > 130) {
                    return false;
                }
            }
            running += running(group) ? 1 : 0;
        }
        return running >= 2;
    }

    /// Every line but the last is full, and most do not end a sentence.
    private static boolean running(List<Passage> group) {
        int longest = 0;
        int ended = 0;
        for (Passage line : group) {
            longest = Math.max(longest, Letters.weight(line.text()));
        }
        for (Passage line : group.subList(0, group.size() - 1)) {
            if (Letters.weight(line.text()) * 10 < longest * 7) {
                return false;
            }
            ended += Letters.endsSentence(line.text()) ? 1 : 0;
        }
        return group.size() > 1 && longest >= 45 && ended * 2 < group.size();
    }
}
