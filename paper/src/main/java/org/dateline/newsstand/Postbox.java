package org.dateline.newsstand;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dateline.story.Refusal;

/// Looks at what readers send before anybody opens it: it must come from a page of this site, as
/// JSON, and not too often from one address.
public final class Postbox {
    private static final Reply TAKEN = Reply.sentence(200, "Taken.");
    private static final Reply STRANGE =
            Reply.sentence(403, "Only pages of this paper may send that.");
    private static final Reply NOT_JSON =
            Reply.sentence(415, "Send it as JSON, with Content-Type: application/json.");
    private static final Reply TOO_MANY =
            Reply.sentence(429, "That was asked too often. Try again in ten minutes.")
                    .with("Retry-After: 600");
    private static final int MOST = 20;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int ADDRESSES = 10_000;

    private final Posts posts;
    private final InstantSource clock;

    /// Who sent what in the window that began at `since`; those who came longest ago are forgotten
    /// when there are too many.
    private final Map<String, Integer> senders =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
                    return size() > ADDRESSES;
                }
            };

    private Instant since = Instant.EPOCH;

    public Postbox(Posts posts, InstantSource clock) {
        this.posts = posts;
        this.clock = clock;
    }

    /// Why a request is not even opened; empty when it is.
    Optional<Reply> refusal(Request request, Reader reader) {
        if (!isOwn(request)) {
            return Optional.of(STRANGE);
        }
        if (request.typeFrom < 0
                || !request.isLowered("application/json", request.typeFrom, request.typeTo)) {
            return Optional.of(NOT_JSON);
        }
        return isOften(reader.address(request)) ? Optional.of(TOO_MANY) : Optional.empty();
    }

    /// Whether a page of this site sends it. Browsers say so themselves, and no page can make them
    /// say anything else; of one that does not, the origin must be the host that was asked.
    private static boolean isOwn(Request request) {
        if (request.siteFrom >= 0) {
            return request.isLowered("same-origin", request.siteFrom, request.siteTo);
        }
        if (request.originFrom < 0 || request.hostFrom < 0) {
            return false;
        }
        String origin = text(request, request.originFrom, request.originTo);
        String host = text(request, request.hostFrom, request.hostTo);
        return origin.equalsIgnoreCase("https://" + host)
                || origin.equalsIgnoreCase("http://" + host);
    }

    private synchronized boolean isOften(InetAddress address) {
        Instant now = clock.instant();
        if (now.isBefore(since) || now.isAfter(since.plus(WINDOW))) {
            senders.clear();
            since = now;
        }
        return senders.merge(network(address), 1, Integer::sum) > MOST;
    }

    /// An address, or an IPv6 network of 64 bits.
    private static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return Arrays.toString(bytes.length == 4 ? bytes : Arrays.copyOf(bytes, 8));
    }

    /// Hands it on.
    ///
    /// @return empty when nothing is taken at this path
    Optional<Reply> take(String path, byte[] body) {
        try {
            return posts.take(path, body) ? Optional.of(TAKEN) : Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(Reply.sentence(status(refusal), refusal.sentence()));
        }
    }

    private static int status(Refusal refusal) {
        return switch (refusal.reason()) {
            case INVALID -> 422;
            case NOT_FOUND -> 404;
            case NOT_ALLOWED -> 403;
            case WRONG_STAGE, STALE -> 409;
            case TOO_LARGE -> 413;
            case UNAVAILABLE -> 503;
        };
    }

    private static String text(Request request, int from, int to) {
        return new String(request.bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
