package org.dateline.newsstand;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.List;
import javax.net.ssl.SSLException;
import org.dateline.story.Refusal;

/// The certificate readers see, read again when its files change. A pair that does not load leaves
/// the one before in place.
final class Tls {
    private static final System.Logger LOG = System.getLogger(Tls.class.getName());

    private final Standing.Pair pair;
    private volatile SslContext context;
    private List<FileTime> times;

    /// @throws Refusal when the pair cannot be read
    Tls(Standing.Pair pair) {
        this.pair = pair;
        try {
            this.times = times();
            this.context = load();
        } catch (IOException | IllegalArgumentException e) {
            throw Refusal.invalid(
                    "TLS needs a PEM certificate and its PKCS #8 key, and these are not: "
                            + e.getMessage());
        }
    }

    private SslContext load() throws SSLException {
        return SslContextBuilder.forServer(pair.certificate().toFile(), pair.key().toFile())
                .sslProvider(SslProvider.JDK)
                .protocols("TLSv1.3", "TLSv1.2")
                .build();
    }

    private List<FileTime> times() throws IOException {
        return List.of(
                Files.getLastModifiedTime(pair.certificate()),
                Files.getLastModifiedTime(pair.key()));
    }

    SslContext context() {
        return context;
    }

    /// Takes up changed files; called every second on one thread.
    void look() {
        try {
            List<FileTime> now = times();
            if (!now.equals(times)) {
                times = now;
                context = load();
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(System.Logger.Level.WARNING, "The TLS pair changed and does not load: " + e);
        }
    }
}
