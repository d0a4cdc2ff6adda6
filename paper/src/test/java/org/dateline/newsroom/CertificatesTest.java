package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.dateline.newsroom.Settings.Tls;
import org.dateline.story.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {
    private static final char[] PASSWORD = "for-the-test".toCharArray();

    @TempDir private Path folder;

    @Test
    void aNewCertificateIsUsedWithoutARestart() throws Exception {
        KeyStore first = pair("first");
        KeyStore second = pair("second");
        Tls tls = install(first);
        Settings settings =
                new Settings(InetAddress.getLoopbackAddress(), 0, Optional.of(tls), List.of());
        try (Door door = Door.open(folder, settings, Vitals.none(), _ -> {})) {
            HttpResponse<String> reply = get(door, first, second);
            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(reply.headers().firstValue("Strict-Transport-Security")).isPresent();
            assertThat(name(reply)).isEqualTo("CN=first");
            Files.writeString(tls.certificate(), "half a certificate");
            assertThat(name(get(door, first, second))).isEqualTo("CN=first");
            install(second);
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            String name = "";
            while (!name.equals("CN=second") && System.nanoTime() < end) {
                name = name(get(door, first, second));
            }
            assertThat(name).isEqualTo("CN=second");
        }
    }

    @Test
    void aHandshakeByteByByteIsCutOff() throws Exception {
        Settings settings =
                new Settings(
                        InetAddress.getLoopbackAddress(),
                        0,
                        Optional.of(install(pair("first"))),
                        List.of());
        try (Door door = Door.open(folder, settings, Vitals.none(), _ -> {});
                Socket slow = new Socket(InetAddress.getLoopbackAddress(), door.newsroom.port())) {
            slow.setSoTimeout(500);
            // A record with a ClientHello of 508 bytes, or so it says.
            slow.getOutputStream().write(new byte[] {22, 3, 1, 2, 0, 1, 0, 1, (byte) 0xFC, 3, 3});
            long end = System.nanoTime() + Duration.ofSeconds(25).toNanos();
            while (HttpTest.isOpen(slow)) {
                assertThat(System.nanoTime()).isLessThan(end);
            }
        }
    }

    @Test
    void aPairThatMakesNoSenseIsRefused() throws Exception {
        Tls tls = install(pair("first"));
        Tls crossed = new Tls(tls.certificate(), folder.resolve("missing.pem"));
        assertThatThrownBy(() -> new Certificates(crossed))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("missing.pem");
        Files.writeString(tls.key(), "not a key");
        assertThatThrownBy(() -> new Certificates(tls)).isInstanceOf(Refusal.class);
    }

    private static HttpResponse<String> get(Door door, KeyStore... trusted)
            throws GeneralSecurityException, IOException, InterruptedException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (KeyStore each : trusted) {
            Certificate certificate = each.getCertificate("paper");
            store.setCertificateEntry(certificate.hashCode() + "", certificate);
        }
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
            URI uri = URI.create("https://localhost:" + door.newsroom.port() + "/health/live");
            return client.send(
                    HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String name(HttpResponse<String> reply)
            throws GeneralSecurityException, IOException {
        Certificate certificate = reply.sslSession().orElseThrow().getPeerCertificates()[0];
        return ((X509Certificate) certificate).getSubjectX500Principal().getName();
    }

    private Tls install(KeyStore store) throws GeneralSecurityException, IOException {
        Tls tls = new Tls(folder.resolve("certificate.pem"), folder.resolve("key.pem"));
        Files.writeString(
                tls.key(), pem("PRIVATE KEY", store.getKey("paper", PASSWORD).getEncoded()));
        Files.writeString(
                tls.certificate(), pem("CERTIFICATE", store.getCertificate("paper").getEncoded()));
        return tls;
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(what, Base64.getMimeEncoder().encodeToString(bytes), what);
    }

    /// A key and its self-signed certificate, made by the JDK's own tool.
    private KeyStore pair(String name) throws Exception {
        Path file = folder.resolve(name + ".p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "paper",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=" + name,
                                "-ext",
                                "san=dns:localhost",
                                "-validity",
                                "30",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                new String(PASSWORD))
                        .redirectErrorStream(true)
                        .start();
        String said = new String(keytool.getInputStream().readAllBytes());
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }
}
