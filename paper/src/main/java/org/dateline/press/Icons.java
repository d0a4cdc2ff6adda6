package org.dateline.press;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;

/// The paper's mark as PNG, for home screens, which take no SVG: the letter of `favicon.svg`, drawn
/// in each size when it is first asked for.
public final class Icons {
    private static final Color PAPER = new Color(0xfdfcfa);
    private static final Color INK = new Color(0x16181b);
    private static final double BOX = 32; // the viewBox of favicon.svg

    /// What of a maskable icon surely shows is a circle of four fifths of its width; the letter's
    /// corners stay within.
    private static final double SAFE = 0.72;

    /// How wide each is in pixels, and how much of it the mark takes.
    private record Size(int width, double scale) {}

    private static final Map<String, Size> SIZES =
            Map.of(
                    "180.png", new Size(180, 0.9),
                    "192.png", new Size(192, 1),
                    "512.png", new Size(512, 1),
                    "maskable-192.png", new Size(192, SAFE),
                    "maskable-512.png", new Size(512, SAFE));

    private final Map<String, byte[]> drawn = new ConcurrentHashMap<>();

    /// The icon of that name, as PNG.
    ///
    /// @return empty when there is none of that name
    public Optional<byte[]> named(String name) {
        return Optional.ofNullable(SIZES.get(name))
                .map(size -> drawn.computeIfAbsent(name, _ -> draw(size)));
    }

    private static byte[] draw(Size size) {
        int width = size.width();
        BufferedImage image = new BufferedImage(width, width, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(INK);
        graphics.fillRect(0, 0, width, width);
        graphics.setColor(PAPER);
        AffineTransform place = new AffineTransform();
        double edge = width * (1 - size.scale()) / 2;
        place.translate(edge, edge);
        place.scale(width * size.scale() / BOX, width * size.scale() / BOX);
        graphics.fill(place.createTransformedShape(mark()));
        graphics.dispose();
        return png(image);
    }

    /// The paths of `favicon.svg`, step by step.
    private static Path2D mark() {
        Path2D mark = new Path2D.Double(Path2D.WIND_NON_ZERO);
        mark.moveTo(8, 6);
        mark.lineTo(15.5, 6);
        mark.curveTo(21.5, 6, 25, 9.8, 25, 15);
        mark.curveTo(25, 20.2, 21.5, 24, 15.5, 24);
        mark.lineTo(8, 24);
        mark.lineTo(8, 22.4);
        mark.lineTo(10, 22);
        mark.lineTo(10, 8);
        mark.lineTo(8, 7.6);
        mark.closePath();
        mark.moveTo(14, 8);
        mark.lineTo(14, 22);
        mark.lineTo(15.3, 22);
        mark.curveTo(18.9, 22, 20.8, 19.4, 20.8, 15);
        mark.curveTo(20.8, 10.6, 18.9, 8, 15.3, 8);
        mark.closePath();
        mark.append(new java.awt.geom.Rectangle2D.Double(8, 26.5, 17, 1.5), false);
        return mark;
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
