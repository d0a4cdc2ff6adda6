package org.dateline.newsstand;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/// Who sits at the other end of a connection, as far as counting goes. The verdict on a user agent
/// is kept for as long as the connection's next request says the same of itself.
final class Reader {
    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long STIR = 0x9E3779B97F4A7C15L;

    private final InetAddress peer;
    private final Proxies proxies;
    private final Predicate<CharSequence> bot;
    private final boolean isBehindProxy;
    private long said;
    private boolean isKnown;
    private boolean isBot;
    private long id;

    Reader(InetSocketAddress peer, Proxies proxies, Predicate<CharSequence> bot) {
        this.peer = peer.getAddress();
        this.proxies = proxies;
        this.bot = bot;
        this.isBehindProxy = proxies.isTrusted(peer.getAddress());
    }

    /// Counts an opening, unless it is a robot's or nobody has looked yet.
    void opens(int ordinal, Request request, ViewCounter counter) {
        if (ordinal < 0 || request.isHead || request.isPrefetch) {
            return;
        }
        long says = hash(request.bytes, request.agentFrom, request.agentTo, 1);
        if (isBehindProxy) {
            says = hash(request.bytes, request.forwardedFrom, request.forwardedTo, says);
        }
        if (!isKnown || says != said) {
            meet(request, says);
        }
        if (!isBot) {
            counter.view(ordinal, id, Referrer.of(request));
        }
    }

    /// Where the reader is, as far as a trusted proxy says.
    InetAddress address(Request request) {
        if (isBehindProxy && request.forwardedFrom >= 0) {
            String forwarded = text(request.bytes, request.forwardedFrom, request.forwardedTo);
            return proxies.behind(peer, forwarded);
        }
        return peer;
    }

    private void meet(Request request, long says) {
        isKnown = true;
        said = says;
        String agent = text(request.bytes, request.agentFrom, request.agentTo);
        isBot = bot.test(agent);
        byte[] bytes = address(request).getAddress();
        long agentHash = hash(request.bytes, request.agentFrom, request.agentTo, 1);
        id = hash(bytes, 0, bytes.length, agentHash);
    }

    private static String text(byte[] bytes, int from, int to) {
        return from < 0 ? "" : new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /// A quick hash, eight bytes a step; good for telling readers apart, not against an enemy: the
    /// salt comes later.
    private static long hash(byte[] bytes, int from, int to, long start) {
        long hash = start * STIR;
        int i = Math.max(from, 0);
        int end = from < 0 ? 0 : to;
        for (; i + 8 <= end; i += 8) {
            hash = (hash ^ (long) WORDS.get(bytes, i)) * STIR;
            hash ^= hash >>> 29;
        }
        for (; i < end; i++) {
            hash = (hash ^ bytes[i]) * STIR;
        }
        hash ^= hash >>> 32;
        hash *= 0xD6E8FEB86659FD93L;
        return hash ^ hash >>> 32;
    }
}
