package org.dateline;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The sample paper's photographs, which nobody took: views of an invented city, painted when they
/// are asked for.
final class SampleArt {
    private static final Map<String, Consumer<Easel>> SCENES =
            Map.ofEntries(
                    Map.entry("ferry", easel -> ferry(easel, 0)),
                    Map.entry("shipyard", SampleArt::shipyard),
                    Map.entry("pass", SampleArt::pass),
                    Map.entry("doorways", SampleArt::doorways),
                    Map.entry("floodlights", SampleArt::floodlights),
                    Map.entry("weir", SampleArt::weir),
                    Map.entry("bridge", SampleArt::bridge),
                    Map.entry("foghorn", SampleArt::foghorn),
                    Map.entry("islands", SampleArt::islands),
                    Map.entry("glow-dusk", easel -> glow(easel, 0, 0)),
                    Map.entry("glow-night", easel -> glow(easel, 0.5, 0)),
                    Map.entry("glow-evening", easel -> glow(easel, 0.25, 0)),
                    Map.entry("glow-late", easel -> glow(easel, 1, 0)));

    private static final List<Map<String, Consumer<Easel>>> ALL =
            List.of(SCENES, SampleShores.SCENES, SampleSkies.SCENES, SampleStreets.SCENES);

    private SampleArt() {}

