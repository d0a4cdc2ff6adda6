package org.dateline.media;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.dateline.media.Uploads.Arrival;
import org.dateline.story.Refusal;

/// Fetches a file from somewhere on the [Internet], and from nowhere else.
public final class Fetcher {
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Duration WHOLE = Duration.ofMinutes(10);
    private static final String WANTED = "image/*, video/*, audio/*, application/pdf, */*;q=0.1";

    private final Uploads uploads;
    private final Internet internet;
    private final LongSupplier nanos;

    /// @param nanos a clock that only goes forward, such as [System#nanoTime()]
    Fetcher(Uploads uploads, Internet internet, LongSupplier nanos) {
        this.uploads = uploads;
        this.internet = internet;
        this.nanos = nanos;
    }

    /// Fetches a file and does something with it.
    ///
    /// @param address `http` or `https`; at most five redirects are followed
    /// @throws Refusal when it cannot be had: the sentence says why
    public <T> T fetch(String address, Function<Arrival, T> work) {
        URI at = address(address);
        for (int redirects = 0; redirects <= Internet.MOST_REDIRECTS; redirects++) {
            HttpResponse<InputStream> response = get(at);
            try (InputStream body = response.body()) {
                if (Internet.isRedirect(response)) {
                    at = next(at, response);
                    continue;
                }
                if (response.statusCode() != 200) {
                    throw unavailable(at, "it answers " + response.statusCode());
                }
                return uploads.receive(name(at), new Hurried(body, at), work);
            } catch (IOException broken) {
                throw unavailable(at, "it broke off");
            }
        }
        throw unavailable(at, "it leads from one address to the next");
    }

    private HttpResponse<InputStream> get(URI at) {
        try {
            return internet.ask("GET", at, WANTED, ANSWER);
        } catch (Internet.Unreachable unreachable) {
            throw unreachable.isInside()
                    ? Refusal.invalid(unreachable.why() + "; upload the file instead.")
                    : unavailable(at, unreachable.why());
        }
    }

    private static URI next(URI at, HttpResponse<?> response) {
        URI next =
                Internet.next(at, response).orElseThrow(() -> unavailable(at, "it leads nowhere"));
        return address(next.toString());
    }

    private static URI address(String text) {
        return Internet.web(text)
                .orElseThrow(
                        () ->
                                Refusal.invalid(
                                        "“%s” is not a web address: it begins with https://."
                                                .formatted(text)));
    }

    /// Whether anybody on the internet could mean this address: not this machine, not the networks
    /// of RFC 1918, 6598, 3927, 4193, no multicast, nothing reserved, nor one of these inside an
    /// IPv6 address.
    public static boolean isPublic(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address ? isPublic6(bytes) : isPublic4(bytes, 0);
    }

    private static boolean isPublic4(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        int second = bytes[at + 1] & 0xff;
        int third = bytes[at + 2] & 0xff;
        return switch (first) {
            case 0, 10, 127 -> false;
            case 100 -> second < 64 || second > 127;
            case 169 -> second != 254;
            case 172 -> second < 16 || second > 31;
            case 192 -> second != 168 && !(second == 0 && (third == 0 || third == 2));
            case 198 -> second != 18 && second != 19 && !(second == 51 && third == 100);
            case 203 -> !(second == 0 && third == 113);
            default -> first < 224;
        };
    }

    /// Global unicast is 2000::/3; of it, 6to4 and Teredo hold an IPv4 address, and 2001:db8::/32
    /// is for examples. 64:ff9b::/96 is NAT64.
    private static boolean isPublic6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        int second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        if (first == 0x64 && second == 0xff9b) {
            return isPublic4(bytes, 12);
        }
        if (first == 0x2002) {
            return isPublic4(bytes, 2);
        }
        return first >>> 13 == 1 && !(first == 0x2001 && (second == 0 || second == 0xdb8));
    }

    private static String name(URI at) {
        String path = String.valueOf(at.getPath());
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Refusal unavailable(URI at, String why) {
        return Refusal.invalid("%s cannot be fetched: %s.".formatted(at, why));
    }

    /// A body that must come within [#WHOLE].
    private final class Hurried extends FilterInputStream {
        private final long deadline = nanos.getAsLong() + WHOLE.toNanos();
        private final URI at;

        Hurried(InputStream body, URI at) {
            super(body);
            this.at = at;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            if (nanos.getAsLong() - deadline > 0) {
                throw unavailable(at, "it takes longer than ten minutes");
            }
            return super.read(buffer, from, length);
        }
    }
}
