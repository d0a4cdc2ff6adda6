package org.dateline;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Random;

/// A canvas and the few strokes that the sample paper's pictures are made of. Lengths are in
/// thousandths of the picture's width, from its upper left corner; colours are `0xRRGGBB`.
final class Easel {
    /// 3:2, the ratio of a small camera.
    static final double HEIGHT = 1000 / 1.5;

    private final BufferedImage canvas;
    private final Graphics2D brush;
    private final Random random;

    /// @param width in pixels
    /// @param seed the same seed paints the same picture
    Easel(int width, long seed) {
        canvas =
                new BufferedImage(width, (int) Math.round(width / 1.5), BufferedImage.TYPE_INT_RGB);
        random = new Random(seed);
        brush = canvas.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        brush.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        brush.scale(width / 1000.0, width / 1000.0);
    }

    /// The picture, once nothing more is added.
    BufferedImage finished() {
        brush.dispose();
        grain();
        return canvas;
    }

    double between(double from, double to) {
        return from + random.nextDouble() * (to - from);
    }

    /// A colour between two; `share` 0 is the first, 1 the second.
    static int mixed(int first, int second, double share) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = first >> shift & 255;
            int b = second >> shift & 255;
            mixed |= (int) Math.round(a + (b - a) * Math.clamp(share, 0, 1)) << shift;
        }
        return mixed;
    }

    /// Fills between two heights, one colour flowing into the other.
    Easel wash(double top, double bottom, int above, int below) {
        brush.setPaint(
                new GradientPaint(0, (float) top, rgb(above, 1), 0, (float) bottom, rgb(below, 1)));
        brush.fill(new Rectangle2D.Double(0, top, 1000, bottom - top));
        return this;
    }

    Easel fill(Shape shape, int colour, double opacity) {
        brush.setPaint(rgb(colour, opacity));
        brush.fill(shape);
        return this;
    }

    Easel box(double x, double y, double width, double height, int colour) {
        return fill(new Rectangle2D.Double(x, y, width, height), colour, 1);
    }

    Easel disc(double x, double y, double radius, int colour, double opacity) {
        return fill(
                new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius),
                colour,
                opacity);
    }

    /// Light that fades out.
    Easel glow(double x, double y, double radius, int colour, double opacity) {
        brush.setPaint(
                new RadialGradientPaint(
                        (float) x,
                        (float) y,
                        (float) radius,
                        new float[] {0, 0.35f, 1},
                        new Color[] {
                            rgb(colour, opacity), rgb(colour, opacity * 0.35), rgb(colour, 0)
                        }));
        brush.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
        return this;
    }

    /// A polygon: x, y, x, y …
    Easel shape(int colour, double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        return fill(path, colour, 1);
    }

    /// A line that may taper; long thin shapes look drawn, strokes look printed.
    Easel line(double x1, double y1, double x2, double y2, double from, double to, int colour) {
        double length = Math.hypot(x2 - x1, y2 - y1);
        double nx = -(y2 - y1) / length / 2;
        double ny = (x2 - x1) / length / 2;
        return shape(
                colour,
                x1 + nx * from,
                y1 + ny * from,
                x2 + nx * to,
                y2 + ny * to,
                x2 - nx * to,
                y2 - ny * to,
                x1 - nx * from,
                y1 - ny * from);
    }

    /// Land against the sky, down to the lower edge: midpoint displacement (Fournier, Fussell and
    /// Carpenter, 1982).
    ///
    /// @param y its middle height
    /// @param relief how far it rises and falls
    /// @param roughness from 0.4 (dunes) to 0.7 (alps)
    Easel ridge(double y, double relief, double roughness, int top, int bottom) {
        double[] heights = heights(relief, roughness);
        Path2D path = new Path2D.Double();
        path.moveTo(0, HEIGHT);
        for (int i = 0; i < heights.length; i++) {
            path.lineTo(1000.0 * i / (heights.length - 1), y + heights[i]);
        }
        path.lineTo(1000, HEIGHT);
        path.closePath();
        brush.setPaint(
                new GradientPaint(
                        0,
                        (float) (y - relief),
                        rgb(top, 1),
                        0,
                        (float) (y + 160),
                        rgb(bottom, 1)));
        brush.fill(path);
        return this;
    }

    private double[] heights(double relief, double roughness) {
        int steps = 256;
        double[] heights = new double[steps + 1];
        heights[0] = between(-relief, relief);
        heights[steps] = between(-relief, relief);
        double reach = relief;
        for (int step = steps; step > 1; step /= 2) {
            for (int i = step / 2; i < steps; i += step) {
                heights[i] =
                        (heights[i - step / 2] + heights[i + step / 2]) / 2
                                + between(-reach, reach);
            }
            reach *= roughness;
        }
        return heights;
    }

    /// Broken light on water: short level strokes, longer and wider apart towards the viewer.
    Easel ripples(double top, double bottom, double x, double spread, int colour, double opacity) {
        double depth = bottom - top;
        for (double y = top; y < bottom; y += 1.2 + 7 * (y - top) / depth) {
            double near = (y - top) / depth;
            double length = between(0.2, 1) * (6 + spread * 0.5 * (0.3 + near));
            double centre = x + between(-1, 1) * spread * (0.25 + near * 0.75);
            double thick = 0.8 + 2.6 * near;
            fill(
                    new Ellipse2D.Double(centre - length, y, 2 * length, thick),
                    colour,
                    opacity * between(0.35, 1));
        }
        return this;
    }

    /// Stars, fainter ones more often.
    Easel stars(int count, double bottom) {
        for (int i = 0; i < count; i++) {
            double bright = Math.pow(random.nextDouble(), 4);
            disc(
                    between(0, 1000),
                    between(0, bottom),
                    0.35 + bright * 1.3,
                    0xf4f1e6,
                    0.25 + 0.75 * bright);
        }
        return this;
    }

    /// A level veil that is thickest in its middle.
    Easel mist(double top, double bottom, int colour, double opacity) {
        double middle = (top + bottom) / 2;
        brush.setPaint(
                new GradientPaint(
                        0, (float) top, rgb(colour, 0), 0, (float) middle, rgb(colour, opacity)));
        brush.fill(new Rectangle2D.Double(0, top, 1000, middle - top));
        brush.setPaint(
                new GradientPaint(
                        0,
                        (float) middle,
                        rgb(colour, opacity),
                        0,
                        (float) bottom,
                        rgb(colour, 0)));
        brush.fill(new Rectangle2D.Double(0, middle, 1000, bottom - middle));
        return this;
    }

    /// The grain of film; without it wide gradients show bands.
    private void grain() {
        int[] pixels = ((DataBufferInt) canvas.getRaster().getDataBuffer()).getData();
        long state = random.nextLong() | 1;
        for (int i = 0; i < pixels.length; i++) {
            state ^= state << 13; // xorshift (Marsaglia, 2003): Random is too slow for millions
            state ^= state >>> 7;
            state ^= state << 17;
            int noise = (int) (state & 7) + (int) (state >>> 3 & 7) - 7;
            int rgb = pixels[i];
            pixels[i] =
                    Math.clamp((rgb >> 16 & 255) + noise, 0, 255) << 16
                            | Math.clamp((rgb >> 8 & 255) + noise, 0, 255) << 8
                            | Math.clamp((rgb & 255) + noise, 0, 255);
        }
    }

    private static Color rgb(int colour, double opacity) {
        return new Color(
                colour >> 16 & 255,
                colour >> 8 & 255,
                colour & 255,
                (int) Math.round(255 * Math.clamp(opacity, 0, 1)));
    }
}
