package org.dateline.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dateline.story.Rights;

/// What stands on the board before the camera: what is written into each file that is made of a
/// video or recording, and which moment stands for it.
///
/// @param title what it is called; may be empty
/// @param poster how far into the video; empty for the first moment that is not dark
public record Slate(String title, Rights rights, Optional<Duration> poster) {
    /// Tags that MP4 and MP3 both have a place for, in the order they are written.
    List<String> tags() {
        return Stream.of(
                        tag("title", title),
                        tag("artist", rights.creator()),
                        tag("copyright", rights.copyright()),
                        tag("comment", rights.credit()))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> tag(String name, String value) {
        List<String> options = new ArrayList<>();
        if (!value.isBlank()) {
            options.add("-metadata");
            options.add(name + "=" + value.replaceAll("\\p{Cntrl}+", " "));
        }
        return options;
    }
}
