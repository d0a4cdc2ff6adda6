package org.dateline.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.dateline.story.Refusal;
import org.dateline.story.Rendition;
import org.dateline.story.Rights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is called a video ends as one or as a sentence, with ffmpeg and without, and nothing is
/// left behind.
class HostileFilmTest {
    private static final Slate SLATE = new Slate("", Rights.UNKNOWN, Optional.empty());

    @TempDir private Path folder;

    @BeforeAll
    static void ffmpeg() {
        Clips.assumeFfmpeg();
    }

    @AfterEach
    void noTemporaryFileIsLeft() throws IOException {
        try (Stream<Path> left = Files.list(folder.resolve("cells"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void anEmptyFileIsRefused() throws Exception {
        refused(write("empty.mp4", new byte[0]), FileType.MP4, "no index");
        refused(write("empty.webm", new byte[0]), FileType.WEBM, "is broken");
        refused(write("empty.mp3", new byte[0]), FileType.MP3, "is broken");
    }

    @Test
    void aFileWithoutItsEndIsRefused() throws Exception {
        Path whole = clips().film("whole.mp4", "320x180", 25, 3);
        byte[] bytes = Files.readAllBytes(whole);
        refused(
                write("cut.mp4", Arrays.copyOf(bytes, bytes.length / 2)),
                FileType.MP4,
                "cut short");
    }

    @Test
    void aFileWhoseIndexPromisesMoreThanIsThereIsRefused() throws Exception {
        Path whole = clips().film("whole.mp4", "320x180", 25, 6, "-movflags", "+faststart");
        byte[] bytes = Files.readAllBytes(whole);
        refused(
                write("cut.mp4", Arrays.copyOf(bytes, bytes.length / 2)),
                FileType.MP4,
                "This file is cut short: only 00:00:0");
    }

    @Test
    void aListOfOtherFilesIsNotFollowed() throws Exception {
        Path secret = clips().film("secret.mp4", "320x180", 25, 1);
        String[] lists = {
            "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n",
            "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n" + secret + "\n#EXT-X-ENDLIST\n",
            "#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:1/x.ts\n",
            "ffconcat version 1.0\nfile '" + secret + "'\n",
            "RIFF....AVI LIST....GAB2 #EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n"
        };
        for (String list : lists) {
            for (FileType type : new FileType[] {FileType.MP4, FileType.WEBM, FileType.MP3}) {
                refused(write("list.mp4", list.getBytes(ISO_8859_1)), type, "");
            }
        }
    }

    @Test
    void aQuickTimeReferenceToAnotherFileIsNotFollowed() throws Exception {
        Path film = clips().film("film.mov", "320x180", 25, 1);
        byte[] bytes = Files.readAllBytes(film);
        // The data reference says “in this file”; now it says “in a file of that name”.
        int at = new String(bytes, ISO_8859_1).indexOf("url \0\0\0\1");
        assertThat(at).isPositive();
        System.arraycopy("alis\0\0\0\0".getBytes(ISO_8859_1), 0, bytes, at, 8);
        endsWell(write("reference.mov", bytes), FileType.MOV);
    }

    @Test
    void aFrameTooLargeToUnpackIsRefused() throws Exception {
        Path film = clips().film("film.mp4", "320x180", 25, 1);
        byte[] bytes = Files.readAllBytes(film);
        int entry = new String(bytes, ISO_8859_1).indexOf("avc1", 4_000);
        assertThat(entry).isPositive();
        Arrays.fill(bytes, entry + 28, entry + 32, (byte) 0xff);
        endsWell(write("huge.mp4", bytes), FileType.MP4);

        Path wide =
                clips().of(
                                "color=red:s=16000x32:r=1:d=1",
                                "wide.mov",
                                "-c:v",
                                "mjpeg",
                                "-pix_fmt",
                                "yuvj420p");
        refused(wide, FileType.MOV, "at most 8,192 either way are taken");
    }

    @Test
    void aFileThatClaimsToLastForEverIsRefused() throws Exception {
        Path film = clips().film("film.mp4", "320x180", 25, 1);
        byte[] bytes = Files.readAllBytes(film);
        int header = new String(bytes, ISO_8859_1).indexOf("mvhd");
        Arrays.fill(bytes, header + 20, header + 24, (byte) 0x7f);
        int track = new String(bytes, ISO_8859_1).indexOf("tkhd");
        Arrays.fill(bytes, track + 24, track + 28, (byte) 0x7f);
        endsWell(write("endless.mp4", bytes), FileType.MP4);
    }

    @Test
    void twoFramesHoursApartTakeNoHours() throws Exception {
        Path sparse =
                clips().of(
                                "testsrc2=s=320x180:r=1:d=2,setpts='N*18000/TB'",
                                "sparse.mp4",
                                "-c:v",
                                "libx264",
                                "-vsync",
                                "vfr");
        endsWell(sparse, FileType.MP4);
    }

    @Test
    void soundThatIsCalledAVideoIsRefused() throws Exception {
        refused(
                clips().of("sine=440:d=1", "sound.mp4", "-c:a", "aac"),
                FileType.MP4,
                "Upload it as M4A or MP3.");
    }

    @Test
    void aCodecOfNoCameraIsRefusedByItsName() throws Exception {
        refused(
                clips().of("testsrc2=s=64x64:r=5:d=1", "old.mov", "-c:v", "qtrle"),
                FileType.MOV,
                "coded as “qtrle”");
    }

    @Test
    void aFileThatIsNotWhatItIsSaidToBeIsRefused() throws Exception {
        Path webm = clips().of("testsrc2=s=64x64:r=5:d=1", "film.webm", "-c:v", "libvpx");
        refused(webm, FileType.MP4, "");
        refused(clips().film("film.mp4", "64x64", 5, 1), FileType.WEBM, "");
    }

    @Test
    void flippedBytesEndAsAVideoOrASentence() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] film = Files.readAllBytes(clips().film("film.mp4", "160x90", 10, 1));
        byte[] webm =
                Files.readAllBytes(
                        clips().of("testsrc2=s=160x90:r=10:d=1", "film.webm", "-c:v", "libvpx"));
        for (int round = 0; round < 12; round++) {
            FileType type = round % 2 == 0 ? FileType.MP4 : FileType.WEBM;
            byte[] bytes = (type == FileType.MP4 ? film : webm).clone();
            for (int flips = 1 + random.nextInt(40); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                endsWell(write("flipped", bytes), type);
            } catch (RuntimeException | AssertionError failed) {
                throw new AssertionError("seed %d, round %d".formatted(seed, round), failed);
            }
        }
    }

    @Test
    void withoutFfmpegFlippedBytesEndAsAVideoOrASentence() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] film = Files.readAllBytes(clips().film("film.mp4", "160x90", 10, 1));
        for (int round = 0; round < 500; round++) {
            byte[] bytes = film.clone();
            for (int flips = 1 + random.nextInt(40); flips > 0; flips--) {
                bytes[bytes.length - 1 - random.nextInt(2_000)] = (byte) random.nextInt();
            }
            Path file = write("flipped", bytes);
            try {
                Film made = cut(CuttingRoom.open(cage(), ""), file, FileType.MP4);
                assertThat(made.renditions().getFirst().bytes()).isEqualTo(bytes.length);
            } catch (Refusal said) {
                assertThat(said.sentence()).as("seed %d, round %d", seed, round).endsWith(".");
            }
        }
    }

