package org.dateline.newsroom;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.dateline.newsroom.Settings.Tls;
import org.dateline.story.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/// The newsroom's certificate and key, read again when either file changes. A pair that cannot be
/// used (half of a renewal, say) leaves the former one in place.
final class Certificates implements AutoCloseable {
    static final String BUNDLE = "newsroom";

    private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private final Tls tls;
    private final DefaultSslBundleRegistry bundles;
    private final Thread watch;
    private Pair seen;

    /// @throws Refusal when the pair cannot be used
    Certificates(Tls tls) {
        this.tls = tls;
        try {
            seen = Pair.read(tls);
            bundles = new DefaultSslBundleRegistry(BUNDLE, bundle(seen));
        } catch (IOException | RuntimeException unusable) {
            throw Refusal.invalid(
                    "The newsroom's certificate %s and key %s cannot be used: %s"
                            .formatted(tls.certificate(), tls.key(), unusable.getMessage()));
        }
        watch = Thread.ofVirtual().name("newsroom-certificate").start(this::watch);
    }

    DefaultSslBundleRegistry bundles() {
        return bundles;
    }

    /// Has `use` take up each new key store.
    void onRenewal(Consumer<KeyStore> use) {
        bundles.addBundleUpdateHandler(
                BUNDLE, bundle -> use.accept(requireNonNull(bundle.getStores().getKeyStore())));
    }

    @Override
    public void close() {
        watch.interrupt();
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(LOOK_EVERY);
                look();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            Pair now = Pair.read(tls);
            if (!now.equals(seen)) {
                seen = now;
                bundles.updateBundle(BUNDLE, bundle(now));
                LOG.info("the newsroom uses the new certificate");
            }
        } catch (IOException | RuntimeException unusable) {
            LOG.error("the new certificate cannot be used; the former one stays", unusable);
        }
    }

    private static SslBundle bundle(Pair pair) {
        PemSslStoreDetails details =
                PemSslStoreDetails.forCertificates(pair.certificate()).withPrivateKey(pair.key());
        SslBundle bundle =
                SslBundle.of(
                        new PemSslStoreBundle(details, null),
                        SslBundleKey.NONE,
                        SslOptions.of(null, Set.of("TLSv1.3", "TLSv1.2")));
        if (bundle.getStores().getKeyStore() == null) {
            throw new IllegalArgumentException("there is no key in it");
        }
        // Made here once, so that a key that does not belong to the certificate shows at once.
        bundle.createSslContext();
        return bundle;
    }

    /// Both files as text.
    private record Pair(String certificate, String key) {
        static Pair read(Tls tls) throws IOException {
            return new Pair(text(tls.certificate()), text(tls.key()));
        }

        private static String text(Path file) throws IOException {
            if (Files.size(file) > 1_000_000) {
                throw new IOException(file + " is too large for a PEM file");
            }
            return Files.readString(file);
        }
    }
}
