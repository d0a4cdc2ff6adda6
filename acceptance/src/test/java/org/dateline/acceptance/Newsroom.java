package org.dateline.acceptance;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The newsroom's API, as one member of staff with a token uses it.
record Newsroom(URI address, String token) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What the newsroom said.
    record Answer(int status, String type, String body) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        String text(String field) {
            return json().path(field).asString("");
        }

        int number(String field) {
            return json().path(field).asInt(-1);
        }

        /// The path of the page in `url`.
        String path() {
            return URI.create(text("url")).getPath();
        }
    }

    Answer create(Map<String, ?> story) {
        return post("/api/stories", story);
    }

    Answer save(String id, Map<String, ?> story) {
        return send("PUT", "/api/stories/" + id, JSON.writeValueAsString(story));
    }

    Answer file(String id) {
        return post(act(id, "filings"), Map.of());
    }

    Answer pass(String id) {
        return post(act(id, "passes"), Map.of());
    }

    Answer publish(String id) {
        return post(act(id, "publications"), Map.of());
    }

    Answer correct(String id, String reason) {
        return post(act(id, "corrections"), Map.of("reason", reason));
    }

    Answer withdraw(String id, String reason) {
        return post(act(id, "withdrawals"), Map.of("reason", reason));
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    Answer post(String path, Map<String, ?> body) {
        return send("POST", path, JSON.writeValueAsString(body));
    }

    Answer send(String method, String path, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<byte[]> response = Http.send(request);
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("content-type").orElse(""),
                new String(response.body(), StandardCharsets.UTF_8));
    }

    private static String act(String id, String noun) {
        return "/api/stories/" + id + "/" + noun;
    }
}
