package org.dateline.media;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Checks one line of a cue's words after the other. WebVTT's own tags pass when they are closed;
/// any other is refused, so that nothing in captions can become an element of a page. SRT has no
/// rules: its colours and positions are left out, and a lone `<` is a character.
final class CueText {
    /// Tags of WebVTT, and whether they want something after their name.
    private static final Set<String> PLAIN = Set.of("b", "i", "u", "c", "ruby", "rt");

    private static final Set<String> ANNOTATED = Set.of("v", "lang");

    private static final Pattern SPECIAL =
            Pattern.compile(
                    "<(?<close>/?)(?<name>[A-Za-z]+)(?<class>(?:\\.[^\\s<>&.]+)*)(?:[ \\t]+(?<note>[^<>]*))?>"
                            + "|<(?<time>(?:\\d{2,3}:)?[0-5]\\d:[0-5]\\d\\.\\d{3})>"
                            + "|(?<style>\\{\\\\[^{}]*})"
                            + "|&(?:amp|lt|gt|lrm|rlm|nbsp|#\\d{1,7}|#x[0-9A-Fa-f]{1,6});"
                            + "|[<>&]");

    private final boolean srt;
    private final Consumer<String> leftOut;
    private final Deque<String> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();

    /// @param leftOut is told of each thing that does not come along
    CueText(boolean srt, Consumer<String> leftOut) {
        this.srt = srt;
        this.leftOut = leftOut;
    }

    /// A line of which nothing is kept is no line: an empty one would end the cue.
    ///
    /// @throws Wrong with what is wrong in it
    void line(String line) throws Wrong {
        if (line.contains("-->")) {
            throw new Wrong("“-->” stands only between two times");
        }
        StringBuilder shown = new StringBuilder();
        Matcher special = SPECIAL.matcher(line);
        int done = 0;
        while (special.find()) {
            shown.append(line, done, special.start()).append(kept(special));
            done = special.end();
        }
        shown.append(line, done, line.length());
        if (!shown.toString().isBlank()) {
            text.append(text.isEmpty() ? "" : "\n").append(shown);
        }
    }

    /// The words, once all lines are read.
    ///
    /// @throws Wrong when a tag is not closed
    String text() throws Wrong {
        // “The end tag can be omitted” for a voice that speaks the whole cue.
        if (!open.isEmpty() && !(open.size() == 1 && open.peek().equals("v"))) {
            throw new Wrong("<%s> is not closed by </%s>".formatted(open.peek(), open.peek()));
        }
        return text.toString();
    }

    /// What is the matter with a line.
    static final class Wrong extends Exception {
        Wrong(String what) {
            super(what, null, false, false);
        }

        String what() {
            return String.valueOf(getMessage());
        }
    }

    private String kept(Matcher special) throws Wrong {
        String found = special.group();
        if (special.group("name") != null) {
            return tag(special, special.group("name").toLowerCase(Locale.ROOT));
        }
        if (special.group("style") != null && srt) {
            leftOut.accept(found);
            return "";
        }
        return switch (found) {
            case "<" -> less();
            case ">" -> "&gt;";
            case "&" -> "&amp;";
            default -> found;
        };
    }

    private String less() throws Wrong {
        if (srt) {
            return "&lt;";
        }
        throw new Wrong("“<” begins no tag of WebVTT; write &lt; for the character");
    }

    private String tag(Matcher special, String name) throws Wrong {
        String note = special.group("note");
        boolean annotated = ANNOTATED.contains(name);
        if (!annotated && !PLAIN.contains(name)) {
            return foreign(special.group());
        }
        if (!special.group("close").isEmpty()) {
            return closed(name);
        }
        boolean blank = note == null || note.isBlank();
        if (annotated == blank) {
            throw new Wrong(
                    annotated
                            ? "<%s> lacks the name after it".formatted(name)
                            : "<%s> takes nothing after its name".formatted(name));
        }
        open.push(name);
        String classes = special.group("class");
        return "<" + name + classes + (note == null || blank ? ">" : " " + escaped(note) + ">");
    }

    private String closed(String name) throws Wrong {
        // “A ruby text end tag can be omitted” before the end of its ruby.
        if (name.equals("ruby") && "rt".equals(open.peek())) {
            open.pop();
        }
        if (!name.equals(open.poll())) {
            throw new Wrong("</%s> closes nothing that is open".formatted(name));
        }
        return "</" + name + ">";
    }

    private String foreign(String tag) throws Wrong {
        if (srt) {
            leftOut.accept(tag);
            return "";
        }
        throw new Wrong(tag + " is not a tag of WebVTT");
    }

    private static String escaped(String note) {
        return note.strip().replaceAll("&(?!(amp|lt|gt|lrm|rlm|nbsp);)", "&amp;");
    }
}