    @Test
    void withoutFfmpegATrackOfMeasurementsIsRefused() throws Exception {
        byte[] film = Files.readAllBytes(clips().film("film.mp4", "160x90", 10, 1));
        int handler = new String(film, ISO_8859_1).indexOf("soun");
        System.arraycopy("meta".getBytes(ISO_8859_1), 0, film, handler, 4);
        Path file = write("measured.mp4", film);
        CuttingRoom bare = CuttingRoom.open(cage(), "");
        assertThatThrownBy(() -> cut(bare, file, FileType.MP4))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("a track of measurements");
    }

    private void refused(Path file, FileType type, String words) throws Exception {
        CuttingRoom room = room();
        assertThatThrownBy(() -> cut(room, file, type))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(words)
                .hasMessageEndingWith(".")
                .hasMessageNotContaining(folder.toString());
    }

    private void endsWell(Path file, FileType type) throws Exception {
        try {
            Film film = cut(room(), file, type);
            assertThat(film.renditions()).extracting(Rendition::bytes).allMatch(bytes -> bytes > 0);
        } catch (Refusal said) {
            assertThat(said.sentence()).endsWith(".").doesNotContain(folder.toString());
        }
    }

    private Film cut(CuttingRoom room, Path file, FileType type) throws Exception {
        Path out = Files.createDirectories(folder.resolve("out"));
        return room.cut(file, type, SLATE, out, _ -> {});
    }

    private CuttingRoom room() throws InterruptedException {
        return CuttingRoom.open(cage(), System.getenv("PATH"));
    }

    private Cage cage() {
        return Cage.open(folder.resolve("cells"));
    }

    private Clips clips() {
        return new Clips(folder);
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }
}
