package org.dateline;

import java.awt.geom.Path2D;
import java.util.Map;
import java.util.function.Consumer;

/// The sample paper's pictures that look up, or at lights: kites, lanterns on the river, the night
/// sky, storks on a crane.
final class SampleSkies {
    static final Map<String, Consumer<Easel>> SCENES =
            Map.ofEntries(
                    Map.entry("kites-up", easel -> kites(easel, 46, 0x4f95cc, 0xdcecf2)),
                    Map.entry("kites-whale", SampleSkies::whale),
                    Map.entry("kites-wires", SampleSkies::wires),
                    Map.entry("kites-evening", easel -> kites(easel, 22, 0x4a4f86, 0xf4ac72)),
                    Map.entry("lanterns-steps", easel -> lanterns(easel, 9, 2.6, 480)),
                    Map.entry("lanterns-river", easel -> lanterns(easel, 190, 0.9, 340)),
                    Map.entry("lanterns-quay", SampleSkies::quay),
                    Map.entry("lanterns-back", easel -> lanterns(easel, 34, 1.3, 410)),
                    Map.entry("sky-trails", SampleSkies::trails),
                    Map.entry("sky-galaxy", SampleSkies::galaxy),
                    Map.entry("sky-comet", SampleSkies::comet),
                    Map.entry("sky-moon", SampleSkies::moon),
                    Map.entry("storks", SampleSkies::storks));

    private static final int[] BRIGHT = {
        0xd9382f, 0xf4c22f, 0x2768b0, 0x2f9a72, 0xee7d31, 0x8a3f94, 0xf7f3e8
    };

    private SampleSkies() {}

    private static void kites(Easel easel, int count, int high, int low) {
        easel.wash(0, 540, high, low);
        puffs(easel, 9, low);
        easel.ridge(528, 10, 0.5, Easel.mixed(low, 0x4c6a4a, 0.55), 0x3f5c3c)
                .wash(548, Easel.HEIGHT, Easel.mixed(low, 0x5d7d3e, 0.75), 0x2f4a26);
        for (int i = 0; i < count; i++) {
            double size = easel.between(0.35, 1.7);
            kite(easel, easel.between(40, 960), easel.between(40, 420), size, BRIGHT[i % 7]);
        }
        crowd(easel);
    }

    private static void puffs(Easel easel, int count, int colour) {
        for (int i = 0; i < count; i++) {
            double x = easel.between(0, 1000);
            double y = easel.between(60, 430);
            for (int puff = 0; puff < 12; puff++) {
                easel.glow(
                        x + easel.between(-110, 110),
                        y + easel.between(-12, 12),
                        easel.between(24, 60),
                        Easel.mixed(colour, 0xffffff, 0.6),
                        0.2);
            }
        }
    }

    private static void crowd(Easel easel) {
        for (int i = 0; i < 40; i++) {
            double near = Math.pow(i / 39.0, 2);
            SampleArt.person(
                    easel,
                    easel.between(10, 990),
                    560 + near * 96,
                    0.25 + near * 0.6,
                    Easel.mixed(0x1c2733, BRIGHT[i % 7], 0.25));
        }
    }

    private static void kite(Easel easel, double x, double y, double size, int colour) {
        double lean = easel.between(-0.5, 0.5);
        easel.line(x, y, x + easel.between(-150, 150), 570, 0.7, 0.4, 0x5b6670)
                .shape(
                        colour,
                        x + lean * 20 * size,
                        y - 44 * size,
                        x + 30 * size,
                        y,
                        x - lean * 24 * size,
                        y + 50 * size,
                        x - 30 * size,
                        y)
                .shape(
                        Easel.mixed(colour, 0xffffff, 0.35),
                        x + lean * 20 * size,
                        y - 44 * size,
                        x + 30 * size,
                        y,
                        x,
                        y);
        double tx = x - lean * 24 * size;
        double ty = y + 50 * size;
        for (int knot = 0; knot < 6; knot++) {
            double nx = tx + Math.sin(knot * 1.1 + lean * 4) * 12 * size;
            double ny = ty + 17 * size;
            easel.line(tx, ty, nx, ny, 1.6 * size, 1.6 * size, colour)
                    .shape(
                            BRIGHT[(knot + 3) % 7],
                            nx - 7 * size,
                            ny - 4 * size,
                            nx + 7 * size,
                            ny + 4 * size,
                            nx + 7 * size,
                            ny - 4 * size,
                            nx - 7 * size,
                            ny + 4 * size);
            tx = nx;
            ty = ny;
        }
    }

