package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.dateline.newsroom.Door.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// What HTTP itself asks of the newsroom's port.
class HttpTest {
    private static final String PLAIN = "about:blank";

    private final ListAppender<ILoggingEvent> incidents = new ListAppender<>();
    private Door door;

    @BeforeEach
    void open(@TempDir Path folder) {
        incidents.start();
        log().addAppender(incidents);
        door = Door.open(folder);
    }

    @AfterEach
    void close() {
        door.close();
        log().detachAppender(incidents);
        assertThat(incidents.list).as("what callers do is no failure of ours").isEmpty();
    }

    private static Logger log() {
        return (Logger) LoggerFactory.getLogger(Incidents.class);
    }

    @Test
    void whatIsNotThereIs404() {
        door.at("/nothing").get().isProblem(404, PLAIN, "nothing at this address");
        door.at("/api/nothing", door.mira).get().isProblem(404, PLAIN, "nothing at this address");
        door.at("/api/stories/", door.mira).get().isProblem(404, PLAIN, "nothing at this address");
    }

    @Test
    void theIconThatEveryScreenNamesIsThere() {
        assertThat(door.at("/").get().body()).contains("href=\"/icon.svg\"");
        assertThat(door.at("/sign-in").get().body()).contains("href=\"/icon.svg\"");
        assertThat(door.at("/icon.svg").get().is(200).header("Content-Type"))
                .isEqualTo("image/svg+xml");
    }

