package org.dateline.newsstand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pictures and films over real sockets.
class FilesTest {
    private static final byte[] SMALL = bytes(5_000);
    private static final byte[] LARGE = bytes(3_000_001);

    @TempDir Path folder;
    private Stand stand;

    @BeforeEach
    void open() {
        stand = new Stand(folder);
    }

    @AfterEach
    void close() {
        stand.close();
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    private static String hex(byte[] bytes) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        return HexFormat.of().formatHex(digest);
    }

    private Path file(String hex) {
        return folder.resolve("shelf").resolve(hex.substring(0, 2)).resolve(hex);
    }

    /// Puts a file on the shelf.
    ///
    /// @return its path for readers
    private String put(byte[] bytes, String ending) throws Exception {
        String hex = hex(bytes);
        Files.createDirectories(file(hex).getParent());
        Files.write(file(hex), bytes);
        return "/media/" + hex + "." + ending;
    }

    @Test
    void aSmallFileComesWhole() throws Exception {
        String path = put(SMALL, "webp");
        for (int i = 0; i < 3; i++) {
            Answer answer = stand.get(path);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(SMALL);
            assertThat(answer.header("Content-Type")).isEqualTo("image/webp");
        }
    }

    @Test
    void aLargeFileComesWholeAndTheNextRequestAfterIt() throws Exception {
        String large = put(LARGE, "mp4");
        String small = put(SMALL, "jpg");
        try (Socket socket = stand.connect()) {
            String request = "GET %s HTTP/1.1\r\nHost: paper.example\r\n\r\n";
            String three =
                    request.formatted(large) + request.formatted(small) + request.formatted(large);
            Stand.send(socket, three);
            assertThat(Answer.read(socket.getInputStream(), false).body()).isEqualTo(LARGE);
            assertThat(Answer.read(socket.getInputStream(), false).body()).isEqualTo(SMALL);
            assertThat(Answer.read(socket.getInputStream(), false).body()).isEqualTo(LARGE);
            Stand.send(socket, request.formatted(small));
            assertThat(Answer.read(socket.getInputStream(), false).body()).isEqualTo(SMALL);
        }
    }

    @Test
    void aConnectionThatIsToEndEndsAfterTheWholeFile() throws Exception {
        String large = put(LARGE, "mp4");
        for (int i = 0; i < 2; i++) {
            try (Socket socket = stand.connect()) {
                Answer answer = Stand.get(socket, large, "Connection: close");
                assertThat(answer.body()).isEqualTo(LARGE);
                assertThat(answer.header("Connection")).isEqualTo("close");
                assertThat(Stand.isClosed(socket)).isTrue();
            }
        }
    }

