package org.dateline.story;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// One file readers can be given of a picture, video or recording.
///
/// @param shape how it is cut; [Shape#WHOLE] for anything but a picture or poster
/// @param type media type, such as `image/webp`
/// @param width in pixels; 0 for sound and documents
/// @param height in pixels; 0 for sound and documents
/// @param bytes its length
/// @param digest of its bytes
public record Rendition(
        Shape shape, String type, int width, int height, long bytes, Digest digest) {
    /// What the path of every public file of a picture, video or recording begins with.
    public static final String PREFIX = "/media/";

    /// The media types there are renditions in, and how their files end.
    private static final Map<String, String> ENDINGS =
            Map.ofEntries(
                    Map.entry("image/jpeg", "jpg"),
                    Map.entry("image/webp", "webp"),
                    Map.entry("image/avif", "avif"),
                    Map.entry("image/png", "png"),
                    Map.entry("image/gif", "gif"),
                    Map.entry("video/mp4", "mp4"),
                    Map.entry("video/webm", "webm"),
                    Map.entry("video/quicktime", "mov"),
                    Map.entry("video/mp2t", "ts"),
                    Map.entry("application/vnd.apple.mpegurl", "m3u8"),
                    Map.entry("audio/mpeg", "mp3"),
                    Map.entry("audio/mp4", "m4a"),
                    Map.entry("text/vtt", "vtt"),
                    Map.entry("application/pdf", "pdf"));

    private static final Map<String, String> TYPES =
            ENDINGS.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    public Rendition {
        if (!ENDINGS.containsKey(type)) {
            throw Refusal.invalid("“" + type + "” is not a type of file that readers are given.");
        }
        if (width < 0 || height < 0 || bytes < 1) {
            throw Refusal.invalid("A rendition has a size.");
        }
    }

    /// Where readers get it: `/media/{digest}.{ending}`.
    public String path() {
        return PREFIX + digest + "." + ENDINGS.get(type);
    }

    /// The media type of files that end so; empty when readers are given none.
    public static Optional<String> type(String ending) {
        return Optional.ofNullable(TYPES.get(ending));
    }
}
