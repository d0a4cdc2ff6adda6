package org.dateline;

import java.util.Map;
import java.util.function.Consumer;

/// The sample paper's pictures on dry land: a pear tree in its seasons, a painted street in every
/// weather, turbines on the sea wall.
final class SampleStreets {
    static final Map<String, Consumer<Easel>> SCENES =
            Map.ofEntries(
                    Map.entry("pear-winter", easel -> pear(easel, Season.WINTER)),
                    Map.entry("pear-spring", easel -> pear(easel, Season.SPRING)),
                    Map.entry("pear-summer", easel -> pear(easel, Season.SUMMER)),
                    Map.entry("pear-autumn", easel -> pear(easel, Season.AUTUMN)),
                    Map.entry("row-sun", easel -> row(easel, Weather.SUN)),
                    Map.entry("row-rain", easel -> row(easel, Weather.RAIN)),
                    Map.entry("row-snow", easel -> row(easel, Weather.SNOW)),
                    Map.entry("row-night", easel -> row(easel, Weather.NIGHT)),
                    Map.entry("turbines", SampleStreets::turbines));

    private static final int[] PAINTS = {
        0xd88c74, 0xe9c46a, 0x7fa98a, 0x1f5fd0, 0xe7dcc6, 0xb5656b, 0x86a8b8, 0xd9a05b, 0x9b86a8
    };

    private SampleStreets() {}

    /// What a year does to a yard.
    private enum Season {
        WINTER(0x9aa9b8, 0xdfe4e6, 0xe9eef0, 0, 0xf4f7f8),
        SPRING(0x8fbbd4, 0xe9eee6, 0x86a660, 2_400, 0xfbf1f2),
        SUMMER(0x6aa7cf, 0xd9e8e4, 0x5d8a3e, 3_000, 0x4f8636),
        AUTUMN(0xa7a9b0, 0xf0dcc0, 0x8f8448, 1_500, 0xd8852c);

        private final int high;
        private final int low;
        private final int ground;
        private final int leaves;
        private final int leaf;

        Season(int high, int low, int ground, int leaves, int leaf) {
            this.high = high;
            this.low = low;
            this.ground = ground;
            this.leaves = leaves;
            this.leaf = leaf;
        }
    }

    private static void pear(Easel easel, Season season) {
        easel.wash(0, 430, season.high, season.low);
        easel.box(0, 250, 1000, 240, Easel.mixed(0xa8624a, season.low, 0.25));
        for (int course = 0; course < 15; course++) {
            double shift = course % 2 * 22;
            for (double x = -shift; x < 1000; x += 44) {
                easel.box(
                        x + 1,
                        251 + course * 16,
                        42,
                        14,
                        Easel.mixed(
                                Easel.mixed(0xa8624a, season.low, 0.2),
                                0x7a4234,
                                easel.between(0, 0.5)));
            }
        }
        for (double window : new double[] {90, 770}) {
            easel.box(window, 290, 120, 130, 0xefe9dc)
                    .box(window + 8, 298, 50, 114, 0x3a4a58)
                    .box(window + 62, 298, 50, 114, 0x3a4a58)
                    .box(window - 6, 420, 132, 9, 0xe2dccd);
        }
        easel.wash(486, Easel.HEIGHT, season.ground, Easel.mixed(season.ground, 0x202a18, 0.35));
        branch(easel, season, 500, 600, -Math.PI / 2, 118, 30, 0);
        leaves(easel, season);
        ground(easel, season);
        sill(easel);
    }

    private static void branch(
            Easel easel,
            Season season,
            double x,
            double y,
            double angle,
            double length,
            double thick,
            int depth) {
        double toX = x + Math.cos(angle) * length;
        double toY = y + Math.sin(angle) * length;
        easel.line(x, y, toX, toY, thick, thick * 0.68, 0x3f332b);
        if (season == Season.WINTER && Math.abs(Math.cos(angle)) > 0.3) {
            easel.line(
                    x,
                    y - thick * 0.5,
                    toX,
                    toY - thick * 0.36,
                    thick * 0.4,
                    thick * 0.3,
                    0xf6f8f9);
        }
        if (depth == 7) {
            return;
        }
        int children = depth < 2 ? 3 : 2;
        for (int child = 0; child < children; child++) {
            double lean = (child - (children - 1) / 2.0) * 0.62 + easel.between(-0.2, 0.2);
            branch(
                    easel,
                    season,
                    toX,
                    toY,
                    angle + lean,
                    length * easel.between(0.66, 0.86),
                    thick * 0.64,
                    depth + 1);
        }
    }

