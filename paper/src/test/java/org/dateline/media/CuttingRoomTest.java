package org.dateline.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.dateline.store.Blobs;
import org.dateline.story.Refusal;
import org.dateline.story.Rendition;
import org.dateline.story.Rights;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CuttingRoomTest {
    private static final DoubleConsumer UNTOLD = _ -> {};
    private static final Slate SLATE =
            new Slate(
                    "Bridge opens",
                    new Rights(
                            "Leila Strand",
                            "Leila Strand/The Lanmere Packet",
                            "© 2026 The Lanmere Packet",
                            "",
                            "",
                            "",
                            "",
                            Optional.empty()),
                    Optional.empty());

    @TempDir private static Path shared;
    @TempDir private Path folder;

    /// The broadcast as it was made, once for all tests that only look at it, and the progress
    /// told.
    private static Film film;

    private static final List<Double> TOLD = new ArrayList<>();

    @BeforeAll
    static void film() throws Exception {
        Clips.assumeFfmpeg();
        new Clips(shared)
                .film(
                        "broadcast.mp4",
                        "1920x1080",
                        50,
                        9,
                        "-movflags",
                        "+faststart",
                        "-metadata",
                        "location=+59.9139+010.7522/",
                        "-metadata",
                        "title=Secret");
        Path made = Files.createDirectory(shared.resolve("made"));
        film = room(shared).cut(broadcast(), FileType.MP4, SLATE, made, TOLD::add);
        assertThat(list(shared.resolve("cells"))).isEmpty();
    }

    @BeforeEach
    void cells() throws IOException {
        Files.createDirectory(folder.resolve("cells"));
    }

    @AfterEach
    void noTemporaryFileIsLeft() throws IOException {
        assertThat(list(folder.resolve("cells"))).isEmpty();
    }

    @Test
    void aVideoIsMadeInTwoQualitiesThatEveryPlayerPlays() throws Exception {
        assertThat(film.length().toMillis()).isCloseTo(9_000, Offset.offset(100L));
        assertThat(film.width()).isEqualTo(1_920);
        assertThat(film.height()).isEqualTo(1_080);
        assertThat(film.renditions())
                .extracting(r -> r.type() + " " + r.width() + "x" + r.height())
                .containsExactly(
                        "application/vnd.apple.mpegurl 0x0",
                        "video/mp4 1280x720",
                        "video/mp4 640x360",
                        "application/vnd.apple.mpegurl 1280x720",
                        "video/mp2t 1280x720",
                        "application/vnd.apple.mpegurl 640x360",
                        "video/mp2t 640x360");
        assertThat(streams(film.renditions().get(1)))
                .containsExactly("h264", "Main", "1280", "720", "31", "25/1", "aac", "LC", "0/0");
        assertThat(streams(film.renditions().get(2)))
                .containsExactly("h264", "Main", "640", "360", "30", "25/1", "aac", "LC", "0/0");
        assertThat(positionOf("moov", film.renditions().get(1)))
                .as("the index comes first")
                .isLessThan(positionOf("mdat", film.renditions().get(1)));
    }

    @Test
    void eachFileIsNamedByItsDigest() throws Exception {
        for (Rendition rendition : film.renditions()) {
            assertThat(Blobs.digest(file(rendition))).isEqualTo(rendition.digest().hex());
            assertThat(Files.size(file(rendition))).isEqualTo(rendition.bytes());
        }
    }

    @Test
    void theSameVideoGivesTheSameFiles() throws Exception {
        assertThat(cut(broadcast(), FileType.MP4).renditions()).isEqualTo(film.renditions());
    }

    @Test
    void creditAndCopyrightAreInEachQualityAndThePlaceIsInNone() {
        assertThat(Clips.probe(broadcast(), "format_tags")).contains("+59.9139", "Secret");
        for (Rendition mp4 : film.renditions().subList(1, 3)) {
            assertThat(Clips.probe(file(mp4), "format_tags"))
                    .contains(
                            "Bridge opens",
                            "Leila Strand",
                            "© 2026 The Lanmere Packet",
                            "Leila Strand/The Lanmere Packet")
                    .doesNotContain("59.9139", "Secret");
        }
    }

    @Test
    void theStreamIsRangesOfFilesNamedByTheirDigests() throws Exception {
        List<Rendition> made = film.renditions();
        assertThat(text(made.getFirst()))
                .contains("CODECS=\"avc1.4d401f,mp4a.40.2\"", "CODECS=\"avc1.4d401e,mp4a.40.2\"")
                .contains("RESOLUTION=1280x720", "RESOLUTION=640x360", "FRAME-RATE=25.000")
                .contains(made.get(3).path(), made.get(5).path())
                .doesNotContain(shared.toString());
        String playlist = text(made.get(3));
        assertThat(playlist.lines().filter(line -> !line.startsWith("#")))
                .hasSize(3)
                .containsOnly(made.get(4).path());
        assertThat(ranges(playlist)).isEqualTo(made.get(4).bytes());
    }

    /// Adds up the ranges, each of which must begin where the one before it ends.
    private static long ranges(String playlist) {
        long end = 0;
        for (String line : playlist.lines().toList()) {
            if (line.startsWith("#EXT-X-BYTERANGE:")) {
                String[] range = line.substring(17).split("@", -1);
                assertThat(Long.parseLong(range[1])).isEqualTo(end);
                end += Long.parseLong(range[0]);
            }
        }
        return end;
    }

    @Test
    void aVideoThatFitsTheSmallQualityIsMadeInThatAlone() throws Exception {
        Path tiny = clips().film("tiny.mp4", "320x180", 25, 2);
        assertThat(cut(tiny, FileType.MP4).renditions())
                .extracting(r -> r.type() + " " + r.width() + "x" + r.height())
                .containsExactly("video/mp4 320x180");
    }

    @Test
    void aVideoTakenUprightStaysUpright() throws Exception {
        Path lying = clips().film("lying.mp4", "1280x720", 25, 1);
        Path upright = folder.resolve("upright.mov");
        Clips.run(
                "ffmpeg",
                "-v",
                "error",
                "-i",
                lying,
                "-c",
                "copy",
                "-metadata:s:v:0",
                "rotate=90",
                upright);
        Film film = cut(upright, FileType.MOV);
        assertThat(film.width()).isEqualTo(720);
        assertThat(film.height()).isEqualTo(1_280);
        assertThat(film.renditions().get(1))
                .returns(720, Rendition::width)
                .returns(1_280, Rendition::height);
        assertThat(poster(film).getHeight()).isEqualTo(1_280);
    }

    @Test
    void aSilentWebmWithoutALengthBecomesMp4() throws Exception {
        Path silent =
                clips().of(
                                "testsrc2=s=800x450:r=25:d=2",
                                "silent.webm",
                                "-c:v",
                                "libvpx",
                                "-deadline",
                                "realtime",
                                "-live",
                                "1");
        assertThat(Clips.probe(silent, "format=duration")).isEqualTo("N/A");
        Film film = cut(silent, FileType.WEBM);
        assertThat(film.length().toMillis()).isCloseTo(2_000, Offset.offset(100L));
        assertThat(text(film.renditions().getFirst())).contains("CODECS=\"avc1.4d401f\"");
        assertThat(film.renditions().get(1))
                .returns(800, Rendition::width)
                .returns(450, Rendition::height);
    }

    @Test
    void thePosterIsTheFirstMomentThatIsNotDark() throws Exception {
        Path fading =
                clips().of(
                                "color=black:s=640x360:r=25:d=3[a];testsrc2=s=640x360:r=25:d=3[b];[a][b]concat",
                                "fading.mp4",
                                "-c:v",
                                "libx264",
                                "-preset",
                                "ultrafast");
        Film film = cut(fading, FileType.MP4);
        assertThat(brightness(poster(film))).isGreaterThan(40);
    }

    @Test
    void thePosterIsTheMomentThatWasChosenEvenWhenItIsDark() throws Exception {
        Path ending =
                clips().of(
                                "testsrc2=s=640x360:r=25:d=3[a];color=black:s=640x360:r=25:d=3[b];[a][b]concat",
                                "ending.mp4",
                                "-c:v",
                                "libx264",
                                "-preset",
                                "ultrafast");
        Slate chosen = new Slate("", Rights.UNKNOWN, Optional.of(Duration.ofMillis(4_500)));
        Film film = room().cut(ending, FileType.MP4, chosen, out(), UNTOLD);
        assertThat(brightness(poster(film))).isLessThan(10);
    }

    @Test
    void aBlackVideoHasABlackPoster() throws Exception {
        Path black =
                clips().of(
                                "color=black:s=320x180:r=25:d=2",
                                "black.mp4",
                                "-c:v",
                                "libx264",
                                "-pix_fmt",
                                "yuv420p");
        assertThat(brightness(poster(cut(black, FileType.MP4)))).isLessThan(10);
    }

    @Test
    void filmForBrighterScreensIsBroughtDownToOurs() throws Exception {
        Path hdr =
                clips().of(
                                "testsrc2=s=640x360:r=25:d=1,format=yuv420p10le",
                                "hdr.mp4",
                                "-c:v",
                                "libx264",
                                "-preset",
                                "ultrafast",
                                "-color_primaries",
                                "bt2020",
                                "-color_trc",
                                "smpte2084",
                                "-colorspace",
                                "bt2020nc");
        Film film = cut(hdr, FileType.MP4);
        assertThat(
                        Clips.probe(
                                file(film.renditions().getFirst()),
                                "stream=pix_fmt,color_transfer",
                                "-select_streams",
                                "v"))
                .isEqualTo("yuv420p\nbt709");
    }

    @Test
    void progressGoesFromNothingToAll() {
        assertThat(TOLD).isSorted().hasSizeGreaterThan(8);
        assertThat(TOLD.getLast()).isCloseTo(1, Offset.offset(1e-9));
    }

    @Test
    void whatWasInterruptedGoesOnAfterTheLastFinishedFile() throws Exception {
        CuttingRoom room = room();
        Path out = out();
        CountDownLatch firstQualityIsDone = new CountDownLatch(1);
        AtomicReference<@Nullable Throwable> end = new AtomicReference<>();
        DoubleConsumer progress =
                done -> {
                    if (done > 0.78) {
                        firstQualityIsDone.countDown();
                    }
                };
        Thread work =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    try {
                                        room.cut(broadcast(), FileType.MP4, SLATE, out, progress);
                                    } catch (InterruptedException expected) {
                                        end.set(expected);
                                    }
                                });
        firstQualityIsDone.await();
        work.interrupt();
        work.join();
        assertThat(end.get()).isInstanceOf(InterruptedException.class);
        noTemporaryFileIsLeft();
        List<Path> kept = list(out());
        List<Double> told = new ArrayList<>();
        Film film = room().cut(broadcast(), FileType.MP4, SLATE, out(), told::add);
        assertThat(list(out())).containsAll(kept);
        assertThat(told.get(1)).as("the first quality was there").isGreaterThan(0.7);
        assertThat(film.renditions()).hasSize(7);
        assertThat(film.renditions()).allMatch(rendition -> Files.exists(file(rendition)));
    }

    @Test
    void otherCreditsMakeOtherFilesOfTheSameFolder() throws Exception {
        Path tiny = clips().film("tiny.mp4", "320x180", 25, 1);
        cut(tiny, FileType.MP4);
        Slate other = new Slate("Another title", Rights.UNKNOWN, Optional.empty());
        Film film = room().cut(tiny, FileType.MP4, other, out(), UNTOLD);
        assertThat(Clips.probe(file(film.renditions().getFirst()), "format_tags"))
                .contains("Another title")
                .doesNotContain("Leila");
        assertThat(list(out())).hasSize(3);
    }

    @Test
    void aRecordingIsMadeAsMp3AndAacIsKeptBesideIt() throws Exception {
        Path m4a =
                clips().of(
                                "sine=440:d=3",
                                "talk.m4a",
                                "-c:a",
                                "aac",
                                "-b:a",
                                "96k",
                                "-metadata",
                                "title=Secret");
        Film film = cut(m4a, FileType.M4A);
        assertThat(film.renditions())
                .extracting(Rendition::type)
                .containsExactly("audio/mp4", "audio/mpeg");
        assertThat(film.length().toMillis()).isCloseTo(3_000, Offset.offset(100L));
        assertThat(film.still()).isEmpty();
        for (Rendition rendition : film.renditions()) {
            assertThat(Clips.probe(file(rendition), "format_tags"))
                    .contains("Bridge opens", "© 2026 The Lanmere Packet")
                    .doesNotContain("Secret");
        }
    }

    @Test
    void anMp3IsNotCodedTwiceAndLosesItsCover() throws Exception {
        Path plain = clips().of("sine=440:d=3", "plain.mp3", "-c:a", "libmp3lame", "-b:a", "96k");
        Path cover = clips().of("testsrc2=s=64x64:d=1", "cover.png", "-frames:v", "1");
        Path mp3 = folder.resolve("covered.mp3");
        Clips.run(
                "ffmpeg", "-v", "error", "-i", plain, "-i", cover, "-map", "0", "-map", "1", "-c",
                "copy", mp3);
        Film film = cut(mp3, FileType.MP3);
        assertThat(film.renditions()).hasSize(1);
        Path made = file(film.renditions().getFirst());
        assertThat(Clips.probe(made, "stream=codec_name")).isEqualTo("mp3");
        assertThat(packets(made)).isEqualTo(packets(plain));
    }

    private static String packets(Path sound) {
        return Clips.run(
                "ffmpeg", "-v", "error", "-i", sound, "-map", "0:a", "-c", "copy", "-f", "md5",
                "-");
    }

    @Test
    void whatFfmpegDoesIsSaidToWhoeverRunsThePaper() throws Exception {
        assertThat(room().isEquipped()).isTrue();
        assertThat(room().says()).startsWith("ffmpeg ").contains("two qualities and HLS");
        assertThat(bareRoom().isEquipped()).isFalse();
        assertThat(bareRoom().says())
                .startsWith("ffmpeg is missing.")
                .endsWith("Install the package ffmpeg.");
    }

    @Test
    void withoutFfmpegReadersAreGivenWhatWasUploadedWithoutItsPlace() throws Exception {
        Film film = bareRoom().cut(broadcast(), FileType.MP4, SLATE, out(), UNTOLD);
        assertThat(film.length().toMillis()).isCloseTo(9_000, Offset.offset(100L));
        assertThat(film.width()).isEqualTo(1_920);
        assertThat(film.height()).isEqualTo(1_080);
        assertThat(film.renditions()).extracting(Rendition::type).containsExactly("video/mp4");
        Path made = file(film.renditions().getFirst());
        assertThat(Files.size(made)).isEqualTo(Files.size(broadcast()));
        assertThat(Clips.probe(made, "format_tags")).doesNotContain("59.9139", "Secret");
        assertThat(packetsOfAll(made)).isEqualTo(packetsOfAll(broadcast()));
    }

    private static String packetsOfAll(Path film) {
        return Clips.run(
                "ffmpeg", "-v", "error", "-i", film, "-map", "0", "-c", "copy", "-f", "md5", "-");
    }

    @Test
    void withoutFfmpegAMovIsRefused() throws Exception {
        assertThatThrownBy(() -> bareRoom().cut(broadcast(), FileType.MOV, SLATE, out(), UNTOLD))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Upload it as MP4.");
    }

    private static Path broadcast() {
        return shared.resolve("broadcast.mp4");
    }

    private Clips clips() {
        return new Clips(folder);
    }

    private Path out() throws IOException {
        return Files.createDirectories(folder.resolve("out"));
    }

    private CuttingRoom room() throws InterruptedException {
        return room(folder);
    }

    private static CuttingRoom room(Path folder) throws InterruptedException {
        return CuttingRoom.open(Cage.open(folder.resolve("cells")), System.getenv("PATH"));
    }

    private CuttingRoom bareRoom() throws InterruptedException {
        return CuttingRoom.open(Cage.open(folder.resolve("cells")), "");
    }

    private Film cut(Path file, FileType type) throws Exception {
        return room().cut(file, type, SLATE, out(), UNTOLD);
    }

    /// What this test made, or what was made for all of them.
    private Path file(Rendition rendition) {
        Path own = folder.resolve("out").resolve(rendition.digest().hex());
        return Files.exists(own) ? own : shared.resolve("made").resolve(rendition.digest().hex());
    }

    private String text(Rendition rendition) throws IOException {
        return Files.readString(file(rendition));
    }

    private List<String> streams(Rendition rendition) {
        return Clips.probe(
                        file(rendition),
                        "stream=codec_name,profile,width,height,level,avg_frame_rate")
                .lines()
                .toList();
    }

    private int positionOf(String box, Rendition rendition) throws IOException {
        return new String(Files.readAllBytes(file(rendition)), StandardCharsets.ISO_8859_1)
                .indexOf(box);
    }

    private static BufferedImage poster(Film film) throws IOException {
        return ImageIO.read(film.still().orElseThrow().toFile());
    }

    private static double brightness(BufferedImage picture) {
        double sum = 0;
        for (int y = 0; y < picture.getHeight(); y += 4) {
            for (int x = 0; x < picture.getWidth(); x += 4) {
                sum += picture.getRGB(x, y) >> 8 & 0xff;
            }
        }
        return sum / (picture.getWidth() / 4) / (picture.getHeight() / 4);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
