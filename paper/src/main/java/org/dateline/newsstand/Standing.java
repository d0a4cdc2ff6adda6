package org.dateline.newsstand;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How a newsstand stands: where, and how much it bears.
///
/// @param at address and port; port 0 picks a free one
/// @param loops event loops; 0 for one per two processors
/// @param connections at most, in all
/// @param perAddress connections at most from one address (an IPv6 /64 counts as one)
/// @param head time for a whole request head, from its first byte; and for the first byte
/// @param idle time between two requests on a connection
/// @param write time for a reader to take a reply
/// @param proxies whose X-Forwarded-For is believed, as `10.0.0.0/8`
/// @param tls a PEM pair; empty for plain HTTP
public record Standing(
        InetSocketAddress at,
        int loops,
        int connections,
        int perAddress,
        Duration head,
        Duration idle,
        Duration write,
        List<String> proxies,
        Optional<Pair> tls) {

    /// A certificate chain and its key (PKCS #8), both PEM.
    public record Pair(Path certificate, Path key) {}

    /// The usual limits.
    public static Standing at(InetSocketAddress address) {
        return new Standing(
                address,
                0,
                16_384,
                1_024,
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                List.of(),
                Optional.empty());
    }

    public Standing withLoops(int count) {
        return new Standing(at, count, connections, perAddress, head, idle, write, proxies, tls);
    }

    public Standing withLimits(int all, int each, Duration head, Duration idle, Duration write) {
        return new Standing(at, loops, all, each, head, idle, write, proxies, tls);
    }

    public Standing withProxies(List<String> networks) {
        return new Standing(at, loops, connections, perAddress, head, idle, write, networks, tls);
    }

    public Standing withTls(Path certificate, Path key) {
        return new Standing(
                at,
                loops,
                connections,
                perAddress,
                head,
                idle,
                write,
                proxies,
                Optional.of(new Pair(certificate, key)));
    }
}
