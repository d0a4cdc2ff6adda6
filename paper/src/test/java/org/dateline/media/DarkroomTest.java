package org.dateline.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assertj.core.api.Condition;
import org.dateline.media.Darkroom.Equipment;
import org.dateline.media.Framing.Crop;
import org.dateline.story.Refusal;
import org.dateline.story.Rendition;
import org.dateline.story.Shape;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DarkroomTest {
    /// One of each kind for all tests that only have pictures developed: to start a worker takes
    /// longer.
    private static final Map<Equipment, Darkroom> OPEN = new EnumMap<>(Equipment.class);

    @TempDir private static Path shared;
    @TempDir private Path folder;
    private Path made;
    private Cage cage;

    @BeforeAll
    static void openForAll() {
        for (Equipment equipment : Equipment.values()) {
            Cage cage = Cage.open(shared.resolve(equipment.name()));
            OPEN.put(equipment, new Darkroom(cage, equipment));
        }
    }

    @AfterAll
    static void closeForAll() {
        OPEN.forEach(
                (equipment, darkroom) -> {
                    darkroom.close();
                    assertThat(shared.resolve(equipment.name())).isEmptyDirectory();
                });
    }

    @BeforeEach
    void open() throws IOException {
        made = Files.createDirectory(folder.resolve("made"));
        cage = Cage.open(folder.resolve("cage"));
    }

    @AfterEach
    void nothingIsLeftInTheCage() {
        assertThat(folder.resolve("cage")).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource
    void aPhotographComesInEveryShapeAndWidth(Equipment equipment) throws IOException {
        Development development = develop(equipment, jpeg(2400, 1600), Order.asTaken());
        assertThat(development.width()).isEqualTo(2400);
        assertThat(development.height()).isEqualTo(1600);
        assertThat(sizes(development, "image/webp"))
                .containsExactlyInAnyOrder(
                        "WHOLE 480x320",
                        "WHOLE 800x533",
                        "WHOLE 1200x800",
                        "WHOLE 1920x1280",
                        "CARD 320x213",
                        "CARD 640x427",
                        "CARD 1200x800",
                        "SQUARE 160x160",
                        "SQUARE 320x320");
        assertThat(sizes(development, "image/jpeg")).hasSize(10).contains("SOCIAL 1200x630");
    }

    @ParameterizedTest
    @EnumSource
    void everyFileIsThereUnderItsDigestAndReadsAsWhatItIs(Equipment equipment) throws IOException {
        Development development = develop(equipment, jpeg(900, 600), Order.asTaken());
        for (Rendition rendition : development.renditions()) {
            Path file = made.resolve(rendition.digest().hex());
            assertThat(file).hasSize(rendition.bytes());
            assertThat(FileType.of(file).orElseThrow().mediaType()).isEqualTo(rendition.type());
            if (!rendition.type().equals("image/avif")) {
                BufferedImage image = read(file, rendition.type());
                assertThat(image.getWidth()).isEqualTo(rendition.width());
                assertThat(image.getHeight()).isEqualTo(rendition.height());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPictureIsNeverEnlarged(Equipment equipment) throws IOException {
        Development development = develop(equipment, jpeg(600, 200), Order.asTaken());
        assertThat(sizes(development, "image/jpeg"))
                .containsExactlyInAnyOrder(
                        "WHOLE 480x160",
                        "WHOLE 600x200",
                        "CARD 300x200",
                        "SOCIAL 380x200",
                        "SQUARE 160x160",
                        "SQUARE 200x200");
    }

    @ParameterizedTest
    @EnumSource
    void everyOrientationIsTurnedUpright(Equipment equipment) throws IOException {
        // What the upright picture has in its corners, for each way the quarters may be stored.
        List<String> corners =
                List.of("RGBY", "GRYB", "YBGR", "BYRG", "RBGY", "BRYG", "YGBR", "GYRB");
        for (int orientation = 1; orientation <= 8; orientation++) {
            Path file =
                    Specimens.turned(
                            Specimens.quarters(400, 200), orientation, folder.resolve("q"));
            Development development = develop(equipment, file, Order.asTaken());
            assertThat(development.width()).isEqualTo(orientation >= 5 ? 200 : 400);
            assertThat(corners(whole(development, "image/jpeg")))
                    .as("orientation " + orientation)
                    .isEqualTo(corners.get(orientation - 1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSeenThroughStaysSoInWebpAndIsWhiteInJpeg(Equipment equipment) throws IOException {
        BufferedImage image = new BufferedImage(400, 400, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillOval(100, 100, 200, 200);
        pen.dispose();
        Path file = Specimens.write(image, "png", folder.resolve("disc"));
        Development development = develop(equipment, file, Order.asTaken());
        assertThat(whole(development, "image/webp").getRGB(5, 5) >>> 24).isZero();
        BufferedImage jpeg = whole(development, "image/jpeg");
        assertThat(jpeg.getRGB(5, 5)).is(like(0xffffff));
        assertThat(jpeg.getRGB(200, 200)).is(like(0xff0000));
    }

    @ParameterizedTest
    @EnumSource
    void theFocalPointStaysInEveryCut(Equipment equipment) throws IOException {
        Path file = Specimens.write(Specimens.quarters(1200, 300), "png", folder.resolve("q"));
        Development left = develop(equipment, file, Order.asTaken(new Framing(0.1, 0.5, Map.of())));
        assertThat(corners(cut(left, Shape.SQUARE))).isEqualTo("RRBB");
    }

    @ParameterizedTest
    @EnumSource
    void aCropThatSomebodyDrewIsUsed(Equipment equipment) throws IOException {
        Path file = Specimens.write(Specimens.quarters(1200, 600), "png", folder.resolve("q"));
        Framing framing =
                new Framing(0.1, 0.1, Map.of(Shape.SQUARE, new Crop(0.55, 0.55, 0.4, 0.4)));
        Development development = develop(equipment, file, Order.asTaken(framing));
        assertThat(corners(cut(development, Shape.SQUARE))).isEqualTo("YYYY");
        assertThat(corners(whole(development, "image/jpeg"))).isEqualTo("RGBY");
    }

    @ParameterizedTest
    @EnumSource
    void greyAndSixteenBitPicturesKeepTheirTones(Equipment equipment) throws IOException {
        for (int type : List.of(BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY)) {
            BufferedImage image = new BufferedImage(300, 200, type);
            for (int y = 0; y < 200; y++) {
                for (int x = 0; x < 300; x++) {
                    int middle = type == BufferedImage.TYPE_BYTE_GRAY ? 100 : 100 * 257;
                    image.getRaster().setSample(x, y, 0, middle);
                }
            }
            Path file = Specimens.write(image, "png", folder.resolve("grey"));
            assertThat(develop(equipment, file, Order.asTaken()).placeholder())
                    .isEqualTo("#646464");
        }
    }

    @ParameterizedTest
    @EnumSource
    void creditsStandInEveryFile(Equipment equipment) throws IOException {
        Metadata words =
                Metadata.NOTHING
                        .with(Property.CREATORS, "Ada Lund")
                        .with(Property.CREDIT, "The Paper")
                        .with(Property.CAPTION, "海边 – by the sea")
                        .with(Property.COPYRIGHT, "© 2026 Ada Lund");
        Development development =
                develop(equipment, jpeg(700, 500), Order.of(Framing.CENTRED, words));
        for (Rendition rendition : development.renditions()) {
            Path file = made.resolve(rendition.digest().hex());
            Metadata read = MetadataReader.read(file, FileType.of(file).orElseThrow());
            assertThat(read.said()).as(rendition.type()).isEqualTo(words.said());
        }
    }

    @Test
    void bothKindsOfEquipmentSeeTheSamePicture() throws IOException {
        Path file = jpeg(1500, 1000);
        Development best = develop(Equipment.BEST, file, Order.asTaken());
        Development plain = develop(Equipment.PLAIN, file, Order.asTaken());
        assertThat(Long.bitCount(best.fingerprint() ^ plain.fingerprint())).isLessThanOrEqualTo(3);
        assertThat(grey(best.placeholder())).isCloseTo(grey(plain.placeholder()), within(3));
    }

    @Test
    void aSmallerCopyHasNearlyTheSameFingerprintAndAnotherPictureHasNot() throws IOException {
        Path large = jpeg(1500, 1000);
        Development first = develop(Equipment.PLAIN, large, Order.asTaken());
        BufferedImage small = whole(first, "image/jpeg", 480);
        Path copy = Specimens.write(small, "png", folder.resolve("copy"));
        Path other = Specimens.write(Specimens.quarters(500, 400), "png", folder.resolve("other"));
        long print = first.fingerprint();
        assertThat(distance(print, develop(Equipment.PLAIN, copy, Order.asTaken())))
                .isLessThanOrEqualTo(4);
        assertThat(distance(print, develop(Equipment.PLAIN, other, Order.asTaken())))
                .isGreaterThan(10);
    }

    @Test
    void theFirstFrameOfAMovingGifIsShownAndTheRestIsSaidToBeThere() throws IOException {
        Path file = folder.resolve("moving");
        Files.write(file, MovingGif.of(Specimens.quarters(200, 200), Specimens.quarters(200, 200)));
        for (Equipment equipment : Equipment.values()) {
            Development development = develop(equipment, file, Order.asTaken());
            assertThat(development.moving()).as(equipment.name()).isTrue();
            assertThat(corners(whole(development, "image/jpeg"))).isEqualTo("RGBY");
        }
    }

    @Test
    void heicWithoutLibvipsIsRefusedWithAWayOut() throws IOException {
        Path file = Files.write(folder.resolve("heic"), HEIC_HEAD);
        assertThatThrownBy(() -> develop(Equipment.PLAIN, file, Order.asTaken()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("libvips42")
                .hasMessageContaining("./dateline doctor");
    }

    @ParameterizedTest
    @EnumSource
    void aDrawingIsRefusedWithAWayOut(Equipment equipment) throws IOException {
        String drawing = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
        Path file = Files.writeString(folder.resolve("drawing"), drawing);
        assertThatThrownBy(() -> develop(equipment, file, Order.asTaken()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("save it as PNG");
        assertThat(made).isEmptyDirectory();
    }

    @Test
    void avifIsReadAndWrittenWithLibvips() throws IOException {
        assumeTrue(Vips.load().isPresent(), "libvips is not installed");
        Development first = develop(Equipment.BEST, jpeg(900, 600), Order.asTaken());
        Rendition avif =
                first.renditions().stream()
                        .filter(rendition -> rendition.type().equals("image/avif"))
                        .findFirst()
                        .orElseThrow();
        Path file = made.resolve(avif.digest().hex());
        Development second = develop(Equipment.BEST, file, Order.asTaken());
        assertThat(second.type()).isEqualTo(FileType.AVIF);
        assertThat(distance(first.fingerprint(), second)).isLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void halfAPictureIsRefused(Equipment equipment) throws IOException {
        Path file = jpeg(1200, 800);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> develop(equipment, file, Order.asTaken()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("broken or cut off");
        assertThat(made).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource
    void aPictureOfTooManyPixelsIsRefusedBeforeItIsDecoded(Equipment equipment) throws IOException {
        Path file = Files.write(folder.resolve("bomb"), Bombs.png(40_000, 40_000, 1));
        assertThatThrownBy(() -> develop(equipment, file, Order.asTaken()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("40,000 by 40,000 pixels");
    }

    @Test
    void aWorkerThatTakesTooLongIsReplaced() throws IOException {
        Path file = jpeg(1200, 800);
        try (Darkroom hasty =
                new Darkroom(cage, Equipment.PLAIN, Duration.ofMillis(1), Duration.ofMinutes(1))) {
            assertThatThrownBy(() -> hasty.develop(file, Order.asTaken(), made))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("takes too long");
            assertThat(hasty.deaths()).isEqualTo(1);
            assertThat(hasty.isStaffed()).isFalse();
        }
        assertThat(made).isEmptyDirectory();
    }

    @Test
    void aWorkerThatIsKilledWhileItWaitsCostsNothing() throws Exception {
        Path file = jpeg(600, 400);
        try (Darkroom darkroom = new Darkroom(cage, Equipment.PLAIN)) {
            darkroom.develop(file, Order.asTaken(), made);
            kill();
            assertThat(darkroom.develop(file, Order.asTaken(), made).width()).isEqualTo(600);
            assertThat(darkroom.deaths()).isZero();
        }
    }

    /// Ends what runs in the cage, by the ids that stand there.
    private void kill() throws Exception {
        try (Stream<Path> files = Files.walk(folder.resolve("cage"))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith("running-")) {
                    ProcessHandle worker =
                            ProcessHandle.of(Long.parseLong(name.substring(8))).orElseThrow();
                    worker.destroyForcibly();
                    worker.onExit().get();
                }
            }
        }
    }

    @Test
    void aWorkerWithNothingToDoGoesHome() throws Exception {
        Path file = jpeg(300, 200);
        try (Darkroom darkroom =
                new Darkroom(cage, Equipment.PLAIN, Darkroom.PATIENCE, Duration.ofMillis(300))) {
            darkroom.develop(file, Order.asTaken(), made);
            assertThat(darkroom.isStaffed()).isTrue();
            while (darkroom.isStaffed()) {
                Thread.sleep(20);
            }
            assertThat(folder.resolve("cage")).isEmptyDirectory();
            darkroom.develop(file, Order.asTaken(), made);
        }
    }

    private static final byte[] HEIC_HEAD = {
        0, 0, 0, 24, 'f', 't', 'y', 'p', 'h', 'e', 'i', 'c', 0, 0, 0, 0, 'm', 'i', 'f', '1', 'h',
        'e', 'i', 'c'
    };

    private Development develop(Equipment equipment, Path file, Order order) {
        return Objects.requireNonNull(OPEN.get(equipment)).develop(file, order, made);
    }

    private Path jpeg(int width, int height) throws IOException {
        return Specimens.write(
                Specimens.landscape(width, height, BufferedImage.TYPE_INT_RGB),
                "jpg",
                folder.resolve("landscape"));
    }

    private static List<String> sizes(Development development, String type) {
        return development.renditions().stream()
                .filter(rendition -> rendition.type().equals(type))
                .map(
                        rendition ->
                                rendition.shape()
                                        + " "
                                        + rendition.width()
                                        + "x"
                                        + rendition.height())
                .toList();
    }

    private BufferedImage whole(Development development, String type) throws IOException {
        return picked(development, Shape.WHOLE, type).findFirst().orElseThrow();
    }

    private BufferedImage whole(Development development, String type, int width)
            throws IOException {
        return picked(development, Shape.WHOLE, type)
                .filter(image -> image.getWidth() == width)
                .findFirst()
                .orElseThrow();
    }

    private BufferedImage cut(Development development, Shape shape) throws IOException {
        return picked(development, shape, "image/jpeg").findFirst().orElseThrow();
    }

    private Stream<BufferedImage> picked(Development development, Shape shape, String type)
            throws IOException {
        Stream.Builder<BufferedImage> images = Stream.builder();
        for (Rendition rendition : development.renditions()) {
            if (rendition.shape() == shape && rendition.type().equals(type)) {
                images.add(read(made.resolve(rendition.digest().hex()), type));
            }
        }
        return images.build();
    }

    private static BufferedImage read(Path file, String type) throws IOException {
        var reader =
                type.equals("image/webp")
                        ? new com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi()
                                .createReaderInstance()
                        : ImageIO.getImageReadersByMIMEType(type).next();
        try (var in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            return reader.read(0);
        }
    }

    /// The colours near the four corners, by their first letters.
    private static String corners(BufferedImage image) {
        int right = image.getWidth() * 7 / 8;
        int bottom = image.getHeight() * 7 / 8;
        int left = image.getWidth() / 8;
        int top = image.getHeight() / 8;
        return letter(image.getRGB(left, top))
                + letter(image.getRGB(right, top))
                + letter(image.getRGB(left, bottom))
                + letter(image.getRGB(right, bottom));
    }

    private static String letter(int pixel) {
        return Map.of("R", 0xff0000, "G", 0x00ff00, "B", 0x0000ff, "Y", 0xffff00)
                .entrySet()
                .stream()
                .filter(colour -> near(pixel, colour.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("?");
    }

    private static Condition<Integer> like(int colour) {
        return new Condition<>(pixel -> near(pixel, colour), "like %06x", colour);
    }

    private static boolean near(int one, int other) {
        return Stream.of(0, 8, 16)
                .allMatch(shift -> Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)) < 40);
    }

    private static int grey(String colour) {
        return Integer.parseInt(colour.substring(3, 5), 16);
    }

    private static int distance(long print, Development other) {
        return Long.bitCount(print ^ other.fingerprint());
    }
}
