package org.dateline.media;

/// A picture squeezed into a small square, each pixel the mean of what it stands for: enough to
/// tell its colour and what it looks like.
final class Square {
    /// Pixels across and down.
    static final int SIDE = 32;

    private Square() {}

    /// A picture's pixels.
    interface Rows {
        /// Puts row `y` into `row`, as `0xaarrggbb`.
        void read(int y, int[] row);
    }

    /// The picture on white.
    ///
    /// @return [#SIDE] times [#SIDE] pixels, row by row, as `0xrrggbb`
    static int[] of(int width, int height, Rows rows) {
        int[] square = new int[SIDE * SIDE];
        int[] row = new int[width];
        for (int y = 0; y < SIDE; y++) {
            long[] sums = new long[3 * SIDE];
            int begin = y * height / SIDE;
            int end = Math.max(begin + 1, (y + 1) * height / SIDE);
            for (int old = begin; old < end; old++) {
                rows.read(old, row);
                add(row, sums);
            }
            for (int x = 0; x < SIDE; x++) {
                square[y * SIDE + x] = mean(sums, x, (long) (end - begin) * span(x, width));
            }
        }
        return square;
    }

    private static void add(int[] row, long[] sums) {
        for (int x = 0; x < SIDE; x++) {
            int begin = x * row.length / SIDE;
            for (int old = begin; old < begin + span(x, row.length); old++) {
                int opacity = row[old] >>> 24;
                for (int i = 0; i < 3; i++) {
                    int colour = row[old] >> 16 - 8 * i & 0xff;
                    sums[3 * x + i] += (colour * opacity + 255 * (255 - opacity)) / 255;
                }
            }
        }
    }

    private static int span(int x, int width) {
        return Math.max(1, (x + 1) * width / SIDE - x * width / SIDE);
    }

    private static int mean(long[] sums, int x, long area) {
        int pixel = 0;
        for (int i = 0; i < 3; i++) {
            pixel = pixel << 8 | (int) ((sums[3 * x + i] + area / 2) / area);
        }
        return pixel;
    }
}
