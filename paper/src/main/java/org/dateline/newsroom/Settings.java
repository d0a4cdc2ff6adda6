package org.dateline.newsroom;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where the newsroom's door is and how it is locked.
///
/// @param bind the address it listens on; loopback unless the operator says otherwise
/// @param port 0 picks a free one
/// @param tls plain HTTP when empty
/// @param trustedProxies addresses or networks (`10.0.0.0/8`) whose `X-Forwarded-For` is believed
public record Settings(InetAddress bind, int port, Optional<Tls> tls, List<String> trustedProxies) {
    public Settings {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /// A door on loopback without TLS.
    public static Settings loopback(int port) {
        return new Settings(InetAddress.getLoopbackAddress(), port, Optional.empty(), List.of());
    }

    /// A PEM pair; it is read again when either file changes.
    ///
    /// @param certificate the chain, the server's own certificate first
    /// @param key unencrypted PKCS#8, PKCS#1 or EC
    public record Tls(Path certificate, Path key) {}
}
