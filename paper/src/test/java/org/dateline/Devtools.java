package org.dateline;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Chromium without a window, led by its DevTools protocol.
final class Devtools implements AutoCloseable {
    private static final int SECONDS = 30;

    private final Process browser;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
    private final AtomicInteger last = new AtomicInteger();
    private final WebSocket socket;

    /// @param profile an empty folder of the browser's own
    Devtools(Path profile) throws Exception {
        ProcessBuilder program =
                new ProcessBuilder(
                                "/usr/bin/chromium",
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--remote-debugging-port=0",
                                "--user-data-dir=" + profile,
                                "about:blank")
                        .redirectErrorStream(true)
                        .redirectOutput(profile.resolve("said").toFile());
        program.environment().put("TMPDIR", profile.toString());
        browser = program.start();
        socket =
                client.newWebSocketBuilder()
                        .buildAsync(URI.create(page(port(profile))), new Ears())
                        .get(SECONDS, TimeUnit.SECONDS);
    }

    private static String port(Path profile) throws Exception {
        Path file = profile.resolve("DevToolsActivePort");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (System.nanoTime() < end) {
            if (Files.exists(file) && Files.readAllLines(file).size() == 2) {
                return Files.readAllLines(file).getFirst();
            }
            Thread.sleep(50);
        }
        throw new AssertionError(Files.readString(profile.resolve("said")));
    }

    private String page(String port) throws Exception {
        URI list = URI.create("http://127.0.0.1:" + port + "/json/list");
        String json =
                client.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString()).body();
        for (JsonNode target : JsonMapper.shared().readTree(json)) {
            if (target.path("type").asString("").equals("page")) {
                return target.path("webSocketDebuggerUrl").asString("");
            }
        }
        throw new AssertionError(json);
    }

    /// Opens a page and waits until it is there.
    void open(String url) throws Exception {
        tell("Page.enable", Map.of());
        tell("Page.navigate", Map.of("url", url));
        event("Page.loadEventFired");
    }

    /// Has the browser do something.
    JsonNode tell(String method, Map<String, Object> parameters) throws Exception {
        int id = last.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        ObjectNode message = JsonMapper.shared().createObjectNode();
        message.put("id", id).put("method", method);
        message.set("params", JsonMapper.shared().valueToTree(parameters));
        socket.sendText(message.toString(), true).get(SECONDS, TimeUnit.SECONDS);
        JsonNode said = answer.get(SECONDS, TimeUnit.SECONDS);
        if (said.has("error")) {
            throw new AssertionError(method + ": " + said);
        }
        return said.path("result");
    }

    /// What a script in the page comes to, a promise awaited.
    JsonNode run(String script) throws Exception {
        JsonNode result =
                tell(
                        "Runtime.evaluate",
                        Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new AssertionError(result.toString());
        }
        return result.at("/result/value");
    }

    /// The next event of that name.
    JsonNode event(String method) throws Exception {
        while (true) {
            JsonNode event = events.poll(SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("waited in vain for " + method);
            }
            if (event.path("method").asString("").equals(method)) {
                return event.path("params");
            }
        }
    }

    @Override
    public void close() throws Exception {
        socket.abort();
        client.shutdownNow();
        List<ProcessHandle> tree = browser.toHandle().descendants().toList();
        browser.destroyForcibly().waitFor();
        tree.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle process : tree) {
            process.onExit().get(10, TimeUnit.SECONDS);
        }
    }

    private final class Ears implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            text.append(part);
            if (isLast) {
                JsonNode message = JsonMapper.shared().readTree(text.toString());
                text.setLength(0);
                CompletableFuture<JsonNode> answer = asked.remove(message.path("id").asInt(0));
                if (answer == null) {
                    events.add(message);
                } else {
                    answer.complete(message);
                }
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }
    }
}
