package org.dateline.media;

import java.awt.image.BufferedImage;

/// Turns a picture the way it was taken, by the number Exif gives (Exif 2.32, tag 0x0112): 1 is
/// upright, even numbers are mirrored, 5 to 8 lie on their side.
final class Turn {
    private Turn() {}

    static boolean isLying(int orientation) {
        return orientation >= 5;
    }

    static BufferedImage upright(BufferedImage from, int orientation) {
        if (orientation == 1) {
            return from;
        }
        boolean lying = isLying(orientation);
        int width = lying ? from.getHeight() : from.getWidth();
        int height = lying ? from.getWidth() : from.getHeight();
        BufferedImage upright = new BufferedImage(width, height, from.getType());
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                upright.setRGB(x, y, pixel(from, orientation, x, y));
            }
        }
        return upright;
    }

    private static int pixel(BufferedImage from, int orientation, int x, int y) {
        int right = from.getWidth() - 1;
        int bottom = from.getHeight() - 1;
        return switch (orientation) {
            case 2 -> from.getRGB(right - x, y);
            case 3 -> from.getRGB(right - x, bottom - y);
            case 4 -> from.getRGB(x, bottom - y);
            case 5 -> from.getRGB(y, x);
            case 6 -> from.getRGB(y, bottom - x);
            case 7 -> from.getRGB(right - y, bottom - x);
            case 8 -> from.getRGB(right - y, x);
            default -> from.getRGB(x, y);
        };
    }
}
