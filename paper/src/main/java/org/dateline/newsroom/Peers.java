package org.dateline.newsroom;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/// Who is at the other end, past the proxies we trust.
final class Peers {
    private static final int MOST_HOPS = 20;

    private final List<IpAddressMatcher> proxies;

    /// @throws IllegalArgumentException when one of them is no address or network
    Peers(List<String> trustedProxies) {
        proxies = trustedProxies.stream().map(IpAddressMatcher::new).toList();
    }

    /// What a caller is counted under: an IPv4 address, or an IPv6 network of 64 bits.
    String address(HttpServletRequest request) {
        return network(peer(request));
    }

    /// The caller's address as the audit log has it.
    String whole(HttpServletRequest request) {
        String peer = peer(request);
        return isLiteral(peer) ? parse(peer).getHostAddress() : "unknown";
    }

    private String peer(HttpServletRequest request) {
        String peer = request.getRemoteAddr();
        String forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded != null && isTrusted(peer)) {
            String[] hops = forwarded.split(",", MOST_HOPS);
            for (int i = hops.length - 1; i >= 0 && isTrusted(peer); i--) {
                peer = hops[i].strip();
            }
        }
        return peer;
    }

    /// Whether the caller sits at this machine, with no proxy between.
    static boolean isNear(HttpServletRequest request) {
        return request.getHeader("X-Forwarded-For") == null
                && request.getHeader("Forwarded") == null
                && parse(request.getRemoteAddr()).isLoopbackAddress();
    }

    private boolean isTrusted(String peer) {
        return isLiteral(peer) && proxies.stream().anyMatch(proxy -> proxy.matches(peer));
    }

    private static String network(String peer) {
        if (!isLiteral(peer)) {
            return "unknown";
        }
        if (parse(peer) instanceof Inet6Address address) {
            byte[] bytes = address.getAddress();
            return java.util.HexFormat.of().formatHex(bytes, 0, 8);
        }
        return peer;
    }

    private static boolean isLiteral(String peer) {
        try {
            parse(peer);
            return true;
        } catch (IllegalArgumentException name) {
            return false;
        }
    }

    private static InetAddress parse(String peer) {
        return InetAddress.ofLiteral(peer);
    }
}
