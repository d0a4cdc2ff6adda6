package org.dateline.media;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import javax.imageio.ImageIO;

/// Files made for tests, each number a different one.
public final class Shelf {
    private Shelf() {}

    /// A small picture with a square somewhere.
    ///
    /// @param format `jpg`, `png` or `gif`
    public static byte[] picture(String format, int number) {
        BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, Color.ORANGE, 320, 240, Color.BLUE));
        pen.fillRect(0, 0, 320, 240);
        pen.setColor(new Color(number * 2_654_435 & 0xffffff));
        pen.fillRect(number * 37 % 200, number * 53 % 120, 110, 110);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return out.toByteArray();
    }

    public static byte[] pdf(String words) {
        return ("%PDF-1.4\n" + words + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
    }

    /// The beginning of a WebM, which is all that is looked at where there is no ffmpeg.
    public static byte[] film(int number) {
        String head = "1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581";
        return HexFormat.of().parseHex(head + "%08x".formatted(number));
    }

    static Path file(Path folder, byte[] bytes) {
        try {
            return Files.write(Files.createTempFile(folder, "came", ""), bytes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
