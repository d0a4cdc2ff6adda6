package org.dateline.newsroom;

import java.util.List;
import org.dateline.media.MediaCollection;

/// A page of the library's grid, and what was asked for.
///
/// @param kind empty for all
/// @param collection 0 for any
/// @param next address of the page after it; empty when there is none
public record Grid(
        String words,
        String kind,
        long collection,
        boolean missingAlt,
        boolean expiring,
        List<MediaCollection> collections,
        List<Tile> tiles,
        String next) {
    public List<String> kinds() {
        return List.of("picture", "video", "audio", "document");
    }
}
