package org.dateline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.dateline.desk.Copy;
import org.dateline.story.StoryId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The paper on a reader's device, in a browser that loses its connection.
class DeviceTest {
    private static final List<String> HEADLINES =
            List.of("Never opened", "Tea & “biscuits” <again>", "Harbour bridge opens");

    @TempDir private Path folder;

    @BeforeAll
    static void tools() {
        Chromium.assume();
    }

    @Test
    void aReaderReadsOnWithoutAConnection() throws Exception {
        Path profile = Files.createDirectories(folder.resolve("profile"));
        Path data = Files.createDirectories(folder.resolve("paper"));
        Files.writeString(
                data.resolve(Config.FILE),
                "reader.port = 0\nreader.bind = 127.0.0.1\nnewsroom.port = 0\nsite.name = The Test\n");
        Home home = Home.take(data).orElseThrow();
        Config config = Config.read(data, Optional.empty());
        try (home;
                Paper paper = Paper.serve(home, config, InstantSource.system());
                Line line = new Line(paper)) {
            JsonNode found =
                    JsonMapper.shared().readTree(Chromium.open(line.url("/"), profile, line.found));
            assertThat(found.path("broken").asString("")).isEmpty();
            assertThat(texts(found.path("violations"))).isEmpty();
            saved(found);
            offline(found);
            onlineAgain(found);
        }
    }

    private static void saved(JsonNode found) {
        assertThat(found.path("offer").asString("")).isEqualTo("Save to read offline");
        assertThat(found.path("said").asString("")).isEqualTo("Saved on this device.");
        assertThat(found.path("pressed").asString("")).isEqualTo("true");
        assertThat(found.path("offerOnceSaved").asString(""))
                .isEqualTo("Remove from saved stories");
    }

    private static void offline(JsonNode found) {
        assertThat(found.path("note").asString("")).startsWith("There is no connection.");
        assertThat(found.path("savedHeadline").asString("")).isEqualTo(HEADLINES.get(2));
        assertThat(found.path("styled").asBoolean()).isTrue();
        assertThat(found.path("home").asString("")).isEqualTo("The Test");
        assertThat(found.path("readHeadline").asString("")).isEqualTo(HEADLINES.get(1));
        assertThat(found.path("instead").asString("")).isEqualTo("Saved stories");
        assertThat(found.path("offline").asBoolean()).isTrue();
        assertThat(texts(found.path("kept"))).containsExactly(HEADLINES.get(2));
        assertThat(texts(found.path("lately"))).contains(HEADLINES.get(1));
        assertThat(found.path("none").asBoolean()).isTrue();
    }

    private static void onlineAgain(JsonNode found) {
        assertThat(found.path("noteOnline").asBoolean(true)).isFalse();
        assertThat(found.path("offerAgain").asString("")).isEqualTo("Save to read offline");
        assertThat(found.path("withdrawn").asString("")).isEqualTo("This story has been withdrawn");
        assertThat(Set.copyOf(texts(found.path("caches"))))
                .isSubsetOf("shell", "kept", "lately", "pictures", "words");
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(node -> node.asString(""))
                .toList();
    }

    /// The line to the paper, which can be cut; pages come out with the test's script in them.
    private static final class Line implements AutoCloseable {
        final CompletableFuture<String> found = new CompletableFuture<>();

        private final Paper paper;
        private final StoryId middle;
        private final HttpClient client = HttpClient.newHttpClient();
        private final HttpServer server;
        private volatile boolean isCut;

        Line(Paper paper) throws IOException {
            this.paper = paper;
            publish(HEADLINES.get(0));
            middle = publish(HEADLINES.get(1));
            publish(HEADLINES.get(2));
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::pass);
            server.start();
        }

        private StoryId publish(String headline) {
            Copy copy =
                    paper.desk().create(Newsdesk.MIRA, Newsdesk.story(headline, "It was at noon."));
            paper.desk().file(Newsdesk.MIRA, copy.id());
            paper.desk().pass(Newsdesk.TOM, copy.id(), OptionalInt.empty());
            long position =
                    paper.desk().publish(Newsdesk.TOM, copy.id(), OptionalInt.empty()).position();
            paper.press().await(position);
            return copy.id();
        }

        String url(String path) {
            return "http://127.0.0.1:" + server.getAddress().getPort() + path;
        }

        private void pass(HttpExchange exchange) throws IOException {
            try (exchange) {
                String path = exchange.getRequestURI().getPath();
                byte[] body = exchange.getRequestBody().readAllBytes();
                // A browser sends again, unasked, what got no answer on a connection it used.
                exchange.getResponseHeaders().set("Connection", "close");
                if (path.equals("/test.js")) {
                    exchange.getResponseHeaders().set("Content-Type", "text/javascript");
                    answer(exchange, 200, script());
                } else if (path.startsWith("/test/")) {
                    told(path.substring("/test/".length()), body);
                    answer(exchange, 200, "yes".getBytes(UTF_8));
                } else if (!isCut) {
                    forward(exchange);
                }
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }

        private void told(String what, byte[] body) {
            switch (what) {
                case "offline" -> isCut = true;
                case "online" -> isCut = false;
                case "withdraw" ->
                        paper.press()
                                .await(
                                        paper.desk()
                                                .withdraw(Newsdesk.TOM, middle, "It was not so.")
                                                .position());
                case "found" -> found.complete(new String(body, UTF_8));
                default -> throw new AssertionError(what);
            }
        }

        private void forward(HttpExchange exchange) throws IOException, InterruptedException {
            URI there = URI.create(paper.readersUrl() + exchange.getRequestURI());
            HttpResponse<byte[]> reply =
                    client.send(HttpRequest.newBuilder(there).build(), BodyHandlers.ofByteArray());
            reply.headers()
                    .map()
                    .forEach(
                            (name, values) -> {
                                if (!Set.of("connection", "content-length").contains(name)) {
                                    exchange.getResponseHeaders().put(name, values);
                                }
                            });
            boolean page = reply.headers().firstValue("Content-Type").orElse("").contains("html");
            answer(exchange, reply.statusCode(), page ? withScript(reply.body()) : reply.body());
        }

        private static byte[] withScript(byte[] page) {
            return new String(page, UTF_8)
                    .replaceFirst("<head>", "<head><script src=\"/test.js\"></script>")
                    .getBytes(UTF_8);
        }

        private static void answer(HttpExchange exchange, int status, byte[] bytes)
                throws IOException {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }

        private static byte[] script() throws IOException {
            try (InputStream in = DeviceTest.class.getResourceAsStream("/press/device-test.js")) {
                return Objects.requireNonNull(in).readAllBytes();
            }
        }

        @Override
        public void close() {
            server.stop(0);
            client.close();
        }
    }
}
