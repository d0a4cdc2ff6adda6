package org.dateline.media;

import java.time.Duration;

/// Words that are shown together.
///
/// @param id a name for it; may be empty
/// @param start from the beginning of the video
/// @param end after `start`
/// @param settings where it is placed, as WebVTT writes it; may be empty
/// @param text WebVTT cue text: its tags are known and closed
public record Cue(String id, Duration start, Duration end, String settings, String text) {
    String write() {
        String name = id.isEmpty() ? "" : id + "\n";
        String place = settings.isEmpty() ? "" : " " + settings;
        return "%s%s --> %s%s\n%s\n"
                .formatted(name, CueTiming.written(start), CueTiming.written(end), place, text);
    }
}
