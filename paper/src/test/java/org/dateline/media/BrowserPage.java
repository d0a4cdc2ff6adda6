package org.dateline.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.dateline.Chromium;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A page in Chromium, under the policy of our pages. A script of the test's works on it and posts
/// what it found to `/found`.
final class BrowserPage implements AutoCloseable {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; script-src 'self'; connect-src 'self'";

    private final HttpServer server;
    private final Map<String, Served> files = new HashMap<>();
    private final CompletableFuture<String> found = new CompletableFuture<>();

    private record Served(String type, byte[] bytes) {}

    BrowserPage() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    BrowserPage with(String path, String type, byte[] bytes) {
        files.put(path, new Served(type, bytes));
        return this;
    }

    BrowserPage with(String path, String type, String text) {
        return with(path, type, text.getBytes(UTF_8));
    }

    /// Opens `path` and waits for what the script finds.
    JsonNode open(String path, Path profile) throws Exception {
        String url = "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path);
        return JsonMapper.shared().readTree(Chromium.open(url, profile, found));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/found")) {
                found.complete(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            Served file = files.get(path);
            if (file == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", file.type());
            exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
            exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
            send(exchange, file.bytes());
        }
    }

    private static void send(HttpExchange exchange, byte[] bytes) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        byte[] part = bytes;
        if (range != null) {
            String[] ends = range.replace("bytes=", "").split("-", -1);
            int from = Integer.parseInt(ends[0]);
            int to = ends[1].isEmpty() ? bytes.length - 1 : Integer.parseInt(ends[1]);
            part = Arrays.copyOfRange(bytes, from, Math.min(to + 1, bytes.length));
            exchange.getResponseHeaders()
                    .set(
                            "Content-Range",
                            "bytes %d-%d/%d".formatted(from, from + part.length - 1, bytes.length));
        }
        exchange.sendResponseHeaders(range == null ? 200 : 206, part.length);
        try {
            exchange.getResponseBody().write(part);
        } catch (IOException hungUp) {
            // A player that has enough closes the connection.
            return;
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