    private static void leaves(Easel easel, Season season) {
        for (int i = 0; i < season.leaves; i++) {
            double turn = easel.between(0, 2 * Math.PI);
            double out = Math.sqrt(easel.between(0, 1));
            double x = 500 + Math.cos(turn) * out * 340;
            double y = 270 + Math.sin(turn) * out * 215;
            boolean bare = season == Season.SPRING && y < 200 && easel.between(0, 1) < 0.75;
            if (!bare) {
                int light = Easel.mixed(0xffffff, 0xf4d24a, season == Season.AUTUMN ? 1 : 0);
                int colour =
                        Easel.mixed(
                                Easel.mixed(
                                        season.leaf, 0x2c4020, season == Season.SPRING ? 0 : 0.4),
                                light,
                                easel.between(0, season == Season.SUMMER ? 0.3 : 0.6));
                easel.disc(x, y, easel.between(3, 9), colour, 0.85);
            }
        }
        if (season == Season.SUMMER || season == Season.AUTUMN) {
            for (int i = 0; i < 34; i++) {
                double x = 500 + easel.between(-270, 270);
                double y = 290 + easel.between(-140, 140);
                easel.disc(x, y, 6, 0xc9b23a, 1).disc(x, y + 7, 8.5, 0xc9b23a, 1);
            }
        }
    }

    private static void ground(Easel easel, Season season) {
        switch (season) {
            case WINTER -> {
                for (int flake = 0; flake < 420; flake++) {
                    easel.disc(
                            easel.between(0, 1000),
                            easel.between(0, 620),
                            easel.between(0.8, 3.6),
                            0xffffff,
                            easel.between(0.4, 0.95));
                }
            }
            case SPRING, AUTUMN -> {
                for (int i = 0; i < 520; i++) {
                    easel.disc(
                            500 + easel.between(-420, 420),
                            easel.between(540, 630),
                            easel.between(1.5, 5),
                            Easel.mixed(season.leaf, 0x8a4a20, easel.between(0, 0.4)),
                            0.8);
                }
            }
            case SUMMER -> cat(easel, 640, 596);
        }
    }

    private static void cat(Easel easel, double x, double y) {
        easel.disc(x, y, 20, 0x23201f, 1)
                .disc(x + 2, y - 26, 12, 0x23201f, 1)
                .shape(0x23201f, x - 8, y - 32, x - 6, y - 46, x + 1, y - 36)
                .shape(0x23201f, x + 4, y - 36, x + 11, y - 46, x + 12, y - 31)
                .line(x + 14, y + 14, x + 60, y + 4, 8, 5, 0x23201f);
    }

    private static void sill(Easel easel) {
        easel.box(0, 0, 34, Easel.HEIGHT, 0xe9e3d5)
                .box(966, 0, 34, Easel.HEIGHT, 0xd9d2c2)
                .box(0, 632, 1000, 40, 0xf1ece0)
                .box(0, 628, 1000, 5, 0xb9b2a2)
                .box(34, 0, 5, 632, 0x8f897c)
                .box(961, 0, 5, 632, 0x8f897c);
    }

    /// What falls on a street.
    private enum Weather {
        SUN(0x3f86c4, 0xcfe3ee, 0xc9bda6, 0),
        RAIN(0x5f6a72, 0xaeb5b6, 0x59626a, 0.22),
        SNOW(0xa9b3bd, 0xe4e8ea, 0xeef2f4, 0.1),
        NIGHT(0x060b1a, 0x1c2440, 0x191d2c, 0.62);

        private final int high;
        private final int low;
        private final int street;
        private final double dull;

        Weather(int high, int low, int street, double dull) {
            this.high = high;
            this.low = low;
            this.street = street;
            this.dull = dull;
        }

        private int seen(int colour) {
            return Easel.mixed(colour, Easel.mixed(high, 0x202830, 0.4), dull);
        }
    }

    private static void row(Easel easel, Weather weather) {
        easel.wash(0, 520, weather.high, weather.low);
        if (weather == Weather.NIGHT) {
            easel.stars(160, 200);
        }
        easel.wash(520, Easel.HEIGHT, weather.street, Easel.mixed(weather.street, 0x101418, 0.35));
        for (int number = 0; number < 9; number++) {
            terrace(easel, weather, number * 112 - 4, PAINTS[number]);
        }
        easel.box(0, 518, 1000, 7, weather.seen(0x8d857a));
        switch (weather) {
            case SUN -> SampleArt.person(easel, 610, 620, 1.1, 0x27303c);
            case RAIN -> wet(easel, weather);
            case SNOW -> snow(easel);
            case NIGHT -> {
                for (int lamp = 0; lamp < 3; lamp++) {
                    double x = 180 + lamp * 330;
                    easel.line(x, 600, x, 380, 6, 4, 0x0c0f18)
                            .glow(x, 378, 190, 0xffcb7a, 0.6)
                            .disc(x, 376, 9, 0xfff0cc, 1)
                            .ripples(600, Easel.HEIGHT, x, 60, 0xffcb7a, 0.4);
                }
            }
        }
    }

