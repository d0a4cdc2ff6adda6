package org.dateline.story;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a story has to look at besides its words, when that is enough to stand on a front of its
/// own.
public enum Visual {
    /// A gallery, or as many pictures as one has.
    GALLERY("photos"),
    /// A video.
    FILM("videos");

    /// Different pictures that are as good as a gallery.
    private static final int MANY = 4;

    private final Slug front;

    Visual(String front) {
        this.front = new Slug(front);
    }

    /// The front that shows such stories: its place in addresses, and the name of its arrangement.
    public Slug front() {
        return front;
    }

    static Set<Visual> of(List<Block> body) {
        Set<Visual> visuals = EnumSet.noneOf(Visual.class);
        Set<MediaId> pictures = new HashSet<>();
        for (Block block : body) {
            if (block instanceof Block.Video) {
                visuals.add(FILM);
            }
            if (block instanceof Block.Picture picture) {
                pictures.add(picture.media());
            }
            if (block instanceof Block.Gallery || pictures.size() >= MANY) {
                visuals.add(GALLERY);
            }
        }
        return visuals;
    }
}
