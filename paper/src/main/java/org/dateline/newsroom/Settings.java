package org.dateline.newsroom;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where the newsroom's door is and how it is locked.
///
/// @param bind the address it listens on; loopback unless the operator says otherwise
/// @param port 0 picks a free one
/// @param tls plain HTTP when empty
/// @param trustedProxies addresses or networks (`10.0.0.0/8`) whose `X-Forwarded-For` is believed
/// @param fixed settings of the site that stand in the paper's file, such as `site.name`
/// @param url the address staff open, without a slash at its end; empty for where it listens
/// @param provider where staff have accounts elsewhere, if they do
public record Settings(
        InetAddress bind,
        int port,
        Optional<Tls> tls,
        List<String> trustedProxies,
        String url,
        Set<String> fixed,
        Optional<Provider> provider) {
    public Settings {
        fixed = Set.copyOf(fixed);
        trustedProxies = List.copyOf(trustedProxies);
    }

    public Settings(InetAddress bind, int port, Optional<Tls> tls, List<String> trustedProxies) {
        this(bind, port, tls, trustedProxies, "", Set.of(), Optional.empty());
    }

    /// A door on loopback without TLS.
    public static Settings loopback(int port) {
        return new Settings(InetAddress.getLoopbackAddress(), port, Optional.empty(), List.of());
    }

    /// Whether browsers reach it by TLS only.
    boolean isSecure() {
        return tls.isPresent() || url.startsWith("https://");
    }

    /// The address staff open, when it listens at `bound`. A browser keeps passkeys for names only,
    /// so this machine is called by its own.
    public String url(int bound) {
        if (!url.isEmpty()) {
            return url;
        }
        boolean here = bind.isLoopbackAddress() || bind.isAnyLocalAddress();
        String host = here ? "localhost" : bind.getHostAddress();
        return (tls.isPresent() ? "https://" : "http://")
                + (host.contains(":") ? "[" + host + "]" : host)
                + ":"
                + bound;
    }

    /// A PEM pair; it is read again when either file changes.
    ///
    /// @param certificate the chain, the server's own certificate first
    /// @param key unencrypted PKCS#8, PKCS#1 or EC
    public record Tls(Path certificate, Path key) {}
}
