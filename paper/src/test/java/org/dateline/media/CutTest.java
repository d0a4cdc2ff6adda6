package org.dateline.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.dateline.media.Framing.Crop;
import org.dateline.story.Shape;
import org.junit.jupiter.api.Test;

class CutTest {
    @Test
    void aCutLiesInsideThePictureAndHasItsShapeWhateverWasDrawn() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            int width = random.nextInt(1, random.nextBoolean() ? 40 : 20_000);
            int height = random.nextInt(1, random.nextBoolean() ? 40 : 20_000);
            List<Cut> cuts = Cut.all(width, height, framing(random));
            assertThat(cuts).extracting(Cut::shape).contains(Shape.values());
            for (Cut cut : cuts) {
                check(cut, width, height);
            }
        }
    }

    @Test
    void aStripIsNotHigherThanAFileMayBe() {
        assertThat(Cut.all(1_000, 200_000, Framing.CENTRED))
                .allMatch(cut -> cut.height() <= 8_000 && cut.width() >= 1);
    }

    @Test
    void theFocalPointIsInTheMiddleWhereThereIsRoom() {
        Crop part =
                Cut.all(3_000, 1_000, new Framing(0.3, 0.5, Map.of())).stream()
                        .filter(cut -> cut.shape() == Shape.SQUARE)
                        .findFirst()
                        .orElseThrow()
                        .part();
        assertThat(part.x() + part.width() / 2).isBetween(0.2999, 0.3001);
    }

    private static void check(Cut cut, int width, int height) {
        Crop part = cut.part();
        assertThat(part.x()).isGreaterThanOrEqualTo(0);
        assertThat(part.x() + part.width()).isLessThanOrEqualTo(1);
        assertThat(part.y() + part.height()).isLessThanOrEqualTo(1);
        assertThat(cut.width()).isBetween(1, Math.max(1, width));
        if (cut.shape().isCut()) {
            double ratio = part.width() * width / (part.height() * height);
            double wanted = (double) cut.shape().width() / cut.shape().height();
            assertThat(ratio / wanted).isBetween(0.999, 1.001);
        }
    }

    private static Framing framing(SplittableRandom random) {
        Map<Shape, Crop> crops = new EnumMap<>(Shape.class);
        for (Shape shape : Shape.values()) {
            if (shape.isCut() && random.nextBoolean()) {
                double x = random.nextDouble(0.99);
                double y = random.nextDouble(0.99);
                crops.put(
                        shape,
                        new Crop(
                                x,
                                y,
                                Math.min(random.nextDouble(0.001, 1), 0.999 - x + 0.001 * (1 - x)),
                                Math.min(
                                        random.nextDouble(0.001, 1), 0.999 - y + 0.001 * (1 - y))));
            }
        }
        return new Framing(random.nextDouble(), random.nextDouble(), crops);
    }
}
