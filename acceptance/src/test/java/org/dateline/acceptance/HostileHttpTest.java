package org.dateline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Requests nobody's browser sends, on both ports: refused with a 4xx, 501 or 505, or closed; and
/// the next reader is answered as usual.
@ExtendWith(SharedPaper.class)
class HostileHttpTest {
    private static final Map<String, String> HOSTILE = hostile();

    private static final Pattern REFUSED = Pattern.compile("^HTTP/1\\.[01] (4\\d\\d|501|505)\\b");

    private final Staffed paper;

    HostileHttpTest(Staffed paper) {
        this.paper = paper;
    }

    @Test
    void readersPortRefusesWhatIsMalformedOrSmuggled() throws IOException {
        assertRefused(paper.paper().readers());
        assertThat(paper.site().get("/").status()).isEqualTo(200);
    }

    @Test
    void newsroomsPortRefusesWhatIsMalformedOrSmuggled() throws IOException {
        assertRefused(paper.paper().newsroom());
        assertThat(paper.editor().get("/api/sections").status()).isEqualTo(200);
    }

    @Test
    void aThousandSlowConnectionsAreTimedOutWhileReadersAreServed() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 1000; i++) {
                slow.add(connect(paper.paper().readers()));
            }
            long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
            byte[] request =
                    "GET / HTTP/1.1\r\nHost: slow.example\r\nX-Slow: "
                            .getBytes(StandardCharsets.US_ASCII);
            int next = 0;
            while (!slow.isEmpty() && System.nanoTime() < end) {
                byte letter = next < request.length ? request[next++] : (byte) 'z';
                slow.removeIf(socket -> !open(socket, letter));
                long before = System.nanoTime();
                assertThat(paper.site().get("/").status()).isEqualTo(200);
                assertThat(Duration.ofNanos(System.nanoTime() - before))
                        .isLessThan(Duration.ofSeconds(2));
                Await.pause(1000);
            }
            assertThat(slow).as("connections that were not timed out").isEmpty();
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /// Sends one more byte, if the other side still wants it.
    private static boolean open(Socket socket, byte letter) {
        try {
            if (socket.getInputStream().available() > 0) {
                socket.close();
                return false;
            }
            socket.getOutputStream().write(letter);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private static void assertRefused(URI address) throws IOException {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (Map.Entry<String, String> request : HOSTILE.entrySet()) {
            String answer = answer(address, request.getValue()).orElse("closed");
            if (!answer.equals("closed") && !REFUSED.matcher(answer).find()) {
                wrong.put(request.getKey(), answer);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// The status line; empty when the connection was closed without one.
    private static Optional<String> answer(URI address, String request) throws IOException {
        try (Socket socket = connect(address)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next != -1 && next != '\n'; next = in.read()) {
                line.append((char) next);
            }
            return line.isEmpty() ? Optional.empty() : Optional.of(line.toString().strip());
        } catch (SocketTimeoutException silent) {
            return Optional.of("neither answered nor closed within 20 s");
        } catch (SocketException reset) {
            return Optional.empty();
        }
    }

    private static Socket connect(URI address) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress("127.0.0.1", address.getPort()), 10_000);
        return socket;
    }

    private static Map<String, String> hostile() {
        Map<String, String> requests = new LinkedHashMap<>();
        requests.put("bare line feeds", "GET / HTTP/1.1\nHost: a\n\n");
        requests.put("a bare line feed in a header", "GET / HTTP/1.1\r\nHost: a\nX: y\r\n\r\n");
        requests.put(
                "both length headers",
                post("Content-Length: 4\r\nTransfer-Encoding: chunked", "0\r\n\r\n"));
        requests.put("two lengths", post("Content-Length: 4\r\nContent-Length: 5", "abcde"));
        requests.put("a list of lengths", post("Content-Length: 4, 5", "abcde"));
        requests.put("a signed length", post("Content-Length: +4", "abcd"));
        requests.put("a negative length", post("Content-Length: -4", "abcd"));
        requests.put("a length past 64 bits", post("Content-Length: 18446744073709551620", "abcd"));
        requests.put("an unknown coding", post("Transfer-Encoding: xchunked", "0\r\n\r\n"));
        requests.put(
                "chunked twice",
                post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", "0\r\n\r\n"));
        requests.put(
                "chunked before identity",
                post("Transfer-Encoding: chunked, identity", "0\r\n\r\n"));
        requests.put(
                "a coding before chunked", post("Transfer-Encoding: gzip, chunked", "0\r\n\r\n"));
        requests.put(
                "a coding in HTTP/1.0",
                "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        requests.put("a bare line feed in a chunk", post("Transfer-Encoding: chunked", "0\n\n"));
        requests.put("a blank before the colon", post("Transfer-Encoding : chunked", "0\r\n\r\n"));
        requests.put(
                "a vertical tab in the coding",
                post("Transfer-Encoding: \u000bchunked", "0\r\n\r\n"));
        requests.put("a folded header", "GET / HTTP/1.1\r\nHost: a\r\nX: y\r\n z\r\n\r\n");
        requests.put("no host", "GET / HTTP/1.1\r\n\r\n");
        requests.put("two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
        requests.put("a null in a header", "GET / HTTP/1.1\r\nHost: a\r\nX: \0\r\n\r\n");
        requests.put("a null in the path", "GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n");
        requests.put("a header without a name", "GET / HTTP/1.1\r\nHost: a\r\n: y\r\n\r\n");
        requests.put(
                "100 KB of headers",
                "GET / HTTP/1.1\r\nHost: a\r\nX: " + "y".repeat(100_000) + "\r\n\r\n");
        requests.put(
                "10,000 headers",
                "GET / HTTP/1.1\r\nHost: a\r\n" + "X: y\r\n".repeat(10_000) + "\r\n");
        requests.put(
                "a path of 100 KB", "GET /" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: a\r\n\r\n");
        requests.put("another version", "GET / HTTP/3.7\r\nHost: a\r\n\r\n");
        requests.put("no version", "GET /\r\n\r\n");
        requests.put("a method that is none", "G@T / HTTP/1.1\r\nHost: a\r\n\r\n");
        requests.put("another method", "BREW / HTTP/1.1\r\nHost: a\r\n\r\n");
        requests.put(
                "a tunnel", "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n");
        requests.put("out of the folder", "GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n");
        requests.put(
                "out of the folder, escaped",
                "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n");
        requests.put("a broken escape", "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n");
        requests.put(
                "TLS on a plain port",
                "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003" + "\r\n".repeat(40));
        return requests;
    }

    private static String post(String headers, String body) {
        return "POST / HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n\r\n" + body;
    }
}
