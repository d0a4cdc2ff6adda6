package org.dateline.media;

import java.util.EnumMap;
import java.util.Map;
import org.dateline.story.Refusal;
import org.dateline.story.Shape;

/// Where the eye goes in a picture, and how it is cut where its focal point alone would cut it
/// badly. All numbers are fractions of the upright picture, from its upper left corner.
///
/// @param x of the focal point, 0 to 1
/// @param y likewise
/// @param crops for shapes that are cut; one that is missing follows from the focal point
public record Framing(double x, double y, Map<Shape, Crop> crops) {
    /// The focal point in the middle and no crops.
    public static final Framing CENTRED = new Framing(0.5, 0.5, Map.of());

    /// A rectangle of the picture.
    ///
    /// @param x of its upper left corner
    /// @param y likewise
    /// @param width more than 0; the right edge is inside the picture
    /// @param height likewise
    public record Crop(double x, double y, double width, double height) {
        public Crop {
            boolean inside =
                    x >= 0
                            && y >= 0
                            && width > 0
                            && height > 0
                            && x + width <= 1
                            && y + height <= 1;
            if (!inside) {
                throw Refusal.invalid(
                        "A crop lies inside the picture: x, y, width and height are fractions from 0 to 1.");
            }
        }
    }

    public Framing {
        if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
            throw Refusal.invalid(
                    "A focal point lies inside the picture: x and y are from 0 to 1.");
        }
        if (!crops.keySet().stream().allMatch(Shape::isCut)) {
            throw Refusal.invalid("The whole picture is not cut; crop the other shapes.");
        }
        EnumMap<Shape, Crop> sorted = new EnumMap<>(Shape.class);
        sorted.putAll(crops);
        crops = java.util.Collections.unmodifiableMap(sorted);
    }
}
