package org.dateline.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dateline.story.Refusal;

/// Reads WebVTT and SRT strictly: a file is taken whole or refused with the line to look at. Notes,
/// styles, regions and headers are not shown to readers, so they are left out, and that is said.
final class CaptionReader {
    private static final int LONGEST_LINE = 2_000;
    private static final int MOST_LINES = 20;
    private static final int MOST_REMARKS = 200;
    private static final Pattern HEADER = Pattern.compile("WEBVTT([ \\t].*)?");
    private static final Pattern UNSHOWN = Pattern.compile("(NOTE|STYLE|REGION)([ \\t].*)?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final List<String> lines;
    private final List<Cue> cues = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final boolean srt;
    private int at;
    private int unsaid;

    CaptionReader(String text) {
        String whole = text.startsWith("\ufeff") ? text.substring(1) : text;
        lines = List.of(whole.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1));
        srt = !HEADER.matcher(lines.getFirst()).matches();
    }

    Captions read() {
        check();
        if (!srt) {
            header();
        }
        while (skipBlank()) {
            block();
        }
        if (cues.isEmpty()) {
            throw Refusal.invalid("There is no cue in these captions.");
        }
        if (unsaid > 0) {
            leftOut.add("%,d more things of these kinds are left out.".formatted(unsaid));
        }
        return new Captions(cues, leftOut);
    }

    private void check() {
        for (at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            if (line.length() > LONGEST_LINE) {
                throw wrong("is longer than %,d characters".formatted(LONGEST_LINE));
            }
            if (!printable(line)) {
                throw wrong("has a character that cannot be shown");
            }
        }
        at = 0;
    }

    private static boolean printable(String line) {
        return line.codePoints()
                .allMatch(
                        c ->
                                c == '\t'
                                        || !Character.isISOControl(c)
                                                && Character.getType(c) != Character.SURROGATE
                                                && c != 0xfffe
                                                && c != 0xffff);
    }

    private void header() {
        if (lines.getFirst().length() > "WEBVTT".length()) {
            leaveOut("what follows WEBVTT");
        }
        for (at = 1; at < lines.size() && !isBlank(); at++) {
            if (lines.get(at).contains("-->")) {
                throw wrong("comes without the empty line that must stand before a cue");
            }
            leaveOut("a line of the header");
        }
    }

    private void block() {
        if (!srt && UNSHOWN.matcher(lines.get(at)).matches()) {
            leaveOut("a block " + lines.get(at).split("[ \\t]", 2)[0]);
            skipBlock();
            return;
        }
        String id = "";
        Optional<CueTiming> timing = CueTiming.of(lines.get(at));
        if (timing.isEmpty() && at + 1 < lines.size()) {
            timing = CueTiming.of(lines.get(at + 1));
            if (timing.isPresent()) {
                id = name();
                at++;
            }
        }
        cue(id, timing.orElseThrow(this::noTime));
    }

    private Refusal noTime() {
        if (cues.isEmpty() && srt) {
            return wrong(
                    "should begin captions, but this is neither WebVTT, whose first line is WEBVTT, nor SRT, which begins with a number and a time");
        }
        return wrong("should be a time such as 00:00:01.000 --> 00:00:04.000");
    }

    private void cue(String id, CueTiming timing) {
        checkTimes(timing);
        String settings = settings(timing);
        int first = at++;
        String text = words(first);
        if (text.isBlank()) {
            leftOut("Line %d: a cue without words is left out.".formatted(first + 1));
            return;
        }
        if (cues.size() == Captions.MOST_CUES) {
            throw wrong("is past the %,d cues that are taken".formatted(Captions.MOST_CUES));
        }
        cues.add(new Cue(id, timing.start(), timing.end(), settings, text));
    }

    /// SRT numbers its cues for the sake of the format; WebVTT names them for a reason.
    private String name() {
        String name = lines.get(at);
        if (srt) {
            if (!NUMBER.matcher(name.strip()).matches()) {
                leaveOut(name.strip());
            }
            return "";
        }
        if (name.contains("-->")) {
            throw wrong("is wrong: “-->” stands only between two times");
        }
        return name;
    }

    private void checkTimes(CueTiming timing) {
        if (timing.end().compareTo(timing.start()) <= 0) {
            throw wrong("ends before it begins");
        }
        Duration before = cues.isEmpty() ? Duration.ZERO : cues.getLast().start();
        if (timing.start().compareTo(before) < 0) {
            throw wrong("begins before the cue above it, at " + CueTiming.written(timing.start()));
        }
    }

    private String settings(CueTiming timing) {
        for (String setting : timing.unknown()) {
            if (!srt && !setting.startsWith("region:")) {
                throw wrong("has a setting that WebVTT does not know: " + setting);
            }
            leaveOut(setting);
        }
        return String.join(" ", timing.known());
    }

    private String words(int first) {
        CueText words = new CueText(srt, this::leaveOut);
        try {
            for (; at < lines.size() && !isBlank(); at++) {
                if (at - first > MOST_LINES) {
                    throw wrong("is past the %d lines that a cue may have".formatted(MOST_LINES));
                }
                words.line(lines.get(at));
            }
            at--;
            String text = words.text();
            at++;
            return text;
        } catch (CueText.Wrong wrong) {
            throw wrong("is wrong: " + wrong.what());
        }
    }

    private boolean skipBlank() {
        while (at < lines.size() && isBlank()) {
            at++;
        }
        return at < lines.size();
    }

    private void skipBlock() {
        while (at < lines.size() && !isBlank()) {
            at++;
        }
    }

    private boolean isBlank() {
        return lines.get(at).isBlank();
    }

    private void leaveOut(String what) {
        leftOut("Line %d: %s is left out.".formatted(at + 1, what));
    }

    private void leftOut(String sentence) {
        if (leftOut.size() < MOST_REMARKS) {
            leftOut.add(sentence);
        } else {
            unsaid++;
        }
    }

    private Refusal wrong(String what) {
        return Refusal.invalid("Line %d of the captions %s.".formatted(at + 1, what));
    }
}
