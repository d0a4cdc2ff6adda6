package org.dateline.media;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/// The darkroom's work done in Java alone: the JDK's decoders and those of TwelveMonkeys.
final class PlainLab implements Lab {
    /// What a decoded picture may take before it is reduced, in bytes. Of a larger one, only every
    /// second (third…) pixel is decoded.
    private static final long ROOM = 128L << 20;

    @Override
    public Set<FileType> reads() {
        return EnumSet.of(FileType.JPEG, FileType.PNG, FileType.WEBP, FileType.GIF, FileType.TIFF);
    }

    @Override
    public Set<Format> writes() {
        return EnumSet.of(Format.WEBP, Format.JPEG);
    }

    @Override
    public Negative open(Path original, FileType type, int orientation) throws IOException {
        ImageInputStream in = new FileImageInputStream(original.toFile());
        ImageReader reader = reader(type);
        Truncation truncation = new Truncation();
        reader.addIIOReadWarningListener(truncation);
        reader.setInput(in, false, true);
        return new PlainNegative(reader, in, truncation, orientation);
    }

    private static ImageReader reader(FileType type) throws IOException {
        return switch (type) {
            case JPEG -> registered(JPEGImageReaderSpi.class);
            case TIFF -> registered(TIFFImageReaderSpi.class);
            case WEBP -> registered(WebPImageReaderSpi.class);
            case PNG, GIF -> jdk(type);
            case AVIF, HEIC, SVG, MP4, MOV, WEBM, MP3, M4A, PDF ->
                    throw new IllegalArgumentException("not read in Java: " + type);
        };
    }

    /// TwelveMonkeys's reader by its class: others that are on the class path must not answer.
    private static ImageReader registered(Class<? extends ImageReaderSpi> provider)
            throws IOException {
        return IIORegistry.getDefaultInstance()
                .getServiceProviderByClass(provider)
                .createReaderInstance();
    }

    private static ImageReader jdk(FileType type) {
        return ImageIO.getImageReadersByMIMEType(type.mediaType()).next();
    }

    private static final class PlainNegative implements Negative {
        private final ImageReader reader;
        private final ImageInputStream in;
        private final Truncation truncation;
        private final int orientation;
        private final int across;
        private final int down;

        PlainNegative(
                ImageReader reader, ImageInputStream in, Truncation truncation, int orientation)
                throws IOException {
            this.reader = reader;
            this.in = in;
            this.truncation = truncation;
            this.orientation = orientation;
            this.across = reader.getWidth(0);
            this.down = reader.getHeight(0);
        }

        @Override
        public int width() {
            return Turn.isLying(orientation) ? down : across;
        }

        @Override
        public int height() {
            return Turn.isLying(orientation) ? across : down;
        }

        @Override
        public boolean moving() {
            try {
                return reader.getNumImages(true) > 1;
            } catch (IOException | RuntimeException broken) {
                // The first frame may be whole all the same.
                return false;
            }
        }

        @Override
        public Sheet decode(int wide, int high) throws IOException {
            ImageReadParam param = reader.getDefaultReadParam();
            int step = step();
            param.setSourceSubsampling(step, step, 0, 0);
            BufferedImage decoded = reader.read(0, param);
            truncation.check();
            boolean lying = Turn.isLying(orientation);
            return new PlainSheet(
                    Turn.upright(
                            Reduction.of(decoded, lying ? high : wide, lying ? wide : high),
                            orientation));
        }

        private int step() throws IOException {
            Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
            int bits = 32;
            if (types.hasNext()) {
                bits = Math.max(8, types.next().getColorModel().getPixelSize());
            }
            double bytes = (double) across * down * bits / 8;
            return Math.max(1, (int) Math.ceil(Math.sqrt(bytes / ROOM)));
        }

        @Override
        public void close() {
            reader.dispose();
            try {
                in.close();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