    private static void whale(Easel easel) {
        easel.wash(0, 540, 0x6aa6cf, 0xe6eff0);
        puffs(easel, 7, 0xffffff);
        easel.wash(540, Easel.HEIGHT, 0x86a05c, 0x3d5a2e);
        Path2D whale = new Path2D.Double();
        whale.moveTo(170, 230);
        whale.curveTo(190, 90, 470, 70, 640, 170);
        whale.curveTo(720, 215, 780, 200, 820, 150);
        whale.curveTo(850, 110, 900, 110, 930, 90);
        whale.curveTo(915, 150, 900, 170, 870, 190);
        whale.curveTo(900, 200, 930, 230, 940, 265);
        whale.curveTo(880, 250, 830, 240, 790, 250);
        whale.curveTo(640, 330, 300, 360, 170, 230);
        whale.closePath();
        easel.fill(whale, 0x2b4a78, 1);
        Path2D belly = new Path2D.Double();
        belly.moveTo(172, 234);
        belly.curveTo(260, 280, 480, 290, 660, 300);
        belly.curveTo(480, 345, 280, 335, 172, 234);
        belly.closePath();
        easel.fill(belly, 0xe8ecee, 1)
                .disc(262, 196, 12, 0xf6f6f2, 1)
                .disc(264, 196, 6, 0x0c1420, 1)
                .shape(0x223c64, 420, 300, 520, 396, 500, 306);
        for (int line = 0; line < 5; line++) {
            easel.line(190 + line * 60, 262 + line * 14, 440 + line * 24, 590, 1.6, 1, 0x38434c);
        }
        crowd(easel);
        for (int line = 0; line < 5; line++) {
            SampleArt.person(easel, 430 + line * 30, 640, 1, 0x1b2530);
        }
    }

    private static void wires(Easel easel) {
        easel.wash(0, 560, 0x78a9cc, 0xe9eee8);
        puffs(easel, 6, 0xffffff);
        SampleArt.skyline(easel, 0, 1000, 560, 0x7c8791, 0xcfd9de);
        easel.wash(560, Easel.HEIGHT, 0x8d8f8c, 0x55585a)
                .box(0, 604, 1000, 4, 0x34383c)
                .box(0, 640, 1000, 5, 0x2c3034);
        SampleArt.tram(easel, 80, 604);
        for (double pole : new double[] {60, 500, 940}) {
            easel.line(pole, 610, pole, 220, 9, 6, 0x3a4248)
                    .line(pole, 250, pole + 60, 270, 4, 3, 0x3a4248);
        }
        easel.line(0, 300, 1000, 300, 2.4, 2.4, 0x2b3136)
                .line(0, 330, 1000, 330, 2.4, 2.4, 0x2b3136);
        Path2D dragon = new Path2D.Double();
        dragon.moveTo(560, 250);
        dragon.curveTo(640, 180, 700, 330, 760, 290);
        dragon.curveTo(810, 250, 830, 330, 800, 420);
        dragon.curveTo(790, 350, 760, 350, 730, 350);
        dragon.curveTo(660, 370, 620, 270, 560, 300);
        dragon.closePath();
        easel.fill(dragon, 0xc9302a, 1)
                .shape(0xf4c22f, 640, 240, 690, 170, 700, 270)
                .shape(0xf4c22f, 690, 270, 750, 200, 752, 300)
                .disc(566, 272, 34, 0xd9382f, 1)
                .shape(0xf4c22f, 540, 246, 528, 206, 562, 240)
                .shape(0xf4c22f, 574, 240, 588, 204, 594, 250)
                .disc(556, 266, 8, 0xffffff, 1)
                .disc(555, 267, 4, 0x101418, 1);
        for (int i = 0; i < 12; i++) {
            SampleArt.person(
                    easel, 480 + i * 42, 650, 0.6, Easel.mixed(0x1c2733, BRIGHT[i % 7], 0.3));
        }
    }

    private static void river(Easel easel, double horizon) {
        easel.wash(0, horizon, 0x070b1c, 0x2b2c4c).stars(150, horizon - 40);
        SampleArt.skyline(easel, 0, 1000, horizon, 0x0d1224, 0xf2b45e);
        easel.wash(horizon, Easel.HEIGHT, 0x1b2340, 0x05070f)
                .ripples(horizon + 2, Easel.HEIGHT, 500, 700, 0x6f6a86, 0.2);
    }

    /// @param size of those in front
    private static void lanterns(Easel easel, int count, double size, double from) {
        river(easel, 280);
        for (int i = 0; i < count; i++) {
            double near = Math.pow((i + 0.5) / count, 1.6);
            double width = 90 + 420 * near;
            lantern(
                    easel,
                    520 - 130 * Math.sin(near * 3) + easel.between(-width, width),
                    from - 20 + near * (640 - from),
                    size * (0.16 + 0.84 * near));
        }
    }

