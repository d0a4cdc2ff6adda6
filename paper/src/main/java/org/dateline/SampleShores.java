package org.dateline;

import java.awt.geom.Path2D;
import java.util.Map;
import java.util.function.Consumer;

/// The sample paper's pictures of the water: a ferry's day, the lighthouses, a regatta, a harbour
/// under ice.
final class SampleShores {
    static final Map<String, Consumer<Easel>> SCENES =
            Map.ofEntries(
                    Map.entry("crossing-first", easel -> crossing(easel, Hour.DAWN, 250, 1)),
                    Map.entry("crossing-noon", easel -> crossing(easel, Hour.NOON, 420, 1.2)),
                    Map.entry("crossing-rain", easel -> crossing(easel, Hour.RAIN, 130, 1.35)),
                    Map.entry("crossing-last", easel -> crossing(easel, Hour.NIGHT, 470, 0.8)),
                    Map.entry("lamp-dawn", easel -> lamp(easel, Hour.DAWN, 690, 0xf2eee2)),
                    Map.entry("lamp-noon", easel -> lamp(easel, Hour.NOON, 330, 0xc8402f)),
                    Map.entry("lamp-rain", easel -> lamp(easel, Hour.RAIN, 560, 0x2f3b46)),
                    Map.entry("lamp-night", easel -> lamp(easel, Hour.NIGHT, 280, 0xd8d3c4)),
                    Map.entry("sails-start", SampleShores::start),
                    Map.entry("sails-spinnakers", SampleShores::spinnakers),
                    Map.entry("sails-buoy", SampleShores::buoy),
                    Map.entry("sails-winner", SampleShores::winner),
                    Map.entry("ice", SampleShores::ice));

    private static final int[] BRIGHT = {
        0xd9482f, 0xf0b429, 0x2f7fb8, 0x3f9a6b, 0xe77c37, 0x7a4a9a, 0xf3efe4
    };

    private SampleShores() {}

    /// The light there is.
    ///
    /// @param high the sky above
    /// @param low the sky at the horizon
    /// @param land far shores
    /// @param near the water at the horizon
    /// @param deep the water in front
    /// @param shine what is reflected
    private enum Hour {
        DAWN(0x56658f, 0xf3b59a, 0x6d6480, 0xd99d90, 0x2c3c5c, 0xffd9b8),
        NOON(0x3f83bd, 0xcfe6f0, 0x7f9aa2, 0x74aabf, 0x1d5a7c, 0xf4fbff),
        RAIN(0x59646d, 0xa9b2b4, 0x79858a, 0x8b979a, 0x37454d, 0xc9d2d3),
        NIGHT(0x050b1a, 0x1d3350, 0x0d1828, 0x16283f, 0x03070f, 0xf4d9a0);

        private final int high;
        private final int low;
        private final int land;
        private final int near;
        private final int deep;
        private final int shine;

        Hour(int high, int low, int land, int near, int deep, int shine) {
            this.high = high;
            this.low = low;
            this.land = land;
            this.near = near;
            this.deep = deep;
            this.shine = shine;
        }
    }

    private static void sky(Easel easel, Hour hour, double horizon) {
        easel.wash(0, horizon, hour.high, hour.low);
        switch (hour) {
            case DAWN ->
                    easel.glow(760, horizon - 20, 380, 0xffd2a0, 0.8)
                            .disc(760, horizon - 16, 26, 0xfff1d2, 1);
            case NOON -> clouds(easel, horizon - 150, 0xffffff, 0.5);
            case RAIN -> {
                clouds(easel, horizon - 260, 0x4b565e, 0.4);
                clouds(easel, horizon - 120, 0xc3cacb, 0.3);
            }
            case NIGHT ->
                    easel.stars(420, horizon)
                            .glow(820, 110, 130, 0xdfe6ff, 0.5)
                            .disc(820, 110, 20, 0xf6f3e4, 1);
        }
    }

    private static void clouds(Easel easel, double y, int colour, double opacity) {
        for (int cloud = 0; cloud < 7; cloud++) {
            double x = easel.between(-50, 1050);
            double top = y + easel.between(-70, 70);
            for (int puff = 0; puff < 14; puff++) {
                easel.glow(
                        x + easel.between(-120, 120),
                        top + easel.between(-14, 14),
                        easel.between(30, 70),
                        colour,
                        opacity * 0.45);
            }
        }
    }

