package org.dateline.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The line of a cue that says when and where: `00:00:01.000 --> 00:00:04.000 line:0`. SRT writes a
/// comma for the dot.
record CueTiming(Duration start, Duration end, List<String> settings) {
    private static final String TIME = "(?:(\\d{1,3}):)?([0-5]?\\d):([0-5]\\d)[.,](\\d{3})";

    private static final Pattern LINE =
            Pattern.compile("\\s*" + TIME + "\\s*-->\\s*" + TIME + "(?:\\s+(.*))?");

    private static final Pattern SETTING =
            Pattern.compile(
                    "vertical:(rl|lr)"
                            + "|line:(-?\\d{1,4}|\\d{1,3}(\\.\\d{1,9})?%)(,(start|center|end))?"
                            + "|position:\\d{1,3}(\\.\\d{1,9})?%(,(line-left|center|line-right))?"
                            + "|size:\\d{1,3}(\\.\\d{1,9})?%"
                            + "|align:(start|center|end|left|right)");

    /// Empty when `line` is not such a line.
    static Optional<CueTiming> of(String line) {
        Matcher found = LINE.matcher(line);
        if (!found.matches()) {
            return Optional.empty();
        }
        String rest = found.group(9);
        return Optional.of(
                new CueTiming(
                        time(found, 1),
                        time(found, 5),
                        rest == null || rest.isBlank()
                                ? List.of()
                                : List.of(rest.strip().split("\\s+"))));
    }

    /// Those of the settings that WebVTT knows, regions left out.
    List<String> known() {
        return settings.stream().filter(setting -> SETTING.matcher(setting).matches()).toList();
    }

    List<String> unknown() {
        List<String> unknown = new ArrayList<>(settings);
        unknown.removeAll(known());
        return unknown;
    }

    static String written(Duration time) {
        return "%02d:%02d:%02d.%03d"
                .formatted(
                        time.toHours(),
                        time.toMinutesPart(),
                        time.toSecondsPart(),
                        time.toMillisPart());
    }

    private static Duration time(Matcher found, int group) {
        String hours = found.group(group);
        return Duration.ofHours(hours == null ? 0 : Integer.parseInt(hours))
                .plusMinutes(Integer.parseInt(found.group(group + 1)))
                .plusSeconds(Integer.parseInt(found.group(group + 2)))
                .plusMillis(Integer.parseInt(found.group(group + 3)));
    }
}
