package org.dateline.newsroom;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/// What a browser goes through to a newsroom: pages come out with a script of the test's before
/// their own, and the first piece of the first upload breaks off on its way.
final class Turnstile implements AutoCloseable {
    /// How much of the first piece arrives, in bytes.
    static final int ARRIVES = 1_000;

    private static final String OFFSET = "Upload-Offset";
    private static final Set<String> BETWEEN_TWO =
            Set.of(
                    "accept-encoding",
                    "connection",
                    "content-length",
                    "host",
                    "transfer-encoding",
                    "upgrade");

    final CompletableFuture<String> found = new CompletableFuture<>();

    /// Pieces sent and offsets asked for, as `PATCH 0 cut` and `HEAD 1000`.
    final List<String> upload = new CopyOnWriteArrayList<>();

    private final Map<String, byte[]> files = new HashMap<>();
    private final AtomicBoolean cut = new AtomicBoolean();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final int newsroom;

    Turnstile(int newsroom, byte[] script) throws IOException {
        this.newsroom = newsroom;
        files.put("/test.js", script);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    void with(String path, byte[] bytes) {
        files.put(path, bytes);
    }

    String url(String path) {
        return "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path);
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            // A browser sends again, unasked, what got no answer on a connection it used before.
            exchange.getResponseHeaders().set("Connection", "close");
            if (path.equals("/found")) {
                found.complete(new String(body, UTF_8));
                exchange.sendResponseHeaders(204, -1);
            } else if (files.containsKey(path)) {
                exchange.getResponseHeaders().set("Content-Type", "text/javascript");
                answer(exchange, 200, files.get(path));
            } else if (exchange.getRequestMethod().equals("PATCH")
                    && cut.compareAndSet(false, true)) {
                breakOff(exchange, body);
            } else {
                forward(exchange, body);
            }
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /// The newsroom gets the beginning of the piece, the browser no answer.
    private void breakOff(HttpExchange exchange, byte[] body) throws IOException {
        upload.add("PATCH " + exchange.getRequestHeaders().getFirst(OFFSET) + " cut");
        StringBuilder head =
                new StringBuilder("PATCH " + exchange.getRequestURI() + " HTTP/1.1\r\n");
        head.append("Host: 127.0.0.1:").append(newsroom).append("\r\n");
        head.append("Content-Length: ").append(body.length).append("\r\n");
        passed(exchange.getRequestHeaders())
                .forEach(
                        (name, value) ->
                                head.append(name).append(": ").append(value).append("\r\n"));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), newsroom)) {
            socket.getOutputStream().write(head.append("\r\n").toString().getBytes(ISO_8859_1));
            socket.getOutputStream().write(body, 0, ARRIVES);
        }
    }

    private void forward(HttpExchange exchange, byte[] body)
            throws IOException, InterruptedException {
        String method = exchange.getRequestMethod();
        URI there = URI.create("http://127.0.0.1:" + newsroom + exchange.getRequestURI());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(there)
                        .version(HttpClient.Version.HTTP_1_1)
                        .method(method, BodyPublishers.ofByteArray(body));
        passed(exchange.getRequestHeaders()).forEach(request::setHeader);
        HttpResponse<byte[]> reply = client.send(request.build(), BodyHandlers.ofByteArray());
        note(exchange, reply);
        reply.headers()
                .map()
                .forEach(
                        (name, values) -> {
                            if (!BETWEEN_TWO.contains(name)) {
                                exchange.getResponseHeaders().put(name, values);
                            }
                        });
        boolean page = reply.headers().firstValue("Content-Type").orElse("").contains("html");
        answer(exchange, reply.statusCode(), page ? withScript(reply.body()) : reply.body());
    }

    private void note(HttpExchange exchange, HttpResponse<byte[]> reply) {
        switch (exchange.getRequestMethod()) {
            case "HEAD" ->
                    upload.add("HEAD " + reply.headers().firstValue(OFFSET).orElse("nothing"));
            case "PATCH" ->
                    upload.add(
                            "PATCH %s %d"
                                    .formatted(
                                            exchange.getRequestHeaders().getFirst(OFFSET),
                                            reply.statusCode()));
            default -> {}
        }
    }

    private static Map<String, String> passed(Headers headers) {
        Map<String, String> passed = new HashMap<>();
        headers.forEach(
                (name, values) -> {
                    if (!BETWEEN_TWO.contains(name.toLowerCase(Locale.ROOT))) {
                        passed.put(name, String.join("; ", values));
                    }
                });
        return passed;
    }

    private static byte[] withScript(byte[] page) {
        return new String(page, UTF_8)
                .replaceFirst("<head>", "<head><script src=\"/test.js\"></script>")
                .getBytes(UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        boolean none = bytes.length == 0;
        exchange.sendResponseHeaders(status, none ? -1 : bytes.length);
        if (!none) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
