package org.dateline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SsimTest {
    @TempDir private Path folder;

    @Test
    void aPictureIsLikeItselfAndLessSoTheMoreNoiseThereIs() throws IOException {
        Path file = folder.resolve("photograph");
        Photograph.write(file, 300, 200, 3);
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(Ssim.of(image, image)).isEqualTo(1);
        double little = Ssim.of(image, noisy(image, 10));
        double much = Ssim.of(image, noisy(image, 60));
        assertThat(little).isBetween(0.8, 0.999);
        assertThat(much).isLessThan(little - 0.1);
    }

    private static BufferedImage noisy(BufferedImage image, int most) {
        SplittableRandom random = new SplittableRandom(5);
        BufferedImage noisy =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int add = random.nextInt(-most, most + 1);
                int pixel = image.getRGB(x, y);
                int red = Math.clamp((pixel >> 16 & 0xff) + add, 0, 255);
                int green = Math.clamp((pixel >> 8 & 0xff) + add, 0, 255);
                int blue = Math.clamp((pixel & 0xff) + add, 0, 255);
                noisy.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        return noisy;
    }
}