    private static void terrace(Easel easel, Weather weather, double x, int paint) {
        int wall = weather.seen(paint);
        int trim = weather.seen(0xf7f3ea);
        int roof = weather == Weather.SNOW ? 0xf4f7f8 : weather.seen(0x4f4a52);
        easel.shape(roof, x - 2, 232, x + 56, 160, x + 114, 232)
                .box(x + 78, 150, 18, 60, weather.seen(0x8a4a3a))
                .box(x, 230, 112, 290, wall)
                .box(x, 230, 112, 6, trim)
                .box(x + 109, 230, 3, 290, Easel.mixed(wall, 0x000000, 0.25));
        for (int floor = 0; floor < 2; floor++) {
            for (int side = 0; side < 2; side++) {
                double wx = x + 16 + side * 48;
                double wy = 256 + floor * 88;
                boolean lit = weather == Weather.NIGHT && easel.between(0, 1) < 0.55;
                easel.box(wx - 4, wy - 4, 38, 60, trim)
                        .box(wx, wy, 30, 52, lit ? 0xffd184 : weather.seen(0x40505e))
                        .box(wx + 14, wy, 2, 52, trim)
                        .box(wx, wy + 25, 30, 2, trim)
                        .box(wx - 7, wy + 56, 44, 5, trim);
            }
        }
        easel.box(x + 62, 436, 36, 84, weather.seen(Easel.mixed(paint, 0x1c2430, 0.6)))
                .box(x + 66, 440, 28, 16, weather == Weather.NIGHT ? 0xffd184 : trim)
                .box(x + 14, 442, 34, 44, trim)
                .box(x + 18, 446, 26, 36, weather.seen(0x40505e))
                .disc(x + 93, 482, 2, 0xe9c860, 1);
    }

    private static void wet(Easel easel, Weather weather) {
        for (int number = 0; number < 9; number++) {
            easel.ripples(
                    524, Easel.HEIGHT, number * 112 + 52, 66, weather.seen(PAINTS[number]), 0.85);
        }
        for (int drop = 0; drop < 380; drop++) {
            double x = easel.between(-20, 1040);
            double y = easel.between(-20, Easel.HEIGHT);
            double length = easel.between(10, 26);
            easel.line(x, y, x - length * 0.22, y + length, 0.4, 0.9, 0xc9d2d5);
        }
        SampleArt.person(easel, 380, 630, 1.2, 0x1a2028);
        easel.shape(0xc23a2e, 316, 520, 340, 488, 380, 474, 420, 488, 444, 520)
                .line(380, 476, 386, 570, 3, 3, 0x1a2028);
    }

    private static void snow(Easel easel) {
        for (int flake = 0; flake < 620; flake++) {
            easel.disc(
                    easel.between(0, 1000),
                    easel.between(0, Easel.HEIGHT),
                    easel.between(0.8, 3.8),
                    0xffffff,
                    easel.between(0.5, 1));
        }
        SampleArt.person(easel, 700, 626, 0.8, 0x8a2f2a);
        SampleArt.person(easel, 752, 628, 0.7, 0x2b4a78);
        easel.disc(820, 606, 24, 0xfafcfc, 1)
                .disc(820, 574, 16, 0xfafcfc, 1)
                .disc(815, 570, 2, 0x16181c, 1)
                .disc(825, 570, 2, 0x16181c, 1)
                .line(820, 576, 838, 579, 5, 1, 0xe2802c);
    }

    private static void turbines(Easel easel) {
        easel.wash(0, 470, 0x6f9fc0, 0xf2dcc4).glow(160, 430, 420, 0xffe2b2, 0.8);
        easel.ridge(466, 8, 0.5, 0x8a9c98, 0x6f8a74).wash(474, Easel.HEIGHT, 0xa9aa78, 0x45582f);
        for (int reed = 0; reed < 900; reed++) {
            double near = Math.sqrt(easel.between(0, 1));
            double x = easel.between(0, 1000);
            double y = 480 + near * 190;
            easel.line(
                    x,
                    y,
                    x + easel.between(0, 10) * near,
                    y - 10 - 34 * near,
                    1 + near,
                    0.4,
                    Easel.mixed(0xc9b070, 0x3f5a2c, easel.between(0, 1)));
        }
        for (int i = 5; i >= 0; i--) {
            turbine(easel, 150 + i * 150, 484 + (5 - i) * 9, 1.35 - i * 0.17);
        }
        easel.wash(560, 566, 0xdfe6e4, 0x9ab0b8).ripples(560, 600, 500, 700, 0xdfe9ee, 0.5);
    }

    private static void turbine(Easel easel, double x, double base, double size) {
        double hub = base - 270 * size;
        easel.line(x, base, x, hub, 13 * size, 6 * size, 0xeef1f0);
        double turn = easel.between(0, 2);
        for (int blade = 0; blade < 3; blade++) {
            double angle = turn + blade * 2 * Math.PI / 3;
            easel.line(
                    x,
                    hub,
                    x + Math.cos(angle) * 128 * size,
                    hub + Math.sin(angle) * 128 * size,
                    9 * size,
                    1.5 * size,
                    0xf8faf9);
        }
        easel.disc(x, hub, 7 * size, 0xd5dbda, 1);
    }
}
