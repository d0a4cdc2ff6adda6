package org.dateline.media;

import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPWriteParam;
import com.twelvemonkeys.image.ResampleOp;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
    public byte[] print(Cut cut, Format format, byte[] xmp) throws IOException {
        BufferedImage scaled = scaled(part(cut.part()), cut.width(), cut.height());
        return switch (format) {
            case JPEG -> jpeg(onWhite(scaled), format.quality());
            case WEBP -> webp(scaled, format.quality());
            case AVIF -> throw new IOException("AVIF is written with libvips only");
        };
    }

    @Override
    public int[] square(int side) {
        BufferedImage square = onWhite(scaled(image, side, side));
        int[] pixels = square.getRGB(0, 0, side, side, null, 0, side);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] &= 0xffffff;
        }
        return pixels;
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

    /// Colours under full transparency must not bleed into what is seen: hence premultiplied.
    private static BufferedImage scaled(BufferedImage from, int width, int height) {
        if (from.getWidth() == width && from.getHeight() == height) {
            return from;
        }
        boolean alpha = from.getColorModel().hasAlpha();
        BufferedImage whole =
                drawn(
                        from,
                        alpha ? BufferedImage.TYPE_INT_ARGB_PRE : BufferedImage.TYPE_INT_RGB,
                        Color.WHITE);
        BufferedImage scaled =
                new ResampleOp(width, height, ResampleOp.FILTER_LANCZOS).filter(whole, null);
        return drawn(
                scaled,
                alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB,
                Color.WHITE);
    }

    private static BufferedImage onWhite(BufferedImage from) {
        return from.getColorModel().hasAlpha()
                ? drawn(from, BufferedImage.TYPE_INT_RGB, Color.WHITE)
                : from;
    }

    private static BufferedImage drawn(BufferedImage from, int type, Color ground) {
        BufferedImage drawn = new BufferedImage(from.getWidth(), from.getHeight(), type);
        Graphics2D pen = drawn.createGraphics();
        if (!drawn.getColorModel().hasAlpha()) {
            pen.setColor(ground);
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
