package org.dateline.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dateline.story.Rendition;

/// What came out of the cutting room. Each rendition lies in the folder the caller named, under the
/// hexadecimal digits of its digest.
///
/// @param length zero when it is not known
/// @param width of the video as it was uploaded, upright, in pixels; 0 for sound, or when not known
/// @param height likewise
/// @param still the moment that stands for the video, a PNG for the darkroom; empty for sound
/// @param renditions for a video in the order a player should try them: the HLS playlist that lists
///   the qualities (0 by 0 pixels), MP4 from large to small, then what the playlist refers to
public record Film(
        Duration length, int width, int height, Optional<Path> still, List<Rendition> renditions) {
    public Film {
        renditions = List.copyOf(renditions);
    }
}
