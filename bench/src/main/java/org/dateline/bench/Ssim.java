package org.dateline.bench;

import java.awt.image.BufferedImage;

/// How alike two pictures look, up to 1 for the same: the mean structural similarity of luma in
/// windows of 8 by 8 pixels (Wang, Bovik, Sheikh, Simoncelli, “Image Quality Assessment: From Error
/// Visibility to Structural Similarity”, 2004), every fourth window in each direction.
final class Ssim {
    private static final int WINDOW = 8;
    private static final int STEP = 4;
    private static final double C1 = 0.01 * 255 * (0.01 * 255);
    private static final double C2 = 0.03 * 255 * (0.03 * 255);

    private Ssim() {}

    static double of(BufferedImage one, BufferedImage other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            throw new IllegalArgumentException("The pictures are not the same size");
        }
        double[] a = luma(one);
        double[] b = luma(other);
        double sum = 0;
        int windows = 0;
        for (int y = 0; y + WINDOW <= one.getHeight(); y += STEP) {
            for (int x = 0; x + WINDOW <= one.getWidth(); x += STEP) {
                sum += window(a, b, y * one.getWidth() + x, one.getWidth());
                windows++;
            }
        }
        return sum / windows;
    }

    private static double window(double[] a, double[] b, int from, int width) {
        double sumA = 0;
        double sumB = 0;
        double squaresA = 0;
        double squaresB = 0;
        double products = 0;
        for (int y = 0; y < WINDOW; y++) {
            for (int x = 0; x < WINDOW; x++) {
                int at = from + y * width + x;
                sumA += a[at];
                sumB += b[at];
                squaresA += a[at] * a[at];
                squaresB += b[at] * b[at];
                products += a[at] * b[at];
            }
        }
        int count = WINDOW * WINDOW;
        double meanA = sumA / count;
        double meanB = sumB / count;
        double varianceA = squaresA / count - meanA * meanA;
        double varianceB = squaresB / count - meanB * meanB;
        double covariance = products / count - meanA * meanB;
        return (2 * meanA * meanB + C1)
                * (2 * covariance + C2)
                / ((meanA * meanA + meanB * meanB + C1) * (varianceA + varianceB + C2));
    }

    private static double[] luma(BufferedImage image) {
        int width = image.getWidth();
        double[] luma = new double[width * image.getHeight()];
        int[] row = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                luma[y * width + x] =
                        0.299 * (row[x] >> 16 & 0xff)
                                + 0.587 * (row[x] >> 8 & 0xff)
                                + 0.114 * (row[x] & 0xff);
            }
        }
        return luma;
    }
}
