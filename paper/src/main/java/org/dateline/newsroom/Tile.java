package org.dateline.newsroom;

import org.dateline.media.Item;
import org.dateline.media.Property;
import org.dateline.story.Constants;

/// An item in a grid.
///
/// @param thumbnail address of a small picture; empty when there is none
/// @param warning why it may not be published; empty when it may
public record Tile(
        String id, String name, String kind, String credit, String thumbnail, String warning) {
    static Tile of(Item item, String warning) {
        return new Tile(
                item.id().toString(),
                item.name(),
                Constants.word(item.original().type().kind()),
                item.description().metadata().text(Property.CREDIT),
                MediaJson.thumbnailPath(item),
                warning);
    }
}