    private static void rain(Easel easel) {
        for (int drop = 0; drop < 420; drop++) {
            double x = easel.between(-20, 1040);
            double y = easel.between(-20, Easel.HEIGHT);
            double length = easel.between(8, 26);
            easel.line(x, y, x - length * 0.3, y + length, 0.4, 0.9, 0xc4ced1);
        }
    }

    private static void crossing(Easel easel, Hour hour, double x, double size) {
        sky(easel, hour, 400);
        easel.ridge(382, 16, 0.5, hour.land, Easel.mixed(hour.land, hour.low, 0.3));
        int wall = Easel.mixed(hour.land, 0x101420, hour == Hour.NOON ? 0.25 : 0.5);
        SampleArt.skyline(easel, 0, 1000, 402, wall, hour == Hour.NOON ? 0xdfe9ec : 0xf8d08a);
        easel.wash(402, Easel.HEIGHT, hour.near, hour.deep)
                .ripples(404, Easel.HEIGHT, 700, 300, hour.shine, 0.45)
                .ripples(404, Easel.HEIGHT, 400, 800, hour.deep, 0.3);
        SampleArt.boat(easel, x, 500 + 26 * size, size);
        if (hour == Hour.RAIN) {
            rain(easel);
        }
        if (hour == Hour.NOON) {
            gulls(easel, x + 260, 250);
        }
    }

    private static void gulls(Easel easel, double x, double y) {
        for (int gull = 0; gull < 9; gull++) {
            double gx = x + easel.between(-240, 240);
            double gy = y + easel.between(-90, 90);
            double size = easel.between(0.5, 1.2);
            easel.line(gx - 18 * size, gy - 7 * size, gx, gy, 1, 3 * size, 0xf7f7f2)
                    .line(gx + 18 * size, gy - 9 * size, gx, gy, 1, 3 * size, 0xf7f7f2);
        }
    }

    private static void lamp(Easel easel, Hour hour, double x, int bands) {
        sky(easel, hour, 450);
        if (hour != Hour.NOON) {
            beam(easel, x, 168, x < 500 ? 1060 : -60, 60);
            beam(easel, x, 168, x < 500 ? -60 : 1060, 210);
        }
        easel.ridge(446, 10, 0.5, hour.land, hour.land)
                .wash(452, Easel.HEIGHT, hour.near, hour.deep)
                .ripples(454, Easel.HEIGHT, x, 260, hour.shine, 0.35)
                .ripples(456, Easel.HEIGHT, 500, 800, hour.deep, 0.35);
        rock(easel, x, Easel.mixed(hour.land, 0x12161c, 0.65));
        tower(easel, x, bands, hour);
        if (hour == Hour.RAIN) {
            spray(easel, x);
            rain(easel);
        }
    }

    private static void beam(Easel easel, double x, double y, double toX, double toY) {
        Path2D beam = new Path2D.Double();
        beam.moveTo(x, y);
        beam.lineTo(toX, toY - 70);
        beam.lineTo(toX, toY + 50);
        beam.closePath();
        easel.fill(beam, 0xfff0c0, 0.2);
    }

    private static void rock(Easel easel, double x, int colour) {
        double[] points = new double[2 * 28];
        for (int i = 0; i < 28; i++) {
            double along = i / 27.0;
            points[2 * i] = x - 260 + 520 * along;
            points[2 * i + 1] = 556 - Math.sin(along * Math.PI) * 112 + easel.between(-9, 9);
        }
        points[1] = 580;
        points[55] = 580;
        easel.shape(colour, points);
        for (int i = 0; i < 60; i++) {
            double along = easel.between(-1, 1);
            double y = easel.between(480 + 80 * Math.abs(along), 560);
            double rx = x + along * 190;
            easel.line(
                    rx,
                    y,
                    rx + easel.between(-26, 26),
                    y + easel.between(6, 18),
                    1,
                    3,
                    Easel.mixed(colour, 0xffffff, easel.between(0.04, 0.2)));
        }
    }

