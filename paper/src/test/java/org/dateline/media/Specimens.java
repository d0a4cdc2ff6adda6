package org.dateline.media;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/// Pictures for tests.
final class Specimens {
    private Specimens() {}

    /// Something like a landscape: a gradient, things with edges, a little noise.
    static BufferedImage landscape(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(90, 130, 200), 0, height, Color.WHITE));
        pen.fillRect(0, 0, width, height);
        pen.setColor(new Color(60, 110, 50));
        pen.fillOval(-width / 4, height / 2, width, height);
        pen.setColor(new Color(200, 60, 40));
        pen.fillRect(width * 2 / 3, height / 4, width / 5, height / 2);
        pen.dispose();
        grain(image);
        return image;
    }

    /// Four quarters: red, green, blue, yellow; read row by row.
    static BufferedImage quarters(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        Color[] colours = {Color.RED, Color.GREEN, Color.BLUE, Color.YELLOW};
        for (int i = 0; i < 4; i++) {
            pen.setColor(colours[i]);
            pen.fillRect(i % 2 * width / 2, i / 2 * height / 2, width / 2, height / 2);
        }
        pen.dispose();
        return image;
    }

    static Path write(BufferedImage image, String format, Path file) throws IOException {
        if (!ImageIO.write(image, format, file.toFile())) {
            throw new IOException("not written as " + format);
        }
        return file;
    }

    /// A JPEG that says how it must be turned, in an Exif segment of nothing but that.
    static Path turned(BufferedImage image, int orientation, Path file) throws IOException {
        byte[] jpeg = Files.readAllBytes(write(image, "jpg", file));
        byte[] exif = {
            (byte) 0xff,
            (byte) 0xe1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        byte[] whole = Arrays.copyOf(jpeg, jpeg.length + exif.length);
        System.arraycopy(exif, 0, whole, 2, exif.length);
        System.arraycopy(jpeg, 2, whole, 2 + exif.length, jpeg.length - 2);
        return Files.write(file, whole);
    }

    private static void grain(BufferedImage image) {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < image.getWidth() * image.getHeight() / 50; i++) {
            int x = random.nextInt(image.getWidth());
            int y = random.nextInt(image.getHeight());
            image.setRGB(x, y, image.getRGB(x, y) ^ 0x080808);
        }
    }
}
