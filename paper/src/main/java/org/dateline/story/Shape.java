package org.dateline.story;

/// The outline a picture is cut to.
public enum Shape {
    /// Uncut.
    WHOLE(0, 0),
    /// 3:2, for cards on fronts.
    CARD(3, 2),
    /// 40:21, what networks show with a shared link.
    SOCIAL(40, 21),
    /// 1:1, for thumbnails.
    SQUARE(1, 1);

    private final int width;
    private final int height;

    Shape(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /// Units across for [#height] units down; 0 when the picture's own ratio stays.
    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public boolean isCut() {
        return width > 0;
    }
}
