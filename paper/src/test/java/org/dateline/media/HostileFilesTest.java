package org.dateline.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.dateline.story.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is in a file, reading what it says ends soon, in little memory, and well.
class HostileFilesTest {
    private static final int MILLISECONDS = 2_000;

    @TempDir private Path folder;

    @Test
    void everyFileFromElsewhereIsReadOrRefusedWithin256MiB() throws Exception {
        List<Path> files = new ArrayList<>();
        for (String corpus :
                List.of(
                        "images-hostile-fuzz",
                        "images-hostile-pillow",
                        "images-avif",
                        "images-imagemeta",
                        "images-metadata-extractor")) {
            files.addAll(Corpora.files(Corpora.folder(corpus), ".json", ".txt", ".md"));
        }
        List<String> ends = readInAnotherProcess(files);
        assertThat(ends).hasSameSizeAs(files);
        assertThat(ends).allMatch(end -> Long.parseLong(end.split("\t")[1]) < MILLISECONDS);
        System.out.printf(
                "%,d hostile and odd files: %,d read, %,d refused, %,d of no type of ours%n",
                ends.size(), count(ends, "READ"), count(ends, "REFUSED"), count(ends, "UNKNOWN"));
    }

    @Test
    void aFileThatClaimsToBeHugeTakesNoMemory() throws Exception {
        List<Path> files =
                List.of(
                        file("chunk.png", bytes("89504e470d0a1a0a 7fffffff 74455874")),
                        file(
                                "box.avif",
                                bytes(
                                        "00000018 66747970 61766966 00000000 6d696631 61766966 7fffffff 6d657461")),
                        file(
                                "tag.tif",
                                bytes(
                                        "49492a00 08000000 0100 bc02 0700 ffffff7f 08000000 00000000")),
                        file(
                                "segments.jpg",
                                repeated("ffd8", "ffe1ffff 4578696600004d4d002a", 65_533, 3_000)),
                        file("keywords.jpg", keywords(2_000)),
                        file("nested.svg", nested(200_000)),
                        file("xmp.webp", webp(nested(300_000))));
        assertThat(readInAnotherProcess(files))
                .hasSameSizeAs(files)
                .allMatch(end -> Long.parseLong(end.split("\t")[1]) < MILLISECONDS);
    }

    @Test
    void aPictureWithAnyByteChangedIsReadOrRefused() throws IOException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (byte[] picture : Pictures.all()) {
            byte[] stamped = Stamp.stamp(picture, Pictures.WORDS);
            FileType type = FileType.of(stamped).orElseThrow();
            for (int round = 0; round < 2_000; round++) {
                byte[] damaged = stamped.clone();
                for (int i = random.nextInt(1, 4); i > 0; i--) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                }
                readAndStamp(damaged, type);
                readAndStamp(Arrays.copyOf(damaged, random.nextInt(damaged.length)), type);
            }
        }
    }

    /// Anything but a refusal fails the test.
    private static void readAndStamp(byte[] damaged, FileType type) {
        assertThat(MetadataReader.read(Bytes.of(damaged), type)).isNotNull();
        try {
            assertThat(Stamp.stamp(damaged, Pictures.WORDS)).isNotEmpty();
        } catch (Refusal refusal) {
            assertThat(refusal.sentence()).isNotBlank();
        }
    }

    private List<String> readInAnotherProcess(List<Path> files) throws Exception {
        Path list = folder.resolve("files");
        Path said = folder.resolve("said");
        Files.write(list, files.stream().map(Path::toString).toList());
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ReadAll.class.getName(),
                                list.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        assertThat(process.waitFor()).as(() -> text(said)).isZero();
        return Files.readAllLines(said);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private static long count(List<String> ends, String end) {
        return ends.stream().filter(line -> line.startsWith(end + "\t")).count();
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static byte[] repeated(String head, String piece, int length, int times) {
        byte[] one = Arrays.copyOf(bytes(piece), length + 4);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes(head));
        for (int i = 0; i < times; i++) {
            out.writeBytes(one);
        }
        return out.toByteArray();
    }

    /// Segment after segment of empty keywords.
    private static byte[] keywords(int segments) {
        byte[] segment = new byte[60_000 + 26 + 4];
        byte[] head = bytes("ffed ea78 50686f746f73686f7020332e3000 3842494d 0404 0000 00ffffff");
        System.arraycopy(head, 0, segment, 0, head.length);
        for (int at = head.length; at + 5 <= segment.length; at += 5) {
            segment[at] = 0x1c;
            segment[at + 1] = 2;
            segment[at + 2] = 25;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes("ffd8"));
        for (int i = 0; i < segments; i++) {
            out.writeBytes(segment);
        }
        return out.toByteArray();
    }

    private static byte[] nested(int deep) {
        return ("<svg xmlns='http://www.w3.org/2000/svg'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:dc='http://purl.org/dc/elements/1.1/'><rdf:Description><dc:title>"
                        + "<rdf:li>".repeat(deep))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] webp(byte[] xmp) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writeRiff(out, "RIFF", xmp.length + 12);
        out.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
        writeRiff(out, "XMP ", xmp.length);
        out.writeBytes(xmp);
        return out.toByteArray();
    }

    private static void writeRiff(OutputStream out, String name, int length) throws IOException {
        out.write(name.getBytes(StandardCharsets.US_ASCII));
        for (int shift = 0; shift < 32; shift += 8) {
            out.write(length >> shift);
        }
    }
}
