package org.dateline.media;

import java.io.IOException;
import java.io.InputStream;
import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The web, and nothing behind it: an address that staff type must not lead into the newsroom's own
/// network.
///
/// Each host is looked up and every address it has is checked before the connection; the JDK keeps
/// what it looked up for half a minute, so the connection goes to an address that was checked.
/// Redirects are not followed: where they lead is asked, and so checked, anew.
final class Internet implements AutoCloseable {
    static final int MOST_REDIRECTS = 5;

    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final int LONGEST = 2_000;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final Predicate<InetAddress> allowed;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT)
                    .build();

    /// @param allowed whether an address may be connected to; [Fetcher#isPublic] outside of tests
    Internet(Predicate<InetAddress> allowed) {
        this.allowed = allowed;
    }

    /// Nobody answers at an address, or nobody may be asked there.
    static final class Unreachable extends Exception {
        private static final long serialVersionUID = 1;

        private final boolean inside;

        private Unreachable(String why, boolean inside) {
            super(why);
            this.inside = inside;
        }

        /// Whether it was not asked, because it is not on the public internet.
        boolean isInside() {
            return inside;
        }

        /// As the end of a sentence about the address.
        String why() {
            return String.valueOf(getMessage());
        }
    }

    /// @param method `GET` or `HEAD`
    /// @param accept what is wanted, as the header has it
    /// @param patience until the head of an answer is there
    /// @return whose body is to be closed
    HttpResponse<InputStream> ask(String method, URI at, String accept, Duration patience)
            throws Unreachable {
        check(at);
        HttpRequest request =
                HttpRequest.newBuilder(at)
                        .method(method, BodyPublishers.noBody())
                        .timeout(patience)
                        .header("Accept", accept)
                        .header("User-Agent", "Dateline")
                        .build();
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (IOException broken) {
            throw new Unreachable("it does not answer", false);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Unreachable("the newsroom is stopping", false);
        }
    }

    private void check(URI at) throws Unreachable {
        try {
            for (InetAddress address : InetAddress.getAllByName(at.getHost())) {
                if (!allowed.test(address)) {
                    throw new Unreachable(
                            "%s is not on the public internet".formatted(at.getHost()), true);
                }
            }
        } catch (UnknownHostException unknown) {
            throw new Unreachable("there is no such host", false);
        }
    }

    static boolean isRedirect(HttpResponse<?> response) {
        return REDIRECTS.contains(response.statusCode());
    }

    /// Where an answer leads, if that is an address.
    static Optional<URI> next(URI at, HttpResponse<?> response) {
        return response.headers().firstValue("Location").flatMap(Internet::parsed).map(at::resolve);
    }

    /// What somebody typed, if it is an address on the web: `http` or `https`, without a password.
    static Optional<URI> web(String text) {
        return text.length() > LONGEST
                ? Optional.empty()
                : parsed(text.strip()).filter(Internet::isWeb);
    }

    static boolean isWeb(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        return Set.of("http", "https").contains(scheme)
                && uri.getHost() != null
                && uri.getUserInfo() == null;
    }

    private static Optional<URI> parsed(String text) {
        try {
            URI uri = URI.create(text);
            String authority = uri.getRawAuthority();
            boolean isForeign = uri.getHost() == null && authority != null;
            URI named = isForeign ? URI.create(named(text, authority)) : uri;
            return Optional.of(URI.create(named.toASCIIString()));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /// A name in another script, as the domain name system has it.
    private static String named(String text, String authority) {
        return text.replace(authority, IDN.toASCII(authority));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