    @Test
    void aFileNeverBecomesAPage() throws Exception {
        String path = put("<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8), "svg");
        assertThat(stand.get(path).status()).isEqualTo(404);
        assertThat(stand.get(path.replace(".svg", ".html")).status()).isEqualTo(404);
        Answer answer = stand.get(path.replace(".svg", ".png"));
        assertThat(answer.header("Content-Type")).isEqualTo("image/png");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy"))
                .isEqualTo("sandbox; default-src 'none'");
        assertThat(answer.header("Content-Disposition")).isEqualTo("inline");
    }

    @Test
    void aDocumentIsTakenAway() throws Exception {
        assertThat(stand.get(put(SMALL, "pdf")).header("Content-Disposition"))
                .isEqualTo("attachment");
    }

    @Test
    void aFileMayBeKeptForEver() throws Exception {
        String path = put(SMALL, "webp");
        Answer answer = stand.get(path);
        assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(answer.header("ETag")).isEqualTo('"' + hex(SMALL) + '"');
        assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
        Answer again = stand.get(path, "If-None-Match: " + answer.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void aFileThatMustGoMayBeKeptUntilThenAndIsNotServedAfterwards() throws Exception {
        String path = put(SMALL, "webp");
        Path beside = file(hex(SMALL)).resolveSibling(hex(SMALL) + ".until");
        Files.writeString(beside, Instant.now().plus(Duration.ofMinutes(5)).toString());
        String cache = stand.get(path).header("Cache-Control");
        assertThat(cache).matches("public, max-age=(29\\d|300)");
        String other = put(LARGE, "mp4");
        Files.writeString(
                file(hex(LARGE)).resolveSibling(hex(LARGE) + ".until"),
                Instant.now().minusSeconds(1).toString());
        assertThat(stand.get(other).status()).isEqualTo(404);
    }

    @Test
    void headSaysWhatGetWould() throws Exception {
        String path = put(LARGE, "mp4");
        for (int i = 0; i < 2; i++) {
            try (Socket socket = stand.connect()) {
                Stand.send(socket, "HEAD " + path + " HTTP/1.1\r\nHost: paper.example\r\n\r\n");
                Answer answer = Answer.read(socket.getInputStream(), true);
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.header("Content-Length")).isEqualTo("3000001");
                assertThat(Stand.get(socket, "/").status()).isEqualTo(200);
            }
        }
    }

    @Test
    void partsComeAsAsked() throws Exception {
        String path = put(LARGE, "mp4");
        part(path, "bytes=0-0", 0, 1);
        part(path, "bytes=100-199", 100, 200);
        part(path, "bytes=2999990-", 2_999_990, LARGE.length);
        part(path, "bytes=-5", LARGE.length - 5, LARGE.length);
        part(path, "bytes=1000-99999999", 1_000, LARGE.length);
        part(path, "bytes=-99999999", 0, LARGE.length);
    }

    private void part(String path, String range, int from, int to) throws IOException {
        Answer answer = stand.get(path, "Range: " + range);
        assertThat(answer.status()).as(range).isEqualTo(206);
        assertThat(answer.header("Content-Range"))
                .isEqualTo("bytes %d-%d/%d".formatted(from, to - 1, LARGE.length));
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(LARGE, from, to));
    }

    @Test
    void aPartBehindTheEndIsRefusedAndAMalformedOneIsTheWhole() throws Exception {
        String path = put(SMALL, "mp3");
        for (String range : List.of("bytes=5000-", "bytes=5000-6000", "bytes=-0")) {
            Answer answer = stand.get(path, "Range: " + range);
            assertThat(answer.status()).as(range).isEqualTo(416);
            assertThat(answer.header("Content-Range")).isEqualTo("bytes */5000");
        }
        for (String range :
                List.of(
                        "bytes=",
                        "bytes=-",
                        "bytes=9-3",
                        "bytes=a-b",
                        "bytes=0-1,3-4",
                        "lines=1-2",
                        "bytes=99999999999999999999-")) {
            Answer answer = stand.get(path, "Range: " + range);
            assertThat(answer.status()).as(range).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(SMALL);
        }
    }

    @Test
    void aPartOfAnotherFileIsAnsweredWithTheWhole() throws Exception {
        String path = put(SMALL, "mp3");
        String tag = '"' + hex(SMALL) + '"';
        assertThat(stand.get(path, "Range: bytes=0-9", "If-Range: " + tag).status()).isEqualTo(206);
        assertThat(stand.get(path, "Range: bytes=0-9", "If-Range: \"other\"").status())
                .isEqualTo(200);
    }

    @Test
    void aFlippedFileIsNotServed() throws Exception {
        String path = put(SMALL, "webp");
        byte[] flipped = SMALL.clone();
        flipped[17] ^= 1;
        Files.write(file(hex(SMALL)), flipped);
        assertThat(stand.get(path).status()).isEqualTo(503);
        Files.write(file(hex(SMALL)), SMALL);
        assertThat(stand.get(path).status()).isEqualTo(200);
    }

    @Test
    void whatIsNotOnTheShelfIsNotThere() throws Exception {
        for (String path :
                List.of(
                        "/media/",
                        "/media/x.webp",
                        "/media/" + "a".repeat(64) + ".webp",
                        "/media/" + "A".repeat(64) + ".webp",
                        "/media/" + "a".repeat(64),
                        "/media/../" + "a".repeat(61) + ".webp",
                        "/media/" + "a".repeat(64) + ".until",
                        "/media/" + "a".repeat(64) + ".webp/x")) {
            assertThat(stand.get(path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void aReaderWhoTakesNothingIsLeft() throws Exception {
        stand.close();
        stand = new Stand(folder, Stand.impatient());
        byte[] film = bytes(20_000_000);
        String path = put(film, "mp4");
        stand.get(path, "Range: bytes=0-0");
        try (Socket socket = stand.connect()) {
            socket.setReceiveBufferSize(4_096);
            Stand.send(socket, "GET " + path + " HTTP/1.1\r\nHost: paper.example\r\n\r\n");
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (stand.newsstand.takings().connections() > 0) {
                assertThat(System.nanoTime()).as("the reader should be left").isLessThan(end);
                Thread.onSpinWait();
            }
        }
    }
}
