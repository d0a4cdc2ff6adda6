package org.dateline.media;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.dateline.media.Uploads.Arrival;
import org.dateline.story.Refusal;

/// Fetches a file from somewhere on the web, and from nowhere else: an address that staff type must
/// not lead into the newsroom's own network.
///
/// Each host is looked up and every address it has is checked before the connection; the JDK keeps
/// what it looked up for half a minute, so the connection goes to an address that was checked.
public final class Fetcher implements AutoCloseable {
    private static final int MOST_REDIRECTS = 5;
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Duration WHOLE = Duration.ofMinutes(10);
    private static final int LONGEST = 2_000;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final Uploads uploads;
    private final Predicate<InetAddress> allowed;
    private final LongSupplier nanos;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(ANSWER)
                    .build();

    /// @param allowed whether an address may be connected to; [#isPublic] outside of tests
    /// @param nanos a clock that only goes forward, such as [System#nanoTime()]
    public Fetcher(Uploads uploads, Predicate<InetAddress> allowed, LongSupplier nanos) {
        this.uploads = uploads;
        this.allowed = allowed;
        this.nanos = nanos;
    }

    /// Fetches a file and does something with it.
    ///
    /// @param address `http` or `https`; at most five redirects are followed
    /// @throws Refusal when it cannot be had: the sentence says why
    public <T> T fetch(String address, Function<Arrival, T> work) {
        URI at = address(address);
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpResponse<InputStream> response = get(at);
            try (InputStream body = response.body()) {
                if (REDIRECTS.contains(response.statusCode())) {
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
        check(at);
        HttpRequest request =
                HttpRequest.newBuilder(at)
                        .timeout(ANSWER)
                        .header("Accept", "image/*, video/*, audio/*, application/pdf, */*;q=0.1")
                        .header("User-Agent", "Dateline")
                        .build();
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (IOException broken) {
            throw unavailable(at, "it does not answer");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw unavailable(at, "the newsroom is stopping");
        }
    }

    private static URI next(URI at, HttpResponse<?> response) {
        return response.headers()
                .firstValue("Location")
                .map(location -> address(at.resolve(address(at, location)).toString()))
                .orElseThrow(() -> unavailable(at, "it leads nowhere"));
    }

    private static URI address(URI at, String location) {
        try {
            return URI.create(location);
        } catch (IllegalArgumentException malformed) {
            throw unavailable(at, "it leads nowhere");
        }
    }

    private static URI address(String text) {
        try {
            URI uri = URI.create(text.strip());
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean web =
                    text.length() <= LONGEST
                            && Set.of("http", "https").contains(scheme)
                            && uri.getHost() != null
                            && uri.getUserInfo() == null;
            if (web) {
                return uri;
            }
        } catch (IllegalArgumentException malformed) {
            // said below, as for any other text that is no address
        }
        throw Refusal.invalid(
                "“%s” is not a web address: it begins with https://.".formatted(text));
    }

    private void check(URI at) {
        try {
            for (InetAddress address : InetAddress.getAllByName(at.getHost())) {
                if (!allowed.test(address)) {
                    throw Refusal.invalid(
                            "%s is not on the public internet; upload the file instead."
                                    .formatted(at.getHost()));
                }
            }
        } catch (UnknownHostException unknown) {
            throw unavailable(at, "there is no such host");
        }
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

    @Override
    public void close() {
        client.shutdownNow();
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
