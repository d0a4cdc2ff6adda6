package org.dateline.newsstand;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.spec.SecretKeySpec;
import org.dateline.press.Effort;
import org.dateline.press.Rack;
import org.dateline.press.Sheet;
import org.dateline.press.Shelf;
import org.dateline.readership.Arrival;
import org.dateline.story.Refusal;
import org.dateline.story.StoryId;

/// A newsstand with a few pages, on a port of its own, and what it counted.
final class Stand implements AutoCloseable {
    static final Instant CHANGED = Instant.parse("2026-03-01T09:00:00Z");
    static final String STORY = "/stories/000000000007/harbour-opens";

    /// An opening somebody counted.
    record View(int ordinal, long reader, Arrival arrival) {}

    final Rack rack;
    final Shelf shelf;
    final Newsstand newsstand;
    final List<View> views = new CopyOnWriteArrayList<>();
    final List<String> taken = new CopyOnWriteArrayList<>();

    Stand(Path folder) {
        this(folder, standing());
    }

    Stand(Path folder, Standing standing) {
        rack = Rack.open(folder, new SecretKeySpec(new byte[] {1}, "HmacSHA256"));
        shelf = Shelf.open(folder.resolve("shelf"));
        rack.head(bytes("<!doctype html><html lang=en><head><meta charset=utf-8>"));
        rack.rails(bytes("<aside>Most popular</aside></body></html>"));
        put("/", 0, 200, "Home front");
        put("/politics", 0, 200, "Politics front");
        put("/404", 0, 404, "No such page here");
        put("/zh/404", 0, 404, "Nothing here, in Chinese");
        put(STORY, 7, 200, "Harbour opens");
        put("/stories/000000000009/withdrawn", 9, 410, "withdrawn by the editors");
        put("/stories/00000000000a/withdrawn", 10, 451, "withdrawn by law");
        Stock stock =
                new Stock(
                        rack,
                        shelf,
                        Map.of(
                                "/assets/abc/paper.css",
                                Asset.immutable(
                                        "text/css; charset=utf-8", bytes("body{font:serif}")),
                                "/sw.js",
                                Asset.fresh(
                                        "text/javascript; charset=utf-8", bytes("'use strict';")),
                                "/robots.txt",
                                Asset.changing(Reply.TEXT, bytes("User-agent: *\n"))),
                        Stand::cold,
                        path -> Optional.of(bytes("Not now: " + path)),
                        new Postbox(this::take, InstantSource.system()),
                        () ->
                                (ordinal, reader, arrival) ->
                                        views.add(new View(ordinal, reader, arrival)),
                        agent -> agent.toString().contains("bot"));
        newsstand = open(standing, stock);
    }

    private static Newsstand open(Standing standing, Stock stock) {
        try {
            return Newsstand.open(standing, stock, InstantSource.system());
        } catch (RuntimeException e) {
            stock.rack().close();
            stock.shelf().close();
            throw e;
        }
    }

    static Standing standing() {
        return Standing.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).withLoops(1);
    }

    static Standing impatient() {
        Duration soon = Duration.ofMillis(400);
        return standing().withLimits(4_000, 600, soon, soon, soon);
    }

    private static Optional<Reply> cold(String path) {
        if (path.endsWith("broken")) {
            throw new IllegalStateException("a proof this test breaks");
        }
        return path.endsWith("none")
                ? Optional.empty()
                : Optional.of(Reply.fresh(Reply.HTML, bytes("proof of " + path)));
    }

    private boolean take(String path, byte[] body) {
        if (!path.equals("/push/subscriptions")) {
            return false;
        }
        if (body.length == 0) {
            throw Refusal.invalid("There is nothing in it.");
        }
        taken.add(new String(body, StandardCharsets.UTF_8));
        return true;
    }

    void put(String path, long story, int status, String body) {
        int ordinal = story == 0 ? -1 : (int) story;
        String labels = story == 0 ? "" : "story-" + new StoryId(story) + " section-politics rails";
        Sheet sheet = new Sheet(path, 0, story, ordinal, status, bytes(body), CHANGED, 1, labels);
        rack.put(sheet, Effort.NOW);
    }

    Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), newsstand.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    /// One request on a connection of its own, which is then closed.
    Answer get(String path, String... headers) throws IOException {
        try (Socket socket = connect()) {
            return get(socket, path, headers);
        }
    }

    static Answer get(Socket socket, String path, String... headers) throws IOException {
        send(socket, "GET " + path + " HTTP/1.1\r\nHost: paper.example\r\n" + lines(headers));
        return Answer.read(socket.getInputStream(), false);
    }

    static String lines(String... headers) {
        return String.join("", List.of(headers).stream().map(h -> h + "\r\n").toList()) + "\r\n";
    }

    static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Whether the other side has ended the connection, or does within the socket's patience.
    static boolean isClosed(Socket socket) {
        try {
            InputStream in = socket.getInputStream();
            return in.read() < 0;
        } catch (java.net.SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        newsstand.close();
        rack.close();
        shelf.close();
    }
}
