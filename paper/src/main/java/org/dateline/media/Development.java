package org.dateline.media;

import java.util.List;
import org.dateline.story.Rendition;

/// What the darkroom found in a picture and made of it.
///
/// @param width of the whole picture, upright, in pixels
/// @param height likewise
/// @param moving whether there were more frames than the first, which is the one that is shown
/// @param metadata what the original says
/// @param fingerprint alike for pictures that look alike: see [Fingerprint]
/// @param placeholder the mean colour, `#rrggbb`
/// @param renditions each with its file, named by its digest, in the folder the caller gave
public record Development(
        FileType type,
        int width,
        int height,
        boolean moving,
        Metadata metadata,
        long fingerprint,
        String placeholder,
        List<Rendition> renditions) {
    public Development {
        renditions = List.copyOf(renditions);
    }
}
