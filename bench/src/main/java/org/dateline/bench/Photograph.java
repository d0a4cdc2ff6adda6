package org.dateline.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;

/// A picture with what makes photographs hard to encode: structure at every scale that gets weaker
/// as it gets finer (natural scenes have about 1/f amplitude: Field, “Relations between the
/// statistics of natural images and the response properties of cortical cells”, 1987), things with
/// sharp edges that hide each other (Lee, Mumford, Huang, “Occlusion models for natural images”,
/// 2001), areas out of focus, and a sensor's noise.
final class Photograph {
    private static final int OCTAVES = 10;
    private static final int THINGS = 900;

    private final int width;
    private final int height;
    private final SplittableRandom random;
    private final float[][] noise;

    private Photograph(int width, int height, long seed) {
        this.width = width;
        this.height = height;
        this.random = new SplittableRandom(seed);
        this.noise = new float[3][];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = lattice();
        }
    }

    /// Writes one as a camera would: JPEG at quality 92.
    static void write(Path file, int width, int height, long seed) throws IOException {
        BufferedImage image = new Photograph(width, height, seed).taken();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(0.92f);
        try (FileImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
    }

    /// Something in the picture: a disc or a box with a colour and a texture of its own.
    private record Thing(
            double x,
            double y,
            double size,
            boolean round,
            int colour,
            double grain,
            double shade) {
        boolean covers(double px, double py) {
            double dx = Math.abs(px - x);
            double dy = Math.abs(py - y);
            return round ? dx * dx + dy * dy < size * size : dx < size && dy < size * 0.7;
        }
    }

    private BufferedImage taken() {
        Thing[] things = things();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                row[x] = pixel(things, x, y);
            }
            image.setRGB(0, y, width, 1, row, 0, width);
        }
        return image;
    }

    /// As many small things as large ones do not hide: sizes fall off with the cube, as in the dead
    /// leaves model.
    private Thing[] things() {
        Thing[] things = new Thing[THINGS];
        for (int i = 0; i < THINGS; i++) {
            double size = Math.min(0.35, 0.012 / Math.sqrt(random.nextDouble(0.0005, 1)));
            things[i] =
                    new Thing(
                            random.nextDouble(1.5),
                            random.nextDouble(),
                            size,
                            random.nextInt(3) > 0,
                            muted(),
                            random.nextDouble() < 0.3 ? 0.15 : random.nextDouble(0.5, 1.8),
                            random.nextDouble(-0.6, 0.6));
        }
        return things;
    }

    /// Most of what there is to photograph is brownish or greyish.
    private int muted() {
        int grey = random.nextInt(30, 220);
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            colour |= Math.clamp(grey + random.nextInt(-50, 50), 0, 255) << shift;
        }
        return colour;
    }

    private int pixel(Thing[] things, int px, int py) {
        double x = (double) px / height;
        double y = (double) py / height;
        int colour = 0x8899aa;
        double grain = 1.1;
        double light = 0.8 + 0.4 * (1 - y);
        for (Thing thing : things) {
            if (thing.covers(x, y)) {
                colour = thing.colour();
                grain = thing.grain();
                light = 1 + thing.shade() * (x - thing.x() + y - thing.y()) / thing.size() * 0.5;
                break;
            }
        }
        double texture = grain * fractal(noise[0], x, y);
        double tint = 0.15 * grain * fractal(noise[1], x * 0.5, y * 0.5);
        int pixel = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double base = 40 + (colour >> shift & 0xff) * 0.65;
            double tinted = base * light + 90 * texture + (shift - 8) * 4 * tint;
            double sensor = (random.nextDouble() + random.nextDouble() - 1) * 9;
            pixel |= Math.clamp(Math.round(tinted + sensor), 0, 255) << shift;
        }
        return pixel;
    }

    private static final int LATTICE = 512;

    private float[] lattice() {
        float[] lattice = new float[LATTICE * LATTICE];
        for (int i = 0; i < lattice.length; i++) {
            lattice[i] = (float) random.nextDouble(-1, 1);
        }
        return lattice;
    }

    /// Octaves of smooth noise, each at twice the frequency and 0.65 of the amplitude of the last.
    private static double fractal(float[] lattice, double x, double y) {
        double sum = 0;
        double frequency = 6;
        double amplitude = 0.45;
        for (int octave = 0; octave < OCTAVES; octave++) {
            sum += amplitude * smooth(lattice, x * frequency + 17 * octave, y * frequency);
            frequency *= 2;
            amplitude *= 0.65;
        }
        return sum;
    }

    private static double smooth(float[] lattice, double x, double y) {
        int left = (int) x;
        int top = (int) y;
        double fx = x - left;
        double fy = y - top;
        double sx = fx * fx * (3 - 2 * fx);
        double sy = fy * fy * (3 - 2 * fy);
        double upper = at(lattice, left, top) * (1 - sx) + at(lattice, left + 1, top) * sx;
        double lower = at(lattice, left, top + 1) * (1 - sx) + at(lattice, left + 1, top + 1) * sx;
        return upper * (1 - sy) + lower * sy;
    }

    private static double at(float[] lattice, int x, int y) {
        return lattice[(y & LATTICE - 1) * LATTICE + (x & LATTICE - 1)];
    }
}
