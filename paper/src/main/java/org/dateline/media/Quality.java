package org.dateline.media;

import java.util.List;
import java.util.stream.Stream;

/// The sizes a video is made in. Each fits the frame its name comes from, lying or upright, and is
/// never larger than what was uploaded.
enum Quality {
    /// For screens. Main profile, level 3.1: everything that plays H.264 plays it.
    P720(1_280, 720, "3.1", "avc1.4d401f", 3_000, 128),
    /// For telephones on the way. Main profile, level 3.0.
    P360(640, 360, "3.0", "avc1.4d401e", 900, 96);

    /// Film that moves faster is thinned by whole frames: the levels end at 30 for these sizes.
    private static final double FASTEST = 30.5;

    private final int longSide;
    private final int shortSide;
    private final String level;
    private final String codec;
    private final int pictureRate;
    private final int soundRate;

    Quality(
            int longSide,
            int shortSide,
            String level,
            String codec,
            int pictureRate,
            int soundRate) {
        this.longSide = longSide;
        this.shortSide = shortSide;
        this.level = level;
        this.codec = codec;
        this.pictureRate = pictureRate;
        this.soundRate = soundRate;
    }

    /// In even pixels, as H.264 counts.
    record Size(int width, int height) {
        long pixels() {
            return (long) width * height;
        }
    }

    /// The qualities a video of this size is worth: both, or for one that fits the smaller frame
    /// that one alone, since enlarging it would add bytes and no detail.
    static List<Quality> of(Footage.Moving picture) {
        boolean isTiny = P360.scale(picture) == 1;
        return Stream.of(values()).filter(quality -> !isTiny || quality == P360).toList();
    }

    Size size(Footage.Moving picture) {
        double scale = scale(picture);
        return new Size(even(picture.width() * scale), even(picture.height() * scale));
    }

    /// Frames a second that are kept of so many; 0 to keep each.
    static double thinned(double frameRate) {
        double kept = frameRate;
        for (int one = 2; kept > FASTEST; one++) {
            kept = frameRate / one;
        }
        return kept == frameRate ? 0 : kept;
    }

    String level() {
        return level;
    }

    /// As RFC 6381 names it.
    String codec() {
        return codec;
    }

    /// Most for the picture, in kilobits a second.
    int pictureRate() {
        return pictureRate;
    }

    /// For the sound, in kilobits a second.
    int soundRate() {
        return soundRate;
    }

    private double scale(Footage.Moving picture) {
        int across = Math.max(picture.width(), picture.height());
        int down = Math.min(picture.width(), picture.height());
        return Math.min(1, Math.min((double) longSide / across, (double) shortSide / down));
    }

    private static int even(double pixels) {
        return Math.max(2, (int) Math.round(pixels / 2) * 2);
    }
}
