package org.dateline.newsstand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.dateline.story.Refusal;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TlsTest {
    @TempDir Path folder;

    @Test
    void pagesComeOverTlsAndANewPairIsTakenUp() throws Exception {
        Path certificate = folder.resolve("paper.pem");
        Path key = folder.resolve("paper.key");
        makePair("first.example", certificate, key);
        try (Stand stand =
                new Stand(folder.resolve("rack"), Stand.standing().withTls(certificate, key))) {
            assertThat(nameSeen(stand)).contains("first.example");
            Files.writeString(certificate, "not a certificate");
            later(certificate, 5);
            makePair("second.example", certificate, key);
            later(certificate, 10);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (!nameSeen(stand).contains("second.example") && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            assertThat(nameSeen(stand)).contains("second.example");
        }
    }

    @Test
    void aBrowserThatCameByTlsIsToldToComeByTlsForAYear() throws Exception {
        Path certificate = folder.resolve("paper.pem");
        Path key = folder.resolve("paper.key");
        makePair("first.example", certificate, key);
        try (Stand stand =
                        new Stand(
                                folder.resolve("rack"),
                                Stand.standing().withTls(certificate, key));
                Socket socket = connect(stand)) {
            for (String path : List.of(Stand.STORY, "/politics", "/nowhere", "/proofs/0")) {
                assertThat(Stand.get(socket, path).header("Strict-Transport-Security"))
                        .as(path)
                        .isEqualTo("max-age=31536000");
            }
        }
    }

    @Test
    void aFilmComesOverTlsWholeAndInParts() throws Exception {
        Path certificate = folder.resolve("paper.pem");
        Path key = folder.resolve("paper.key");
        makePair("first.example", certificate, key);
        byte[] film = new byte[2_000_003];
        new Random(1).nextBytes(film);
        String hex = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(film));
        Path drawer = folder.resolve("rack/shelf/" + hex.substring(0, 2));
        Files.createDirectories(drawer);
        Files.write(drawer.resolve(hex), film);
        try (Stand stand =
                        new Stand(
                                folder.resolve("rack"),
                                Stand.standing().withTls(certificate, key));
                Socket socket = connect(stand)) {
            String path = "/media/" + hex + ".mp4";
            assertThat(Stand.get(socket, path).body()).isEqualTo(film);
            assertThat(Stand.get(socket, path, "Range: bytes=100000-1899999").body())
                    .isEqualTo(Arrays.copyOfRange(film, 100_000, 1_900_000));
            assertThat(Stand.get(socket, "/politics").text()).contains("Politics front");
        }
    }

    private static Socket connect(Stand stand) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());
        return context.getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), stand.newsstand.port());
    }

    @Test
    void aPairThatDoesNotLoadIsOneSentence() throws Exception {
        Path nonsense = Files.writeString(folder.resolve("paper.pem"), "nonsense");
        assertThatThrownBy(() -> new Tls(new Standing.Pair(nonsense, nonsense)))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("TLS needs a PEM certificate");
    }

    /// The certificate's name, of a connection over which a page was read.
    private static String nameSeen(Stand stand) throws Exception {
        try (Socket socket = connect(stand)) {
            assertThat(Stand.get(socket, "/politics").text()).contains("Politics front");
            X509Certificate seen =
                    (X509Certificate) ((SSLSocket) socket).getSession().getPeerCertificates()[0];
            return seen.getSubjectX500Principal().getName();
        }
    }

    private static void later(Path file, int seconds) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(seconds)));
    }

    private static void makePair(String name, Path certificate, Path key) throws Exception {
        try {
            Process openssl =
                    new ProcessBuilder(
                                    "openssl",
                                    "req",
                                    "-x509",
                                    "-newkey",
                                    "ec",
                                    "-pkeyopt",
                                    "ec_paramgen_curve:prime256v1",
                                    "-nodes",
                                    "-subj",
                                    "/CN=" + name,
                                    "-out",
                                    certificate.toString(),
                                    "-keyout",
                                    key.toString())
                            .redirectErrorStream(true)
                            .start();
            openssl.getInputStream().readAllBytes();
            assertThat(openssl.waitFor()).isZero();
        } catch (IOException e) {
            Assumptions.abort("openssl is not installed: TLS is not tried");
        }
    }

    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String how) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String how) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