    private static void tower(Easel easel, double x, int bands, Hour hour) {
        int white = hour == Hour.NIGHT ? 0x8d94a0 : hour == Hour.RAIN ? 0xcdd2d1 : 0xf5f1e6;
        int dark = hour == Hour.NIGHT ? Easel.mixed(bands, 0x101828, 0.5) : bands;
        for (int band = 0; band < 7; band++) {
            double top = 200 + band * 37;
            double half = 27 + band * 3.2;
            easel.shape(
                    band % 2 == 0 ? white : dark,
                    x - half,
                    top,
                    x + half,
                    top,
                    x + half + 3.2,
                    top + 37.5,
                    x - half - 3.2,
                    top + 37.5);
        }
        Path2D shade = new Path2D.Double();
        shade.moveTo(x + 8, 200);
        shade.lineTo(x + 27, 200);
        shade.lineTo(x + 49.6, 459);
        shade.lineTo(x + 16, 459);
        shade.closePath();
        easel.fill(shade, 0x0a101c, 0.25)
                .box(x - 38, 192, 76, 9, 0x20262e)
                .box(x - 20, 150, 40, 42, 0xffe9a8)
                .box(x - 2, 150, 4, 42, 0x20262e)
                .shape(0x20262e, x - 25, 150, x, 120, x + 25, 150)
                .line(x, 122, x, 98, 3, 1, 0x20262e)
                .glow(x, 170, hour == Hour.NOON ? 40 : 150, 0xffe7a0, 0.85)
                .box(x - 8, 425, 16, 34, 0x30363e);
        for (int window = 0; window < 4; window++) {
            easel.box(x - 4, 232 + window * 48, 8, 14, 0x2a3440);
        }
    }

    private static void spray(Easel easel, double x) {
        for (int i = 0; i < 260; i++) {
            double along = easel.between(-1, 1);
            double up = Math.pow(easel.between(0, 1), 2) * 180;
            easel.disc(
                    x + along * 280,
                    566 - up * (1 - along * along),
                    easel.between(1, 7),
                    0xe9efef,
                    easel.between(0.1, 0.5));
        }
    }

    private static void yacht(
            Easel easel, double x, double y, double size, int sail, int spinnaker) {
        easel.shape(
                        0x20303c,
                        x - 42 * size,
                        y - 9 * size,
                        x + 46 * size,
                        y - 12 * size,
                        x + 32 * size,
                        y,
                        x - 36 * size,
                        y)
                .line(x, y - 8 * size, x + 2 * size, y - 152 * size, 2.4 * size, size, 0x2b2f33)
                .shape(
                        sail,
                        x - 2 * size,
                        y - 16 * size,
                        x + size,
                        y - 148 * size,
                        x - 50 * size,
                        y - 18 * size);
        if (spinnaker == 0) {
            easel.shape(
                    Easel.mixed(sail, 0x8fa0aa, 0.25),
                    x + 4 * size,
                    y - 16 * size,
                    x + 2 * size,
                    y - 136 * size,
                    x + 44 * size,
                    y - 16 * size);
        } else {
            Path2D balloon = new Path2D.Double();
            balloon.moveTo(x + 3 * size, y - 140 * size);
            balloon.curveTo(
                    x + 96 * size,
                    y - 140 * size,
                    x + 100 * size,
                    y - 50 * size,
                    x + 70 * size,
                    y - 20 * size);
            balloon.curveTo(
                    x + 52 * size,
                    y - 40 * size,
                    x + 24 * size,
                    y - 40 * size,
                    x + 6 * size,
                    y - 22 * size);
            balloon.closePath();
            easel.fill(balloon, spinnaker, 0.96);
        }
        easel.ripples(y, y + 50 * size, x, 34 * size, sail, 0.4);
    }

    private static int any(Easel easel) {
        return BRIGHT[(int) easel.between(0, BRIGHT.length)];
    }

    private static void start(Easel easel) {
        sky(easel, Hour.DAWN, 380);
        easel.ridge(372, 12, 0.5, Hour.DAWN.land, Hour.DAWN.land)
                .wash(380, Easel.HEIGHT, Hour.DAWN.near, Hour.DAWN.deep)
                .ripples(382, Easel.HEIGHT, 760, 200, 0xffe2be, 0.6);
        for (int i = 0; i < 46; i++) {
            double near = Math.pow(i / 45.0, 2);
            yacht(
                    easel,
                    easel.between(20, 980),
                    396 + near * 200,
                    0.22 + near * 0.9,
                    Easel.mixed(0x7b6c86, 0xfff4e4, near),
                    0);
        }
    }

    private static void spinnakers(Easel easel) {
        sky(easel, Hour.NOON, 400);
        easel.ridge(392, 14, 0.5, 0x6f8f88, 0x5f8078)
                .wash(400, Easel.HEIGHT, Hour.NOON.near, Hour.NOON.deep)
                .ripples(402, Easel.HEIGHT, 500, 700, 0xffffff, 0.3);
        for (int i = 0; i < 13; i++) {
            yacht(
                    easel,
                    40 + i * 76 + easel.between(-20, 20),
                    430 + i % 3 * 26,
                    0.6,
                    0xf5f3ea,
                    any(easel));
        }
        yacht(easel, 210, 590, 1.9, 0xfbf9f1, 0xd9482f);
        yacht(easel, 560, 560, 1.6, 0xf6f4ea, 0x2f7fb8);
        yacht(easel, 800, 620, 2.1, 0xfbf9f1, 0xf0b429);
    }

