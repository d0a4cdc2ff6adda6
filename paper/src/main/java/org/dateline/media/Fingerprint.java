package org.dateline.media;

import java.util.Arrays;

/// A perceptual hash: 64 bits that stay nearly the same when a picture is scaled, compressed or a
/// little changed, and differ in about half when it is another picture. Up to ten bits apart is
/// worth a look.
///
/// The method is pHash (Zauner, “Implementation and Benchmarking of Perceptual Image Hash
/// Functions”, 2010): the luma of a square of 32 by 32 pixels, its cosine transform (DCT-II), and
/// of the 64 lowest frequencies but the very lowest row and column one bit each: above the median?
final class Fingerprint {
    private static final int SIDE = Square.SIDE;
    private static final int KEPT = 8;
    private static final double[][] COSINES = cosines();

    private Fingerprint() {}

    /// @param square see [Square]
    static long of(int[] square) {
        double[] strengths = new double[KEPT * KEPT];
        for (int v = 0; v < KEPT; v++) {
            for (int u = 0; u < KEPT; u++) {
                strengths[v * KEPT + u] = strength(square, u + 1, v + 1);
            }
        }
        double[] sorted = strengths.clone();
        Arrays.sort(sorted);
        double median = (sorted[31] + sorted[32]) / 2;
        long bits = 0;
        for (double strength : strengths) {
            bits = bits << 1 | (strength > median ? 1 : 0);
        }
        return bits;
    }

    /// The mean colour, `#rrggbb`.
    static String colour(int[] square) {
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int pixel : square) {
            red += pixel >> 16 & 0xff;
            green += pixel >> 8 & 0xff;
            blue += pixel & 0xff;
        }
        long half = square.length / 2;
        return "#%02x%02x%02x"
                .formatted(
                        (red + half) / square.length,
                        (green + half) / square.length,
                        (blue + half) / square.length);
    }

    private static double strength(int[] square, int u, int v) {
        double sum = 0;
        for (int y = 0; y < SIDE; y++) {
            double row = 0;
            for (int x = 0; x < SIDE; x++) {
                row += luma(square[y * SIDE + x]) * COSINES[u][x];
            }
            sum += row * COSINES[v][y];
        }
        return sum;
    }

    /// ITU-R BT.601.
    private static double luma(int pixel) {
        return 0.299 * (pixel >> 16 & 0xff) + 0.587 * (pixel >> 8 & 0xff) + 0.114 * (pixel & 0xff);
    }

    private static double[][] cosines() {
        double[][] cosines = new double[KEPT + 1][SIDE];
        for (int u = 0; u <= KEPT; u++) {
            for (int x = 0; x < SIDE; x++) {
                cosines[u][x] = Math.cos(Math.PI * u * (2 * x + 1) / (2 * SIDE));
            }
        }
        return cosines;
    }
}
