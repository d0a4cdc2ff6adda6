package org.dateline.media;

import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPWriteParam;
import com.twelvemonkeys.image.ResampleOp;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.dateline.media.Framing.Crop;

/// A picture on Java's heap.
final class PlainSheet implements Lab.Sheet {
    private final BufferedImage image;

    /// @param image `TYPE_INT_RGB` or `TYPE_INT_ARGB`
    PlainSheet(BufferedImage image) {
        this.image = image;
    }

    @Override
    public List<byte[]> print(Cut cut, List<Format> formats, byte[] xmp) throws IOException {
        BufferedImage scaled = scaled(part(cut.part()), cut.width(), cut.height());
        List<byte[]> files = new ArrayList<>();
        for (Format format : formats) {
            files.add(encoded(scaled, format));
        }
        return files;
    }

    private static byte[] encoded(BufferedImage scaled, Format format) throws IOException {
        return switch (format) {
            case JPEG -> jpeg(onWhite(scaled), format.quality());
            case WEBP -> webp(scaled, format.quality());
            case AVIF -> throw new IOException("AVIF is written with libvips only");
        };
    }

    @Override
    public int[] square() {
        int width = image.getWidth();
        return Square.of(
                width, image.getHeight(), (y, row) -> image.getRGB(0, y, width, 1, row, 0, width));
    }

    @Override
    public void close() {
        // Java's heap needs no closing.
    }

    private BufferedImage part(Crop part) {
        int left = Math.clamp(Math.round(part.x() * image.getWidth()), 0, image.getWidth() - 1);
        int top = Math.clamp(Math.round(part.y() * image.getHeight()), 0, image.getHeight() - 1);
        return image.getSubimage(
                left,
                top,
                Math.clamp(Math.round(part.width() * image.getWidth()), 1, image.getWidth() - left),
                Math.clamp(
                        Math.round(part.height() * image.getHeight()), 1, image.getHeight() - top));
    }

    /// Lanczos, after means of squares have brought it down to twice the size: a resampler's work
    /// grows with what it reads.
    private static BufferedImage scaled(BufferedImage from, int width, int height)
            throws IOException {
        if (from.getWidth() == width && from.getHeight() == height) {
            return from;
        }
        BufferedImage near = Reduction.of(from, 2 * width, 2 * height);
        boolean alpha = from.getColorModel().hasAlpha();
        if (!alpha) {
            return resampled(near, width, height);
        }
        // Colours under full transparency must not bleed into what is seen: hence premultiplied.
        BufferedImage weighed = drawn(near, BufferedImage.TYPE_INT_ARGB_PRE);
        return drawn(resampled(weighed, width, height), BufferedImage.TYPE_INT_ARGB);
    }

    private static BufferedImage resampled(BufferedImage from, int width, int height) {
        return new ResampleOp(width, height, ResampleOp.FILTER_LANCZOS)
                .filter(from, new BufferedImage(width, height, from.getType()));
    }

    private static BufferedImage onWhite(BufferedImage from) {
        return from.getColorModel().hasAlpha() ? drawn(from, BufferedImage.TYPE_INT_RGB) : from;
    }

    private static BufferedImage drawn(BufferedImage from, int type) {
        BufferedImage drawn = new BufferedImage(from.getWidth(), from.getHeight(), type);
        Graphics2D pen = drawn.createGraphics();
        if (!drawn.getColorModel().hasAlpha()) {
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, from.getWidth(), from.getHeight());
        }
        pen.drawImage(from, 0, 0, null);
        pen.dispose();
        return drawn;
    }

    private static byte[] jpeg(BufferedImage image, int quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality / 100f);
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        return written(writer, param, image);
    }

    private static byte[] webp(BufferedImage image, int quality) throws IOException {
        ImageWriter writer = new WebPImageWriterSpi().createWriterInstance(null);
        WebPWriteParam param = new WebPWriteParam(Locale.ROOT);
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionType("Lossy");
        param.setCompressionQuality(quality / 100f);
        param.setMethod(4);
        return written(writer, param, image);
    }

    private static byte[] written(ImageWriter writer, ImageWriteParam param, BufferedImage image)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