    private static void lantern(Easel easel, double x, double y, double size) {
        easel.ripples(y, y + 70 * size, x, 16 * size, 0xffb75a, 0.5)
                .glow(x, y - 22 * size, 80 * size, 0xffab4a, 0.55)
                .shape(
                        0xffcf86,
                        x - 17 * size,
                        y - 44 * size,
                        x + 17 * size,
                        y - 44 * size,
                        x + 14 * size,
                        y,
                        x - 14 * size,
                        y)
                .glow(x, y - 16 * size, 22 * size, 0xfff6d0, 0.9)
                .box(x - 20 * size, y - 1.5 * size, 40 * size, 4 * size, 0x4a2c18);
        for (int word = 0; word < 3; word++) {
            easel.box(
                    x - 9 * size,
                    y - (36 - word * 6) * size,
                    easel.between(9, 18) * size,
                    1.3 * size,
                    0xa5642c);
        }
    }

    private static void quay(Easel easel) {
        river(easel, 300);
        for (int i = 0; i < 60; i++) {
            double near = i / 59.0;
            lantern(easel, easel.between(0, 1000), 320 + near * 170, 0.15 + near * 0.5);
        }
        easel.wash(540, Easel.HEIGHT, 0x15131c, 0x07060b).box(0, 534, 1000, 8, 0x2b2530);
        for (int i = 0; i < 13; i++) {
            double x = 40 + i * 76 + easel.between(-20, 20);
            double size = i % 4 == 2 ? 0.95 : easel.between(1.5, 1.9);
            SampleArt.person(easel, x, 640, size, 0x0b0910);
            if (i % 3 == 0) {
                lantern(easel, x + 30 * size, 560, 0.7);
            }
        }
    }

    private static void headland(Easel easel) {
        easel.ridge(560, 46, 0.5, 0x05080f, 0x020307);
    }

    private static void trails(Easel easel) {
        easel.wash(0, Easel.HEIGHT, 0x060b1e, 0x24324c);
        for (int i = 0; i < 420; i++) {
            double radius = Math.sqrt(easel.between(0.0005, 1)) * 900;
            double from = easel.between(0, 2 * Math.PI);
            int colour = Easel.mixed(0x9fb8ff, 0xffe0b4, easel.between(0, 1));
            double bright = easel.between(0.15, 0.8);
            int steps = 3 + (int) (radius / 22);
            for (int step = 0; step < steps; step++) {
                double a = from + 0.6 * step / steps;
                double b = from + 0.6 * (step + 1) / steps;
                easel.line(
                        600 + radius * Math.cos(a),
                        220 + radius * Math.sin(a),
                        600 + radius * Math.cos(b),
                        220 + radius * Math.sin(b),
                        1.1,
                        1.1,
                        Easel.mixed(0x121c34, colour, bright));
            }
        }
        easel.disc(600, 220, 2, 0xffffff, 1);
        headland(easel);
        easel.box(240, 500, 70, 50, 0x05070c)
                .shape(0x05070c, 232, 502, 275, 470, 318, 502)
                .box(262, 520, 12, 14, 0xc4352a);
    }

    private static void galaxy(Easel easel) {
        easel.wash(0, Easel.HEIGHT, 0x03060f, 0x1c2c44);
        for (int i = 0; i < 70; i++) {
            double along = easel.between(0, 1);
            easel.glow(
                    120 + along * 760 + easel.between(-60, 60),
                    600 - along * 640 + easel.between(-60, 60),
                    easel.between(50, 150),
                    Easel.mixed(0x8f9fd8, 0xe6b8a0, easel.between(0, 1)),
                    0.09);
        }
        for (int i = 0; i < 3_400; i++) {
            double along = easel.between(-0.1, 1.1);
            double off = (easel.between(-1, 1) + easel.between(-1, 1) + easel.between(-1, 1)) * 62;
            easel.disc(
                    120 + along * 760 + off,
                    600 - along * 640 + off * 0.8,
                    easel.between(0.3, 1.2),
                    0xf2efff,
                    easel.between(0.05, 0.7));
        }
        easel.stars(700, 600);
        headland(easel);
        for (int i = 0; i < 9; i++) {
            double x = 110 + i * 92 + easel.between(-20, 20);
            easel.line(x, 634, x + 46, 630, 12, 9, 0x010204)
                    .disc(x + 52, 628, 6, 0x010204, 1)
                    .glow(x + 20, 622, 26, 0xd23a2c, 0.5);
        }
    }

