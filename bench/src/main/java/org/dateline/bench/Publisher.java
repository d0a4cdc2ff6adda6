package org.dateline.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.dateline.story.StoryJson;
import tools.jackson.databind.node.ObjectNode;

/// Publishes stories in a paper that runs, and reads them as a reader does.
final class Publisher {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Program paper;
    private final String writer;
    private final String editor;
    private final URI old;
    private int rounds;

    Publisher(Program paper, Path data) throws IOException, InterruptedException {
        this.paper = paper;
        this.writer = token(data, "Mira Okafor", "reporter");
        this.editor = token(data, "Tom Ahlgren", "editor");
        this.old = paper.readers().resolve(published("An old story"));
    }

    /// Publishes one more story, each under a headline of its own.
    ///
    /// @return milliseconds until the headline was everywhere
    double round() throws IOException, InterruptedException {
        String headline = "Measured headline %06d".formatted(++rounds);
        String story = passed(headline);
        long begun = System.nanoTime();
        ObjectNode answer = post(editor, "/api/stories/" + story + "/publications", "{}", 201);
        URI page = paper.readers().resolve(URI.create(answer.get("url").stringValue()).getPath());
        for (URI place :
                List.of(
                        page,
                        paper.readers().resolve("/"),
                        paper.readers().resolve("/politics"),
                        old)) {
            shows(place, headline, begun);
        }
        return (System.nanoTime() - begun) / 1e6;
    }

    /// @return milliseconds that the page of a story took
    double read() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        get(old);
        return (System.nanoTime() - begun) / 1e6;
    }

    /// Hands a file to the picture library.
    ///
    /// @return the status it answers with
    int add(Path picture) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(paper.newsroom().resolve("/api/media"))
                        .header("Authorization", "Bearer " + writer)
                        .header("Content-Type", "application/octet-stream")
                        .POST(HttpRequest.BodyPublishers.ofFile(picture))
                        .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private void shows(URI place, String headline, long begun)
            throws IOException, InterruptedException {
        while (!get(place).contains(headline)) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IllegalStateException(place + " does not show “" + headline + "”");
            }
        }
    }

    private String published(String headline) throws IOException, InterruptedException {
        String story = passed(headline);
        ObjectNode answer = post(editor, "/api/stories/" + story + "/publications", "{}", 201);
        return URI.create(answer.get("url").stringValue()).getPath();
    }

    private String passed(String headline) throws IOException, InterruptedException {
        ObjectNode form = StoryJson.MAPPER.createObjectNode();
        form.put("headline", headline).put("section", "Politics");
        for (int i = 0; i < 12; i++) {
            form.withArray("body")
                    .addObject()
                    .put("type", "paragraph")
                    .put(
                            "text",
                            "The council met for the %d. time. ".formatted(i).repeat(12).strip());
        }
        String id = post(writer, "/api/stories", form.toString(), 201).get("id").stringValue();
        post(writer, "/api/stories/" + id + "/filings", "{}", 0);
        post(editor, "/api/stories/" + id + "/passes", "{}", 0);
        return id;
    }

    private ObjectNode post(String token, String path, String body, int status)
            throws IOException, InterruptedException {
        var answer =
                http.send(
                        HttpRequest.newBuilder(paper.newsroom().resolve(path))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2 || status != 0 && answer.statusCode() != status) {
            throw new IllegalStateException(
                    path + ": " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return StoryJson.parse(answer.body());
    }

    private String get(URI place) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(place).build(), BodyHandlers.ofString()).body();
    }

    private static String token(Path data, String name, String role) {
        return Program.run(
                "token", "create", "--data", data, "--name", "bench", "--as", name, "--role", role);
    }
}