    /// @param name of a scene
    /// @param width in pixels; two thirds of it are the height
    static BufferedImage paint(String name, int width) {
        Consumer<Easel> scene =
                ALL.stream()
                        .flatMap(scenes -> Optional.ofNullable(scenes.get(name)).stream())
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "The sample has no scene “" + name + "”."));
        return painted(name, width, scene);
    }

    /// A frame of one of the sample's two films.
    ///
    /// @param name `ferry` or `glow`
    /// @param second since it began
    static BufferedImage frame(String name, int width, double second) {
        return switch (name) {
            case "ferry" -> painted(name, width, easel -> ferry(easel, second));
            case "glow" -> painted(name, width, easel -> glow(easel, 0.8, second));
            default -> throw new IllegalStateException("The sample has no film “" + name + "”.");
        };
    }

    private static BufferedImage painted(String name, int width, Consumer<Easel> scene) {
        Easel easel = new Easel(width, name.hashCode());
        scene.accept(easel);
        return easel.finished();
    }

    /// @param second since it cast off
    private static void ferry(Easel easel, double second) {
        easel.wash(0, 330, 0x24375c, 0xe58f5c)
                .wash(330, 400, 0xe58f5c, 0xf6c886)
                .disc(690, 362, 36, 0xfff0c4, 1)
                .glow(690, 362, 320, 0xffc37a, 0.55)
                .ridge(372, 16, 0.5, 0x6b5064, 0x55405c)
                .ridge(390, 9, 0.55, 0x463a55, 0x3a3350);
        skyline(easel, 0, 330, 398, 0x2e2b47, 0xf8d08a);
        easel.wash(400, Easel.HEIGHT, 0xd98e63, 0x18233f)
                .ripples(402, Easel.HEIGHT, 690, 110, 0xffe0a4, 0.75)
                .ripples(404, Easel.HEIGHT, 500, 700, 0x141d38, 0.16);
        boat(easel, 815 - 9 * second, 414, 0.28);
        boat(easel, 300 + 14 * second, 486 + Math.sin(second * 1.3), 1.0);
    }

    static void boat(Easel easel, double x, double y, double size) {
        int hull = 0x151b30;
        easel.shape(
                hull,
                x,
                y - 44 * size,
                x + 340 * size,
                y - 44 * size,
                x + 368 * size,
                y - 62 * size,
                x + 334 * size,
                y,
                x + 28 * size,
                y,
                x - 26 * size,
                y - 62 * size);
        easel.box(x + 34 * size, y - 92 * size, 268 * size, 50 * size, 0x1d2540)
                .box(x + 70 * size, y - 124 * size, 178 * size, 34 * size, 0x232c49)
                .box(x + 118 * size, y - 154 * size, 74 * size, 32 * size, 0x1d2540)
                .line(
                        x + 154 * size,
                        y - 154 * size,
                        x + 154 * size,
                        y - 206 * size,
                        3 * size,
                        1.4 * size,
                        hull)
                .box(x + 206 * size, y - 160 * size, 20 * size, 40 * size, 0x8c4a3c);
        for (int i = 0; i < 12; i++) {
            easel.box(x + (46 + i * 21) * size, y - 78 * size, 12 * size, 13 * size, 0xffdf9a);
        }
        for (int i = 0; i < 8; i++) {
            easel.box(x + (80 + i * 20) * size, y - 114 * size, 12 * size, 12 * size, 0xffe8b4);
        }
        easel.glow(x + 170 * size, y - 80 * size, 260 * size, 0xffd48a, 0.28)
                .ripples(y + 2, y + 120 * size, x + 165 * size, 130 * size, 0xffd48a, 0.55)
                .ripples(y + 1, y + 60 * size, x + 165 * size, 210 * size, 0x10162a, 0.45);
    }

    static void skyline(Easel easel, double from, double to, double base, int wall, int light) {
        for (double x = from; x < to; ) {
            double width = easel.between(9, 26);
            double height = easel.between(8, 46);
            easel.box(x, base - height, width + 1, height + 2, wall);
            if (easel.between(0, 1) < 0.25) {
                easel.shape(
                        wall,
                        x,
                        base - height,
                        x + width / 2,
                        base - height - width,
                        x + width,
                        base - height);
            }
            for (double y = base - height + 5; y < base - 5; y += 7) {
                for (double window = x + 3; window < x + width - 3; window += 5) {
                    if (easel.between(0, 1) < 0.3) {
                        easel.box(window, y, 2, 2.6, light);
                    }
                }
            }
            x += width;
        }
    }

    private static void shipyard(Easel easel) {
        easel.wash(0, 470, 0x9db7bd, 0xf3dcc0)
                .glow(180, 420, 420, 0xffe9c8, 0.8)
                .ridge(452, 14, 0.5, 0xa9b3b0, 0x98a6a8);
        crane(easel, 640, 470, 1.1, 0x7d8b92);
        crane(easel, 850, 470, 0.8, 0x93a0a4);
        easel.mist(380, 500, 0xf1e2d0, 0.75);
        crane(easel, 410, 520, 1.5, 0x3d4c58);
        easel.wash(520, Easel.HEIGHT, 0xb9bdb4, 0x3d5360);
        easel.shape(0xb4472f, 60, 430, 560, 430, 700, 372, 640, 540, 130, 540)
                .shape(0xe9e4d6, 56, 408, 620, 408, 712, 364, 702, 384, 560, 432, 60, 432)
                .shape(0x2c3a46, 140, 506, 652, 506, 640, 540, 130, 540)
                .box(150, 352, 270, 58, 0xf1ece0)
                .box(190, 312, 170, 42, 0xe4dccb)
                .box(236, 284, 70, 30, 0xf1ece0);
        for (int i = 0; i < 11; i++) {
            easel.box(164 + i * 23, 368, 13, 16, 0x536672);
        }
        for (int x = 110; x < 700; x += 38) {
            easel.line(x, 548, x + easel.between(-14, 14), 420, 2.4, 2.4, 0x54616a);
        }
        for (int y = 450; y < 545; y += 26) {
            easel.line(96, y, 690, y - 8, 2, 2, 0x5f6d75);
        }
        easel.ripples(546, Easel.HEIGHT, 380, 420, 0xb4472f, 0.3)
                .ripples(560, Easel.HEIGHT, 500, 800, 0x233845, 0.25)
                .ripples(548, Easel.HEIGHT, 200, 300, 0xf7ead6, 0.4);
    }

    static void crane(Easel easel, double x, double base, double size, int colour) {
        double top = base - 300 * size;
        easel.line(x - 34 * size, base, x - 8 * size, top, 8 * size, 5 * size, colour)
                .line(x + 34 * size, base, x + 8 * size, top, 8 * size, 5 * size, colour)
                .line(
                        x - 90 * size,
                        top + 12 * size,
                        x + 210 * size,
                        top - 34 * size,
                        9 * size,
                        4 * size,
                        colour)
                .line(x, top - 62 * size, x + 190 * size, top - 30 * size, 1.6, 1.6, colour)
                .line(x, top - 62 * size, x - 86 * size, top + 10 * size, 1.6, 1.6, colour)
                .line(x, top, x, top - 64 * size, 7 * size, 4 * size, colour)
                .box(x - 92 * size, top + 6 * size, 34 * size, 26 * size, colour)
                .line(
                        x + 170 * size,
                        top - 28 * size,
                        x + 170 * size,
                        top + 120 * size,
                        1.4,
                        1.4,
                        colour)
                .box(x - 12 * size, top + 6 * size, 24 * size, 26 * size, colour);
        for (double y = base - 30 * size; y > top + 40 * size; y -= 46 * size) {
            double half = 34 * size * (y - top) / (base - top) + 6 * size;
            easel.line(x - half, y, x + half * 0.8, y - 40 * size, 3, 3, colour);
        }
    }

    private static void pass(Easel easel) {
        easel.wash(0, 420, 0x4f86b8, 0xdcebf2)
                .ridge(190, 150, 0.6, 0xfbfdfe, 0x86a6bf)
                .mist(220, 360, 0xe9f2f6, 0.5)
                .ridge(320, 96, 0.6, 0xe8f0f5, 0x5f829d)
                .ridge(410, 54, 0.58, 0x9db7c8, 0x42647d)
                .mist(390, 500, 0xe5eef3, 0.55)
                .ridge(488, 26, 0.52, 0x6b8596, 0x2f4654);
        road(easel);
        for (int i = 0; i < 130; i++) {
            double near = Math.sqrt(easel.between(0, 1));
            fir(easel, easel.between(0, 1000), 500 + near * 166, 12 + near * 44);
        }
        lorry(easel, 462, 560, 1);
        lorry(easel, 606, 526, 0.55);
    }

    private static void road(Easel easel) {
        Path2D road = new Path2D.Double();
        road.moveTo(330, Easel.HEIGHT);
        road.curveTo(430, 600, 200, 575, 470, 556);
        road.curveTo(690, 540, 640, 520, 560, 508);
        road.curveTo(520, 500, 560, 492, 590, 484);
        road.lineTo(598, 484);
        road.curveTo(574, 494, 556, 498, 590, 506);
        road.curveTo(720, 520, 760, 552, 520, 574);
        road.curveTo(360, 590, 560, 600, 520, Easel.HEIGHT);
        road.closePath();
        easel.fill(road, 0xdfe5e4, 0.92);
    }

    private static void fir(Easel easel, double x, double y, double height) {
        if (x > 250 && x < 740 && y > 500) {
            return; // the road stays clear
        }
        int green = Easel.mixed(0x26404a, 0x172b30, (y - 500) / 166);
        for (int tier = 0; tier < 3; tier++) {
            double half = height * (0.16 + 0.07 * tier);
            double top = y - height + tier * height * 0.24;
            easel.shape(
                    green, x, top, x + half, top + height * 0.42, x - half, top + height * 0.42);
        }
        easel.shape(
                0xe6eef1,
                x,
                y - height,
                x + height * 0.07,
                y - height * 0.82,
                x - height * 0.09,
                y - height * 0.8);
    }

    private static void lorry(Easel easel, double x, double y, double size) {
        easel.box(x, y - 34 * size, 66 * size, 30 * size, 0xb23a2c)
                .box(x + 68 * size, y - 27 * size, 20 * size, 23 * size, 0x2b3440)
                .box(x + 74 * size, y - 23 * size, 11 * size, 9 * size, 0xcfe2ec)
                .disc(x + 13 * size, y - 3 * size, 5.5 * size, 0x15191f, 1)
                .disc(x + 52 * size, y - 3 * size, 5.5 * size, 0x15191f, 1)
                .disc(x + 78 * size, y - 3 * size, 5.5 * size, 0x15191f, 1)
                .glow(x + 92 * size, y - 9 * size, 40 * size, 0xfff3cf, 0.9);
    }

    private static void doorways(Easel easel) {
        easel.wash(0, Easel.HEIGHT, 0x0d1526, 0x1b2436).stars(120, 200);
        int[] walls = {0x2b2f42, 0x35303d, 0x263041, 0x3a3440, 0x2d3848};
        double x = -20;
        for (int house = 0; x < 1000; house++) {
            double width = easel.between(120, 176);
            double roof = easel.between(110, 220);
            house(easel, x, roof, width, walls[house % walls.length]);
            x += width + 2;
        }
        easel.wash(560, Easel.HEIGHT, 0x1c2130, 0x0b0f1a);
        for (double door = 46; door < 1000; door += 148) {
            easel.ripples(562, Easel.HEIGHT, door + 18, 46, 0xffc36b, 0.5);
        }
        person(easel, 436, 620, 1.25, 0x070a12);
        person(easel, 492, 624, 1.18, 0x090d17);
        easel.glow(470, 560, 190, 0xffd48c, 0.25);
    }

    private static void house(Easel easel, double x, double roof, double width, int wall) {
        easel.box(x, roof, width, 560 - roof, wall)
                .shape(
                        Easel.mixed(wall, 0x000000, 0.35),
                        x - 4,
                        roof,
                        x + width / 2,
                        roof - 52,
                        x + width + 4,
                        roof)
                .box(x + width * 0.7, roof - 62, 16, 44, Easel.mixed(wall, 0x000000, 0.3));
        for (double y = roof + 28; y < 430; y += 78) {
            for (double window = x + 18; window < x + width - 34; window += 48) {
                boolean lit = easel.between(0, 1) < 0.28;
                easel.box(window - 2, y - 2, 30, 46, Easel.mixed(wall, 0x000000, 0.4))
                        .box(window, y, 26, 42, lit ? 0xf2b968 : 0x141b2b)
                        .box(window + 12, y, 2, 42, Easel.mixed(wall, 0x000000, 0.4));
            }
        }
        double door = x + width * 0.36;
        easel.box(door - 4, 446, 52, 114, Easel.mixed(wall, 0x000000, 0.5))
                .box(door, 452, 44, 108, 0x5e3a26)
                .box(door, 452, 44, 20, 0xffd890)
                .glow(door + 22, 446, 120, 0xffbf66, 0.75)
                .disc(door + 22, 438, 6, 0xfff2cf, 1);
    }

    static void person(Easel easel, double x, double y, double size, int colour) {
        Path2D coat = new Path2D.Double();
        coat.moveTo(x - 6 * size, y - 82 * size);
        coat.curveTo(
                x - 22 * size,
                y - 80 * size,
                x - 17 * size,
                y - 50 * size,
                x - 20 * size,
                y - 24 * size);
        coat.lineTo(x + 20 * size, y - 24 * size);
        coat.curveTo(
                x + 17 * size,
                y - 50 * size,
                x + 22 * size,
                y - 80 * size,
                x + 6 * size,
                y - 82 * size);
        coat.closePath();
        easel.disc(x, y - 93 * size, 9 * size, colour, 1)
                .fill(coat, colour, 1)
                .line(x - 7 * size, y - 28 * size, x - 9 * size, y, 10 * size, 7 * size, colour)
                .line(x + 7 * size, y - 28 * size, x + 11 * size, y, 10 * size, 7 * size, colour);
    }

    private static void floodlights(Easel easel) {
        easel.wash(0, 360, 0x0a1830, 0x2c4a6a).stars(60, 160);
        easel.ridge(318, 10, 0.45, 0x152238, 0x101a2c);
        for (int row = 0; row < 7; row++) {
            for (double x = row % 2 * 5; x < 1000; x += 10) {
                int coat =
                        Easel.mixed(
                                0x39465e,
                                easel.between(0, 1) < 0.3 ? 0xd8b24a : 0x9fb0c4,
                                easel.between(0, 0.8));
                easel.disc(
                        x + easel.between(-2, 2),
                        330 + row * 11 + easel.between(-2, 2),
                        4.4,
                        coat,
                        0.9);
            }
        }
        easel.box(0, 404, 1000, 22, 0xe9e6da).wash(426, Easel.HEIGHT, 0x3f8a4d, 0x1d5a34);
        for (int stripe = 0; stripe < 6; stripe++) {
            double top = 426 + 240 * Math.pow(stripe / 6.0, 1.5);
            double bottom = 426 + 240 * Math.pow((stripe + 0.5) / 6.0, 1.5);
            easel.fill(new Rectangle2D.Double(0, top, 1000, bottom - top), 0x6bb36b, 0.22);
        }
        easel.line(0, 470, 1000, 470, 3, 3, 0xeaf4e6)
                .line(640, 430, 960, Easel.HEIGHT, 3, 6, 0xeaf4e6);
        goal(easel);
        player(easel, 392, 590, 1.15, 0x1f3f9b);
        player(easel, 508, 560, 0.98, 0xd9a621);
        player(easel, 214, 520, 0.8, 0x1f3f9b);
        player(easel, 690, 530, 0.85, 0xd9a621);
        easel.disc(446, 588, 8, 0xf7f7f2, 1)
                .fill(new Ellipse2D.Double(436, 597, 22, 5), 0x0a2a17, 0.5);
        for (double x : new double[] {110, 880}) {
            easel.line(x, 404, x, 96, 9, 6, 0x0b1424).box(x - 44, 66, 88, 40, 0x0b1424);
            for (int lamp = 0; lamp < 8; lamp++) {
                easel.disc(x - 33 + lamp % 4 * 22, 77 + lamp / 4 * 18, 7, 0xfffbe8, 1);
            }
            easel.glow(x, 86, 300, 0xeaf3ff, 0.65);
        }
        easel.mist(60, 420, 0xbcd3ea, 0.16);
    }

    private static void goal(Easel easel) {
        for (int i = 0; i <= 14; i++) {
            easel.line(800 + i * 12, 372, 806 + i * 11, 470, 0.9, 0.9, 0xc9d6dc);
        }
        for (int i = 0; i <= 7; i++) {
            easel.line(800, 374 + i * 13, 966, 374 + i * 13, 0.9, 0.9, 0xc9d6dc);
        }
        easel.line(798, 370, 798, 480, 5, 5, 0xffffff)
                .line(968, 370, 968, 480, 5, 5, 0xffffff)
                .line(796, 370, 970, 370, 5, 5, 0xffffff);
    }

    private static void player(Easel easel, double x, double y, double size, int shirt) {
        easel.fill(new Ellipse2D.Double(x - 40 * size, y - 5, 90 * size, 12 * size), 0x0a2a17, 0.45)
                .line(
                        x - 4 * size,
                        y - 46 * size,
                        x - 26 * size,
                        y - 4 * size,
                        13 * size,
                        8 * size,
                        0xf1efe8)
                .line(
                        x + 4 * size,
                        y - 46 * size,
                        x + 22 * size,
                        y - 20 * size,
                        13 * size,
                        9 * size,
                        0xc98f6b)
                .line(
                        x + 22 * size,
                        y - 20 * size,
                        x + 40 * size,
                        y - 2 * size,
                        9 * size,
                        7 * size,
                        0xf1efe8)
                .shape(
                        0xf4f1ea,
                        x - 13 * size,
                        y - 62 * size,
                        x + 14 * size,
                        y - 62 * size,
                        x + 16 * size,
                        y - 40 * size,
                        x - 15 * size,
                        y - 40 * size)
                .shape(
                        shirt,
                        x - 16 * size,
                        y - 104 * size,
                        x + 16 * size,
                        y - 104 * size,
                        x + 13 * size,
                        y - 58 * size,
                        x - 13 * size,
                        y - 58 * size)
                .line(
                        x - 14 * size,
                        y - 100 * size,
                        x - 36 * size,
                        y - 72 * size,
                        10 * size,
                        6 * size,
                        shirt)
                .line(
                        x + 14 * size,
                        y - 100 * size,
                        x + 34 * size,
                        y - 84 * size,
                        10 * size,
                        6 * size,
                        shirt)
                .disc(x + 2 * size, y - 115 * size, 10.5 * size, 0xb97a55, 1);
    }

    private static void weir(Easel easel) {
        easel.wash(0, 230, 0xbfd6cf, 0x8fb8ac)
                .ridge(150, 26, 0.5, 0x6f9a7b, 0x4e7d68)
                .ridge(196, 14, 0.5, 0x3f6d57, 0x2f5a4c);
        easel.wash(228, 300, 0x9cc6bd, 0xcfe5dd).wash(300, Easel.HEIGHT, 0x2d7a76, 0x06282f);
        for (double x = 0; x < 1000; x += 3.2) {
            double foam = easel.between(18, 74);
            easel.line(
                    x,
                    240 + easel.between(-6, 6),
                    x + easel.between(-8, 8),
                    296 + foam,
                    2.4,
                    0.6,
                    Easel.mixed(0xffffff, 0x8cc4ba, easel.between(0, 0.9)));
        }
        for (int ray = 0; ray < 9; ray++) {
            double x = 60 + ray * 112 + easel.between(-30, 30);
            Path2D light = new Path2D.Double();
            light.moveTo(x, 316);
            light.lineTo(x + 44, 316);
            light.lineTo(x - 60, Easel.HEIGHT);
            light.lineTo(x - 190, Easel.HEIGHT);
            light.closePath();
            easel.fill(light, 0xc9f0df, 0.07);
        }
        for (int stone = 0; stone < 46; stone++) {
            double x = easel.between(-30, 1030);
            double size = easel.between(14, 60);
            easel.fill(
                    new Ellipse2D.Double(
                            x - size, 632 - size * 0.3 + easel.between(0, 30), 2 * size, size),
                    Easel.mixed(0x0c3238, 0x1f5455, easel.between(0, 1)),
                    1);
        }
        for (int i = 0; i < 11; i++) {
            eel(
                    easel,
                    easel.between(120, 880),
                    easel.between(380, 600),
                    easel.between(60, 150),
                    easel.between(-0.5, 0.3));
        }
        for (int i = 0; i < 260; i++) {
            easel.disc(
                    easel.between(0, 1000),
                    300 + Math.abs(easel.between(-1, 1)) * 200,
                    easel.between(0.6, 3),
                    0xe6fbf3,
                    easel.between(0.1, 0.6));
        }
    }

    private static void eel(Easel easel, double x, double y, double length, double climb) {
        double phase = easel.between(0, 6);
        for (int i = 0; i < 60; i++) {
            double along = i / 60.0;
            double px = x + along * length;
            double py = y + along * length * climb + Math.sin(phase + along * 7) * length * 0.09;
            double girth = length * 0.045 * Math.sin(Math.PI * Math.pow(along, 0.65)) + 0.8;
            easel.disc(px, py, girth, Easel.mixed(0x14332f, 0xb9c48a, along * 0.55), 0.95);
        }
    }

    private static void bridge(Easel easel) {
        easel.wash(0, 460, 0xf0b98d, 0xf8e4c3)
                .disc(300, 250, 58, 0xfff3d6, 0.9)
                .glow(300, 250, 300, 0xffe3b0, 0.7);
        skyline(easel, 0, 1000, 452, 0xc9a08c, 0xf7dcb4);
        easel.mist(380, 470, 0xf6dfc4, 0.7).wash(452, 562, 0xe9c9a4, 0xd7a684);
        int iron = 0x2f3b4b;
        for (double x : new double[] {300, 660}) {
            easel.box(x - 34, 250, 68, 330, 0x5d5154)
                    .box(x - 42, 236, 84, 18, 0x4c4246)
                    .shape(0x4c4246, x - 34, 236, x, 176, x + 34, 236)
                    .box(x - 9, 288, 18, 34, 0xf6d9a2);
        }
        easel.box(-5, 446, 310, 20, iron).box(660, 446, 345, 20, iron);
        leaf(easel, 334, 446, 146, -128, iron);
        leaf(easel, 626, 446, -146, -128, iron);
        tram(easel, 60, 446);
        for (double x = 10; x < 300; x += 34) {
            easel.line(x, 466, x + 17, 510, 3, 3, iron).line(x + 34, 466, x + 17, 510, 3, 3, iron);
        }
        easel.wash(560, Easel.HEIGHT, 0xdba680, 0x4d5a6c)
                .ripples(562, Easel.HEIGHT, 300, 140, 0xfff0cc, 0.8)
                .ripples(562, Easel.HEIGHT, 500, 700, 0x39465a, 0.22);
        easel.shape(0x20303c, 430, 590, 560, 590, 546, 612, 446, 612)
                .line(494, 590, 494, 470, 3, 1.5, 0x20303c)
                .shape(0xf4ead7, 498, 478, 498, 578, 556, 578)
                .shape(0xe6d6ba, 490, 490, 490, 576, 446, 576);
    }

    private static void leaf(Easel easel, double x, double y, double dx, double dy, int colour) {
        easel.line(x, y, x + dx, y + dy, 16, 10, colour);
        for (int i = 0; i < 7; i++) {
            double at = i / 7.0;
            double next = (i + 1) / 7.0;
            double side = Math.signum(dx) * 26 * (1 - at);
            easel.line(
                            x + dx * at + side,
                            y + dy * at + 26 * (1 - at),
                            x + dx * next,
                            y + dy * next,
                            3,
                            3,
                            colour)
                    .line(
                            x + dx * at,
                            y + dy * at,
                            x + dx * at + side,
                            y + dy * at + 26 * (1 - at),
                            3,
                            3,
                            colour);
        }
    }

    static void tram(Easel easel, double x, double rail) {
        easel.box(x, rail - 62, 200, 52, 0xa6342e)
                .box(x + 6, rail - 54, 188, 24, 0xfbe6b8)
                .box(x + 20, rail - 10, 160, 7, 0x20262f);
        for (int i = 1; i < 7; i++) {
            easel.box(x + 4 + i * 27, rail - 54, 4, 24, 0xa6342e);
        }
        for (double wheel : new double[] {44, 70, 132, 158}) {
            easel.disc(x + wheel, rail - 5, 6, 0x171c24, 1);
        }
        easel.line(x + 96, rail - 62, x + 116, rail - 88, 2, 2, 0x20262f)
                .line(0, rail - 90, 300, rail - 90, 1.2, 1.2, 0x20262f);
    }

    private static void foghorn(Easel easel) {
        easel.wash(0, Easel.HEIGHT, 0x8fa2ab, 0xcdd3d0)
                .ridge(430, 30, 0.5, 0xa9b4b6, 0x9aa8ab)
                .mist(330, 520, 0xd7dcd9, 0.9);
        for (int ring = 9; ring >= 1; ring--) {
            double radius = ring * 62;
            easel.fill(
                    new Ellipse2D.Double(677 - radius, 214 - radius, 2 * radius, 2 * radius),
                    0xeef0ea,
                    0.05);
        }
        easel.shape(
                        0x39474f,
                        470,
                        Easel.HEIGHT,
                        540,
                        560,
                        630,
                        520,
                        760,
                        530,
                        850,
                        590,
                        1000,
                        610,
                        1000,
                        Easel.HEIGHT)
                .shape(0xece7da, 632, 524, 646, 250, 706, 250, 722, 524)
                .shape(0xb03a2e, 637, 440, 641, 368, 712, 368, 717, 440)
                .shape(0xb03a2e, 643, 306, 646, 262, 706, 262, 709, 306)
                .box(636, 238, 82, 12, 0x2d3840)
                .box(652, 190, 50, 48, 0xfff0bf)
                .box(650, 190, 3, 48, 0x2d3840)
                .box(676, 190, 3, 48, 0x2d3840)
                .box(701, 190, 3, 48, 0x2d3840)
                .shape(0x2d3840, 644, 190, 677, 156, 710, 190)
                .glow(677, 214, 420, 0xfff4cf, 0.75)
                .box(742, 486, 84, 46, 0xd9d2c2)
                .shape(0x6c3b33, 734, 488, 784, 452, 834, 488)
                .shape(0x2d3840, 742, 500, 700, 486, 700, 528, 742, 514)
                .mist(500, Easel.HEIGHT + 80, 0xdadedb, 0.85);
        musicians(easel);
        easel.mist(560, Easel.HEIGHT + 40, 0xd2d7d4, 0.5);
    }

    private static void musicians(Easel easel) {
        for (int i = 0; i < 20; i++) {
            double x = 64 + i * 28 + easel.between(-5, 5);
            double size = 0.56 + i % 2 * 0.2;
            double y = 604 + i % 2 * 30 + easel.between(0, 6);
            person(easel, x, y, size, 0x222b32);
            if (i % 4 < 2) {
                cello(easel, x + 13 * size, y, size);
            } else {
                easel.line(x + 26 * size, y, x + 26 * size, y - 52 * size, 2, 2, 0x3a454c)
                        .shape(
                                0xf3efe4,
                                x + 14 * size,
                                y - 66 * size,
                                x + 38 * size,
                                y - 66 * size,
                                x + 36 * size,
                                y - 48 * size,
                                x + 16 * size,
                                y - 48 * size);
            }
        }
    }

    private static void cello(Easel easel, double x, double y, double size) {
        int wood = 0x7c4a2a;
        easel.fill(
                        new Ellipse2D.Double(x - 13 * size, y - 36 * size, 26 * size, 30 * size),
                        wood,
                        1)
                .fill(
                        new Ellipse2D.Double(x - 10 * size, y - 54 * size, 20 * size, 24 * size),
                        wood,
                        1)
                .line(x, y - 50 * size, x - 3 * size, y - 90 * size, 4 * size, 3 * size, 0x2a1c14)
                .line(x, y - 8 * size, x, y + 3 * size, 1.5, 1.5, 0x2a1c14)
                .line(
                        x - 16 * size,
                        y - 26 * size,
                        x + 24 * size,
                        y - 38 * size,
                        1.6,
                        1.2,
                        0x2a1c14);
    }

    private static void islands(Easel easel) {
        easel.wash(0, 480, 0x050916, 0x1b3350);
        for (int i = 0; i < 1500; i++) {
            double along = easel.between(-0.1, 1.1);
            double off = (easel.between(-1, 1) + easel.between(-1, 1) + easel.between(-1, 1)) * 50;
            easel.disc(
                    160 + along * 700 + off,
                    470 - along * 520 + off * 0.8,
                    easel.between(0.3, 1.1),
                    0xdfe6f5,
                    easel.between(0.05, 0.5));
        }
        for (int i = 0; i < 22; i++) {
            double along = easel.between(0, 1);
            easel.glow(
                    160 + along * 700 + easel.between(-40, 40),
                    470 - along * 520 + easel.between(-40, 40),
                    easel.between(60, 150),
                    0xa9b8df,
                    0.07);
        }
        easel.stars(420, 450);
        easel.ridge(462, 22, 0.5, 0x0b1626, 0x081120);
        easel.wash(476, Easel.HEIGHT, 0x14283f, 0x040812)
                .ripples(480, Easel.HEIGHT, 480, 480, 0xaebfdd, 0.12);
        easel.ridge(596, 40, 0.5, 0x04070f, 0x020409);
        for (double[] bird :
                new double[][] {
                    {300, 200, 1.3},
                    {356, 176, 1},
                    {420, 190, 0.8},
                    {610, 330, 0.9},
                    {655, 318, 0.7},
                    {250, 240, 0.8}
                }) {
            easel.line(
                            bird[0] - 20 * bird[2],
                            bird[1] - 9 * bird[2],
                            bird[0],
                            bird[1],
                            1,
                            3.4 * bird[2],
                            0x02040a)
                    .line(
                            bird[0] + 20 * bird[2],
                            bird[1] - 11 * bird[2],
                            bird[0],
                            bird[1],
                            1,
                            3.4 * bird[2],
                            0x02040a);
        }
    }

    /// @param late from 0, dusk, to 1, the small hours
    /// @param second since somebody began to watch
    private static void glow(Easel easel, double late, double second) {
        easel.wash(
                        0,
                        300,
                        Easel.mixed(0x3c4f78, 0x040a18, late),
                        Easel.mixed(0xd79a8a, 0x12283c, late))
                .stars((int) (60 + 400 * late), 280)
                .ridge(
                        298,
                        14,
                        0.5,
                        Easel.mixed(0x4d4560, 0x0a1524, late),
                        Easel.mixed(0x3a3650, 0x07101c, late))
                .wash(
                        310,
                        Easel.HEIGHT,
                        Easel.mixed(0x8d7d8e, 0x0c2234, late),
                        Easel.mixed(0x1c2a44, 0x030a14, late));
        double strength = 0.25 + 0.65 * late;
        for (int wave = 0; wave < 9; wave++) {
            double y = 330 + Math.pow(wave / 8.0, 1.6) * 290;
            double shift = easel.between(0, 6) + second * (0.5 - wave * 0.03);
            for (double x = -10; x < 1010; x += 3) {
                double crest = y + Math.sin(shift + x / (40.0 + wave * 14)) * (3 + wave * 2.2);
                double bright = 0.5 + 0.5 * Math.sin(shift * 2 + x / (70.0 + wave * 9));
                easel.glow(x, crest, 5 + wave * 3.2, 0x4df3e4, strength * 0.13 * bright)
                        .disc(
                                x,
                                crest,
                                0.7 + wave * 0.3,
                                0xc9fff6,
                                strength * 0.5 * bright * easel.between(0.2, 1));
            }
        }
        easel.shape(0x04080f, -10, Easel.HEIGHT, -10, 560, 130, 580, 240, 640, 300, Easel.HEIGHT);
        person(easel, 120, 588, 1, 0x02050a);
        person(easel, 166, 596, 0.74, 0x02050a);
    }
}