    private static void comet(Easel easel) {
        easel.wash(0, Easel.HEIGHT, 0x081430, 0x4a6280).stars(520, 560);
        for (int i = 0; i < 240; i++) {
            double along = Math.pow(easel.between(0, 1), 1.4);
            double spread = along * 90;
            easel.glow(
                    360 + along * 420 + easel.between(-spread, spread) * 0.5,
                    330 - along * 270 + easel.between(-spread, spread) * 0.7,
                    8 + along * 44,
                    0xcfe2ff,
                    0.12 * (1 - along * 0.8));
        }
        easel.glow(360, 330, 46, 0xe8f4ff, 1).disc(360, 330, 6, 0xffffff, 1);
        easel.wash(520, 560, 0x2f435c, 0x1a2940);
        headland(easel);
        SampleArt.person(easel, 660, 604, 0.9, 0x010204);
        easel.line(700, 606, 716, 548, 3, 3, 0x010204)
                .line(732, 606, 716, 548, 3, 3, 0x010204)
                .line(716, 606, 716, 548, 3, 3, 0x010204)
                .line(700, 556, 744, 528, 12, 16, 0x010204);
    }

    private static void moon(Easel easel) {
        easel.wash(0, Easel.HEIGHT, 0x04070f, 0x141c2c).stars(360, 560);
        for (int phase = 0; phase < 7; phase++) {
            double x = 120 + phase * 127;
            double y = 300 - Math.sin(phase / 6.0 * Math.PI) * 170;
            double shadow = Math.abs(phase - 3) / 3.0;
            int face = Easel.mixed(0xb0512e, 0xf6f0dc, shadow);
            easel.glow(x, y, 90, face, 0.35).disc(x, y, 36, face, 1);
            for (int sea = 0; sea < 6; sea++) {
                easel.disc(
                        x + easel.between(-18, 18),
                        y + easel.between(-18, 18),
                        easel.between(3, 9),
                        Easel.mixed(face, 0x3a302c, 0.5),
                        0.35);
            }
        }
        easel.wash(470, 560, 0x0c1626, 0x101c2e).ripples(474, 600, 500, 120, 0xd07a52, 0.5);
        headland(easel);
    }

    private static void storks(Easel easel) {
        easel.wash(0, Easel.HEIGHT, 0x8fb4cf, 0xf2e2cc).glow(820, 560, 420, 0xffe4b8, 0.8);
        SampleArt.crane(easel, 700, 700, 0.9, 0x93a3ac);
        SampleArt.crane(easel, 880, 690, 0.7, 0xa8b3b6);
        easel.line(-20, 560, 1020, 470, 34, 26, 0xc24b32)
                .line(-20, 640, 1020, 530, 20, 16, 0xa23e2a);
        for (double x = 0; x < 1000; x += 70) {
            easel.line(x, 556 - x * 0.087, x + 35, 634 - x * 0.106, 7, 7, 0xb04530)
                    .line(x + 35, 634 - x * 0.106, x + 70, 550 - x * 0.087, 7, 7, 0xb04530);
        }
        for (int twig = 0; twig < 320; twig++) {
            double x = 410 + easel.between(-120, 120);
            double y = 510 - easel.between(0, 62) * (1 - Math.pow((x - 410) / 150, 2));
            easel.line(
                    x,
                    y,
                    x + easel.between(-46, 46),
                    y + easel.between(-9, 9),
                    3,
                    1.2,
                    Easel.mixed(0x5d4630, 0xb99a6a, easel.between(0, 1)));
        }
        easel.line(330, 484, 470, 494, 6, 5, 0xe9e22f);
        stork(easel, 360, 446, 1);
        stork(easel, 476, 440, -1);
    }

    /// @param facing 1 looks right
    private static void stork(Easel easel, double x, double y, int facing) {
        int bill = 0xd2452c;
        Path2D body = new Path2D.Double();
        body.moveTo(x + facing * 44, y - 86);
        body.curveTo(x + facing * 30, y - 40, x - facing * 60, y - 70, x - facing * 88, y - 20);
        body.curveTo(x - facing * 40, y + 2, x + facing * 30, y, x + facing * 48, y - 44);
        body.closePath();
        easel.line(x - 6, y - 10, x - 6, y + 44, 5, 4, bill)
                .line(x + 10, y - 10, x + 12, y + 44, 5, 4, bill)
                .fill(body, 0xfbfaf4, 1)
                .shape(
                        0x15181c,
                        x - facing * 10,
                        y - 34,
                        x - facing * 96,
                        y - 12,
                        x - facing * 40,
                        y - 4)
                .line(x + facing * 40, y - 56, x + facing * 52, y - 140, 22, 13, 0xfbfaf4)
                .disc(x + facing * 54, y - 146, 15, 0xfbfaf4, 1)
                .line(x + facing * 64, y - 146, x + facing * 136, y - 128, 9, 1.5, bill)
                .disc(x + facing * 58, y - 149, 2.6, 0x101010, 1);
    }
}