    @Test
    void theWrongMethodIs405AndNamesTheRightOnes() {
        Reply reply = door.at("/api/stories", door.mira).send("DELETE", BodyPublishers.noBody());
        reply.isProblem(405, PLAIN, "GET, HEAD, OPTIONS, POST");
        assertThat(reply.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
        reply = door.at("/health").send("BREW", BodyPublishers.noBody());
        reply.isProblem(405, PLAIN, "GET, HEAD, OPTIONS");
        door.at("/health").send("TRACE", BodyPublishers.noBody()).isProblem(405, PLAIN, "method");
    }

    @Test
    void optionsNamesTheMethods() {
        Reply reply =
                door.at("/api/fronts/home", door.mira).send("OPTIONS", BodyPublishers.noBody());
        assertThat(reply.is(204).header("Allow")).isEqualTo("GET, HEAD, OPTIONS, PUT");
        assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void headIsGetWithoutTheBody() {
        Reply get = door.at("/api/sections", door.mira).get().is(200);
        Reply head = door.at("/api/sections", door.mira).send("HEAD", BodyPublishers.noBody());
        assertThat(head.is(200).body()).isEmpty();
        assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml;q=1, text/*", "nonsense", "*/*;q=0"})
    void whoDoesNotAcceptJsonGets406(String accept) {
        door.at("/api/stories", door.mira)
                .with("Accept", accept)
                .get()
                .isProblem(406, PLAIN, "JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*;q=0.5", "text/html, application/json;q=0.1"})
    void whoAcceptsJsonAmongOthersGetsIt(String accept) {
        door.at("/api/stories", door.mira).with("Accept", accept).get().is(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/json; charset=utf-16",
                "application/problem+json",
                "nonsense"
            })
    void aBodyThatIsNotDeclaredAsJsonIs415(String type) {
        Reply reply =
                door.at("/api/stories", door.mira)
                        .with("Content-Type", type)
                        .send("POST", BodyPublishers.ofString(Door.STORY));
        reply.isProblem(415, PLAIN, "Content-Type: application/json");
        assertThat(reply.header("Accept-Post")).isEqualTo("application/json");
        door.at("/api/stories", door.mira).post().isProblem(415, PLAIN, "application/json");
    }

    @Test
    void anActWithoutFieldsNeedsNoBody() {
        door.at(door.draft() + "/filings", door.mira).post().is(201);
        door.at(door.draft() + "/filings", door.mira)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", BodyPublishers.ofString(""))
                .is(201);
        door.at(door.draft() + "/filings", door.mira).post("{}").is(201);
        door.at(door.draft() + "/filings", door.mira)
                .post("null")
                .isProblem(422, "/problems#invalid", "not an object");
    }

    @Test
    void aBodyOfNineMegabytesIsRefusedAnnouncedOrNot() {
        byte[] large = new byte[9_000_000];
        java.util.Arrays.fill(large, (byte) ' ');
        door.at("/api/stories", door.mira)
                .with("Content-Type", "application/json")
                .send("POST", BodyPublishers.ofByteArray(large))
                .isProblem(413, "/problems#too-large", "8,000,000 bytes");
        door.at("/api/stories", door.mira)
                .with("Content-Type", "application/json")
                .send(
                        "POST",
                        BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)))
                .isProblem(413, "/problems#too-large", "8,000,000 bytes");
        door.at("/health").get().is(200);
    }

    @Test
    void whoseBodyIsLeftUnreadIsToldThatTheConnectionCloses() throws IOException {
        String inside = "Authorization: Bearer " + door.mira + "\r\n";
        String json = "Content-Type: application/json\r\n";
        String chunked = "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n";
        String sized = "Content-Length: 2\r\n\r\n{}";
        for (String body : List.of(sized, chunked)) {
            String unread = "POST /api/stories HTTP/1.1\r\nHost: x\r\n";
            assertThat(raw(unread + body)).contains(" 401 ").contains("\r\nConnection: close\r\n");
            assertThat(raw(unread + inside + "Content-Type: text/plain\r\n" + body))
                    .contains(" 415 ")
                    .contains("\r\nConnection: close\r\n");
            assertThat(raw("PUT /health HTTP/1.1\r\nHost: x\r\n" + body))
                    .contains(" 405 ")
                    .contains("\r\nConnection: close\r\n");
            assertThat(raw(unread + inside + json + body))
                    .contains(" 422 ")
                    .doesNotContain("Connection: close");
        }
        assertThat(raw("POST /api/stories HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"))
                .contains(" 401 ")
                .doesNotContain("Connection: close");
        assertThat(
                        raw(
                                "POST /api/stories HTTP/1.1\r\nHost: x\r\n"
                                        + inside
                                        + json
                                        + "Content-Length: 9000000\r\n\r\n{}"))
                .contains(" 413 ")
                .contains("\r\nConnection: close\r\n");
    }

    @Test
    void aDeepBodyIsRefused() {
        door.at("/api/stories", door.mira)
                .post("[".repeat(1_000_000))
                .isProblem(422, "/problems#invalid", "nesting depth");
    }

    @Test
    void everyAnswerCarriesStrictHeaders() throws IOException {
        for (Reply reply :
                List.of(
                        door.at("/").get(),
                        door.at("/api/stories").get(),
                        door.at("/api/stories", door.mira).get(),
                        door.at("/nothing").get())) {
            assertThat(reply.header("Content-Security-Policy")).startsWith("default-src 'none'");
            assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
            assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(reply.header("Server")).isEmpty();
        }
        assertThat(raw("GET /\u0001 HTTP/1.1\r\nHost: x\r\n\r\n"))
                .contains("Content-Security-Policy: default-src 'none'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET /\u0001 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api//stories HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api%2fstories HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /x;y=z/ HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nA : b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
                "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, x\r\n\r\n0\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: x\r\n\r\n",
                "GET / HTTP/1.1\nHost: x\n\n",
                "GET / HTTP/1.1\r\nHost: x\nA: b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "GET /\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n"
            })
    void aMalformedRequestIsRefusedWithAProblem(String request) throws IOException {
        String reply = raw(request);
        assertThat(reply).matches("(?s)HTTP/1\\.1 (400|501|505) .*");
        assertThat(reply).contains("Content-Type: application/problem+json");
        assertThat(reply).contains("{\"type\":\"about:blank\"");
        assertThat(reply).doesNotContain("Exception").doesNotContain("org.");
    }

    @Test
    void headersBeyondTheBoundAreRefused() throws IOException {
        String large = "X: " + "x".repeat(100_000) + "\r\n";
        assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\n" + large + "\r\n"))
                .startsWith("HTTP/1.1 431 ");
        String many = "X: y\r\n".repeat(200);
        assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\n" + many + "\r\n"))
                .startsWith("HTTP/1.1 431 ");
    }

    @Test
    void aBodyThatBreaksOffIsNotAStory() throws IOException {
        String head =
                "POST /api/stories HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"
                        .formatted(door.mira);
        assertThat(raw(head)).contains("The body ended before it was complete");
        assertThat(door.at("/api/stories", door.mira).get().json().path("stories")).isEmpty();
    }

    @Test
    void whoSendsAByteNowAndThenIsCutOffAndOthersAreServed() throws IOException {
        try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), door.newsroom.port())) {
            slow.setSoTimeout(500);
            slow.getOutputStream()
                    .write("GET / HTTP/1.1\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            long start = System.nanoTime();
            while (isOpen(slow)) {
                assertThat(System.nanoTime() - start).isLessThan(25_000_000_000L);
                door.at("/health/live").get().is(200);
            }
            assertThat(System.nanoTime() - start).isGreaterThan(7_000_000_000L);
        }
    }

    @Test
    void aConnectionMayRestBetweenTwoRequests() throws IOException {
        byte[] request =
                "HEAD /health/live HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (Socket resting = new Socket(InetAddress.getLoopbackAddress(), door.newsroom.port())) {
            resting.setSoTimeout(10_000);
            for (int requests = 0; requests < 2; requests++) {
                resting.getOutputStream().write(request);
                assertThat(head(resting)).startsWith("HTTP/1.1 200 ");
                assertThatThrownBy(() -> resting.getInputStream().read())
                        .isInstanceOf(SocketTimeoutException.class);
            }
        }
    }

    private static String head(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) socket.getInputStream().read());
        }
        return head.toString();
    }

    /// Sends one more byte and looks for half a second whether the other end is still there.
    static boolean isOpen(Socket socket) {
        try {
            socket.getOutputStream().write('x');
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException still) {
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    @Test
    void theLandingPageLeadsToTheRest() {
        Reply landing = door.at("/").get().is(200);
        assertThat(landing.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(landing.body()).contains("/api/openapi.json").contains("/health");
    }

    @Test
    void everyTypeOfProblemIsExplained() {
        String page = door.at("/problems").get().is(200).body();
        for (String name :
                List.of(
                        "invalid",
                        "not-found",
                        "not-allowed",
                        "wrong-stage",
                        "stale",
                        "too-large",
                        "unavailable",
                        "disk-full",
                        "no-token",
                        "wrong-token",
                        "too-many-attempts",
                        "failure")) {
            assertThat(page).contains("id=\"" + name + "\"");
        }
    }

    /// Sends bytes as they are, says that there are no more, and reads to the end.
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.newsroom.port())) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