    private static void buoy(Easel easel) {
        sky(easel, Hour.RAIN, 360);
        easel.ridge(350, 12, 0.5, Hour.RAIN.land, Hour.RAIN.land)
                .wash(360, Easel.HEIGHT, 0x9aa8a8, 0x3d5560)
                .ripples(362, Easel.HEIGHT, 500, 700, 0xe6ecec, 0.35);
        for (int i = 0; i < 22; i++) {
            double near = i / 21.0;
            yacht(
                    easel,
                    470 + easel.between(-270, 270) * (0.6 + near * 0.5),
                    440 + near * 120,
                    0.8 + near * 0.5,
                    i % 4 == 0 ? 0xe4d7b8 : 0xf4f3ee,
                    0);
        }
        easel.shape(0xe2572b, 700, 610, 760, 610, 744, 520, 716, 520)
                .box(706, 556, 48, 18, 0xf3ead8)
                .line(730, 520, 730, 480, 4, 3, 0x2a2f33)
                .shape(0xf0b429, 730, 480, 772, 492, 730, 506)
                .ripples(608, 650, 730, 60, 0xe2572b, 0.5);
    }

    private static void winner(Easel easel) {
        easel.wash(0, 430, 0x3b4a78, 0xf6b36a)
                .glow(330, 400, 420, 0xffd890, 0.8)
                .disc(330, 392, 34, 0xfff2c8, 1)
                .ridge(424, 12, 0.5, 0x5a4a64, 0x4a3f5c)
                .wash(430, Easel.HEIGHT, 0xe3a06a, 0x1d2a48)
                .ripples(432, Easel.HEIGHT, 330, 150, 0xffe3a6, 0.7);
        yacht(easel, 640, 560, 2.4, 0x2a2540, 0);
        SampleArt.person(easel, 610, 542, 0.5, 0x14121f);
        SampleArt.person(easel, 668, 540, 0.46, 0x14121f);
        easel.disc(176, 588, 15, 0x1a1c2a, 1)
                .shape(0x1a1c2a, 150, 606, 168, 584, 190, 590, 204, 606)
                .ripples(604, 628, 178, 40, 0xf6c98a, 0.5);
    }

    private static void ice(Easel easel) {
        easel.wash(0, 330, 0x9fb9cf, 0xf3dfcf).glow(200, 300, 320, 0xffe6c4, 0.7);
        SampleArt.skyline(easel, 0, 1000, 330, 0x566274, 0xffdf9e);
        for (double mast = 620; mast < 960; mast += 84) {
            easel.line(mast, 336, mast, 150, 5, 2, 0x3c4652)
                    .line(mast, 190, mast + 38, 320, 1.2, 1.2, 0x3c4652)
                    .shape(
                            0x7d3a30, mast - 50, 318, mast + 54, 312, mast + 36, 346, mast - 40,
                            346);
        }
        easel.wash(334, Easel.HEIGHT, 0xdbe6ea, 0x8fabbd)
                .ripples(336, Easel.HEIGHT, 500, 800, 0xffffff, 0.5);
        for (int crack = 0; crack < 26; crack++) {
            double x = easel.between(0, 1000);
            double y = easel.between(350, 660);
            easel.line(
                    x,
                    y,
                    x + easel.between(-130, 130),
                    y + easel.between(-10, 18),
                    0.6,
                    1.6,
                    0x7c98ab);
        }
        easel.box(452, 372, 92, 44, 0xb8432f)
                .shape(0xf3ead8, 440, 374, 498, 344, 556, 374)
                .box(464, 384, 68, 16, 0x43261c)
                .glow(498, 392, 80, 0xffd58a, 0.6);
        int[] coats = {0x1d2a3c, 0x6b2430, 0x24463c, 0x3b3150, 0x7a4a22};
        for (int i = 0; i < 34; i++) {
            double near = Math.pow(i / 33.0, 1.8);
            double x = easel.between(30, 970);
            SampleArt.person(easel, x, 380 + near * 270, 0.2 + near * 0.85, coats[i % 5]);
        }
    }
}
