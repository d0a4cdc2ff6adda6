package org.dateline.media;

import java.util.List;
import java.util.Set;
import org.dateline.story.Shape;

/// What a picture's files are written in. Each has the quality at which a photograph looks the same
/// as in the others; `bin/bench darkroom` shows what that costs.
enum Format {
    WEBP("image/webp", 78),
    JPEG("image/jpeg", 85),
    AVIF("image/avif", 55);

    private final String mediaType;
    private final int quality;

    Format(String mediaType, int quality) {
        this.mediaType = mediaType;
        this.quality = quality;
    }

    String mediaType() {
        return mediaType;
    }

    /// From 1 to 100, on the encoder's own scale.
    int quality() {
        return quality;
    }

    /// What a shape is written in, of what can be written here. Other sites take JPEG only. AVIF is
    /// slow to make and saves little on what is small anyway.
    static List<Format> of(Shape shape, Set<Format> possible) {
        List<Format> wanted =
                switch (shape) {
                    case WHOLE -> List.of(AVIF, WEBP, JPEG);
                    case CARD, SQUARE -> List.of(WEBP, JPEG);
                    case SOCIAL -> List.of(JPEG);
                };
        return wanted.stream().filter(possible::contains).toList();
    }
}
