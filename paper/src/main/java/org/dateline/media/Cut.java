package org.dateline.media;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.dateline.media.Framing.Crop;
import org.dateline.story.Shape;

/// One picture to be made: which part of the upright original, and how large.
///
/// @param part in fractions of the original
/// @param width of what is made, in pixels
/// @param height likewise
record Cut(Shape shape, Crop part, int width, int height) {
    /// No file is higher than this many pixels: WebP ends at 16,383, and readers' patience before.
    private static final int HIGHEST = 8_000;

    /// Everything that is made of a picture of `width` by `height` pixels: each shape at the widths
    /// its roles ask for, never larger than it is there.
    static List<Cut> all(int width, int height, Framing framing) {
        List<Cut> cuts = new ArrayList<>();
        for (Shape shape : Shape.values()) {
            Crop part = part(shape, width, height, framing);
            for (int across : widths(shape, part, width, height)) {
                cuts.add(new Cut(shape, part, across, down(shape, part, across, width, height)));
            }
        }
        return cuts;
    }

    /// How much the original may be reduced at once so that this can still be made of it.
    double scale(int originalWidth) {
        return width / (part.width() * originalWidth);
    }

    /// The largest part of that shape around the focal point, or inside the crop somebody drew.
    private static Crop part(Shape shape, int width, int height, Framing framing) {
        if (!shape.isCut()) {
            return new Crop(0, 0, 1, 1);
        }
        Crop drawn = framing.crops().get(shape);
        Crop room = drawn == null ? new Crop(0, 0, 1, 1) : drawn;
        double x = drawn == null ? framing.x() : room.x() + room.width() / 2;
        double y = drawn == null ? framing.y() : room.y() + room.height() / 2;
        double ratio = (double) shape.width() / shape.height() * height / width;
        double across = Math.min(room.width(), room.height() * ratio);
        double down = across / ratio;
        return new Crop(
                within(x - across / 2, room.x(), room.x() + room.width() - across),
                within(y - down / 2, room.y(), room.y() + room.height() - down),
                across,
                down);
    }

    /// Rounding may leave `most` a hair below `least`; and a crop must not stick out by a hair.
    private static double within(double wish, double least, double most) {
        return Math.max(0, Math.max(Math.min(wish, most), Math.min(least, most)));
    }

    private static SortedSet<Integer> widths(Shape shape, Crop part, int width, int height) {
        double tall = part.height() * height / (part.width() * width);
        int there = (int) Math.max(1, Math.min(part.width() * width + 0.01, HIGHEST / tall));
        SortedSet<Integer> wanted = Role.widths(shape);
        TreeSet<Integer> widths = new TreeSet<>(wanted.headSet(there + 1));
        if (there < wanted.last()) {
            widths.add(there);
        }
        return widths;
    }

    private static int down(Shape shape, Crop part, int across, int width, int height) {
        double tall =
                shape.isCut()
                        ? (double) shape.height() / shape.width()
                        : part.height() * height / (part.width() * width);
        return (int) Math.max(1, Math.round(across * tall));
    }
}
