package org.dateline.media;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.dateline.story.Shape;

/// What a picture is for on a page: how it is cut and how wide its files are. How much room it gets
/// there, a page's template says.
public enum Role {
    /// On a front, beside or above a headline.
    CARD(Shape.CARD, 320, 640, 1200),
    /// On top of a story.
    LEAD(Shape.WHOLE, 480, 800, 1200, 1920),
    /// Among a story's paragraphs.
    BODY(Shape.WHOLE, 480, 800, 1200),
    /// In a series that fills the window.
    GALLERY(Shape.WHOLE, 480, 800, 1200, 1920),
    /// With a link that is shared elsewhere.
    SOCIAL(Shape.SOCIAL, 1200),
    /// In lists and rails.
    THUMBNAIL(Shape.SQUARE, 160, 320);

    private final Shape shape;
    private final List<Integer> widths;

    Role(Shape shape, Integer... widths) {
        this.shape = shape;
        this.widths = List.of(widths);
    }

    public Shape shape() {
        return shape;
    }

    /// How wide its files are in pixels, the narrowest first; a smaller picture has fewer.
    public List<Integer> widths() {
        return widths;
    }

    /// How wide the files of a shape are in pixels, whatever they are for.
    static SortedSet<Integer> widths(Shape shape) {
        TreeSet<Integer> widths = new TreeSet<>();
        for (Role role : values()) {
            if (role.shape == shape) {
                widths.addAll(role.widths);
            }
        }
        return Collections.unmodifiableSortedSet(widths);
    }
}
