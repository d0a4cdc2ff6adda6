package org.dateline.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Decodes, scales and encodes: with libvips where it is installed, else in Java alone. Lives in
/// the worker process only.
interface Lab {
    /// What it can decode.
    Set<FileType> reads();

    /// What it can encode.
    Set<Format> writes();

    /// Opens a picture without decoding it yet.
    ///
    /// @param orientation as Exif counts, 1 to 8
    /// @throws IOException when it is broken
    Negative open(Path original, FileType type, int orientation) throws IOException;

    /// A picture that is about to be decoded.
    interface Negative extends AutoCloseable {
        /// Upright, in pixels.
        int width();

        /// Likewise.
        int height();

        /// Whether there are more frames or pages than the first.
        boolean moving();

        /// Decodes it, turns it upright, converts it to sRGB and reduces it.
        ///
        /// @param width at least this wide, in pixels, but not much wider
        /// @param height likewise
        Sheet decode(int width, int height) throws IOException;

        @Override
        void close();
    }

    /// A decoded picture in memory, upright, in sRGB. Any number of threads.
    interface Sheet extends AutoCloseable {
        /// Cuts, scales and encodes.
        ///
        /// @param xmp put into the file where the encoder does that: AVIF
        /// @return a file for each format, in that order
        List<byte[]> print(Cut cut, List<Format> formats, byte[] xmp) throws IOException;

        /// The whole picture, small: see [Square].
        int[] square();

        @Override
        void close();
    }
}
