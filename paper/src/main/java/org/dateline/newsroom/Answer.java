package org.dateline.newsroom;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.dateline.story.StoryJson;
import tools.jackson.databind.JsonNode;

/// What goes back, complete and in memory.
record Answer(int status, String type, Map<String, String> headers, byte[] body) {
    static final String JSON = "application/json";

    static Answer ok(JsonNode json) {
        return json(200, json, Map.of());
    }

    /// An act was entered: 201.
    static Answer made(JsonNode json) {
        return json(201, json, Map.of());
    }

    static Answer made(JsonNode json, String location) {
        return json(201, json, Map.of("Location", location));
    }

    static Answer empty(int status, Map<String, String> headers) {
        return new Answer(status, "", headers, new byte[0]);
    }

    private static Answer json(int status, JsonNode json, Map<String, String> headers) {
        return new Answer(status, JSON, headers, StoryJson.MAPPER.writeValueAsBytes(json));
    }

    void write(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        if (!type.isEmpty()) {
            response.setContentType(type);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
