package org.dateline.media;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reduces a decoded picture by a whole number, each new pixel the mean of a square of old ones,
/// and converts the little that is left to sRGB. Both are an order of magnitude cheaper in this
/// order than the other way round.
final class Reduction {
    private final BufferedImage from;
    private final int factor;
    private final int bands;
    private final boolean alpha;

    private Reduction(BufferedImage from, int factor) {
        this.from = from;
        this.factor = factor;
        this.alpha = from.getColorModel().hasAlpha();
        this.bands = isIndexed() ? (alpha ? 4 : 3) : from.getSampleModel().getNumBands();
    }

    /// The picture as `TYPE_INT_RGB`, or `TYPE_INT_ARGB` when there is something to see through.
    ///
    /// @param width at least this wide, if it is now
    /// @param height likewise
    static BufferedImage of(BufferedImage from, int width, int height) throws IOException {
        int factor = Math.max(1, Math.min(from.getWidth() / width, from.getHeight() / height));
        return new Reduction(from, factor).reduced();
    }

    private BufferedImage reduced() throws IOException {
        WritableRaster means = means();
        if (isGrey()) {
            return grey(means);
        }
        ColorSpace space =
                isIndexed()
                        ? ColorSpace.getInstance(ColorSpace.CS_sRGB)
                        : from.getColorModel().getColorSpace();
        if (space.getNumComponents() + (alpha ? 1 : 0) != bands) {
            throw new IOException("the picture has " + bands + " channels");
        }
        ColorModel model =
                new ComponentColorModel(
                        space,
                        alpha,
                        false,
                        alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                        DataBuffer.TYPE_BYTE);
        return converted(new BufferedImage(model, means, false, null));
    }

    private boolean isIndexed() {
        return from.getColorModel() instanceof IndexColorModel;
    }

    /// The JDK takes its grey for linear light, which it never is in a file.
    private boolean isGrey() {
        return !isIndexed()
                && from.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }

    private BufferedImage grey(Raster means) {
        BufferedImage grey = canvas(means.getWidth(), means.getHeight());
        int[] pixel = new int[bands];
        for (int y = 0; y < means.getHeight(); y++) {
            for (int x = 0; x < means.getWidth(); x++) {
                means.getPixel(x, y, pixel);
                int opacity = alpha ? pixel[bands - 1] : 255;
                grey.setRGB(x, y, opacity << 24 | pixel[0] << 16 | pixel[0] << 8 | pixel[0]);
            }
        }
        return grey;
    }

    private BufferedImage converted(BufferedImage means) {
        BufferedImage converted = canvas(means.getWidth(), means.getHeight());
        new ColorConvertOp(null).filter(means, converted);
        return converted;
    }

    private BufferedImage canvas(int width, int height) {
        return new BufferedImage(
                width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    }

    private WritableRaster means() {
        int width = from.getWidth() / factor;
        int height = from.getHeight() / factor;
        WritableRaster means =
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, bands, null);
        Samples samples = new Samples();
        long[] sums = new long[width * bands];
        int[] row = new int[width * bands];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, 0);
            int end = (int) ((long) (y + 1) * from.getHeight() / height);
            int begin = (int) ((long) y * from.getHeight() / height);
            for (int old = begin; old < end; old++) {
                add(samples.row(old), sums, width);
            }
            mean(sums, row, width, end - begin);
            means.setPixels(0, y, width, 1, row);
        }
        return means;
    }

    /// Where new column `x` begins among the old ones. What does not divide evenly is spread, so
    /// that nothing is lost at an edge.
    private int begin(int x, int width) {
        return (int) ((long) x * from.getWidth() / width);
    }

    /// Colours count as much as they are seen: by their opacity.
    private void add(int[] samples, long[] sums, int width) {
        int colours = alpha ? bands - 1 : bands;
        for (int x = 0; x < width; x++) {
            int to = x * bands;
            int end = begin(x + 1, width) * bands;
            for (int at = begin(x, width) * bands; at < end; at += bands) {
                int opacity = alpha ? samples[at + colours] : 1;
                for (int band = 0; band < colours; band++) {
                    sums[to + band] += (long) samples[at + band] * opacity;
                }
                if (alpha) {
                    sums[to + colours] += opacity;
                }
            }
        }
    }

    private void mean(long[] sums, int[] row, int width, int rows) {
        int colours = alpha ? bands - 1 : bands;
        for (int x = 0; x < width; x++) {
            int at = x * bands;
            long area = (long) rows * (begin(x + 1, width) - begin(x, width));
            long weight = alpha ? sums[at + colours] : area;
            for (int band = 0; band < colours; band++) {
                row[at + band] = weight == 0 ? 0 : (int) ((sums[at + band] + weight / 2) / weight);
            }
            if (alpha) {
                row[at + colours] = (int) ((sums[at + colours] + area / 2) / area);
            }
        }
    }

    /// Rows of the original as 8-bit samples, whatever they are stored as.
    private final class Samples {
        private final Raster raster = from.getRaster();
        private final int width = from.getWidth();
        private final int[] row = new int[width * bands];
        private final int[] most = most();
        private int @Nullable [] indices;
        private final int[] palette = palette();

        int[] row(int y) {
            if (isIndexed()) {
                indices = raster.getPixels(0, y, width, 1, indices);
                looked(indices);
            } else {
                raster.getPixels(0, y, width, 1, row);
                eight();
            }
            return row;
        }

        private void looked(int[] indices) {
            for (int x = 0; x < width; x++) {
                int colour = palette[Math.min(indices[x], palette.length - 1)];
                row[x * bands] = colour >> 16 & 0xff;
                row[x * bands + 1] = colour >> 8 & 0xff;
                row[x * bands + 2] = colour & 0xff;
                if (alpha) {
                    row[x * bands + 3] = colour >>> 24;
                }
            }
        }

        private void eight() {
            for (int band = 0; band < bands; band++) {
                if (most[band] != 255) {
                    for (int at = band; at < row.length; at += bands) {
                        row[at] = (int) ((row[at] & 0xffffffffL) * 255 / most[band]);
                    }
                }
            }
        }

        private int[] most() {
            SampleModel model = from.getSampleModel();
            int[] most = new int[bands];
            for (int band = 0; band < bands; band++) {
                int bits = Math.min(31, model.getSampleSize(isIndexed() ? 0 : band));
                most[band] = (int) ((1L << bits) - 1);
            }
            return most;
        }

        private int[] palette() {
            if (!(from.getColorModel() instanceof IndexColorModel model)) {
                return new int[0];
            }
            int[] colours = new int[model.getMapSize()];
            model.getRGBs(colours);
            return colours;
        }
    }
}
