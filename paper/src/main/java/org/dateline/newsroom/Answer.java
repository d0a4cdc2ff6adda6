package org.dateline.newsroom;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dateline.story.Refusal;
import org.dateline.story.StoryJson;
import tools.jackson.databind.JsonNode;

/// What goes back: all of it in memory, or a part of a file.
///
/// @param cookies what a browser is to keep, as `Set-Cookie` says it
record Answer(
        int status,
        String type,
        Map<String, String> headers,
        Content content,
        List<String> cookies) {
    static final String JSON = "application/json";

    /// What stands in the body.
    sealed interface Content {
        long length();

        void write(OutputStream out) throws IOException;
    }

    record Bytes(byte[] bytes) implements Content {
        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public void write(OutputStream out) throws IOException {
            out.write(bytes);
        }
    }

    /// @param from the first byte of the file that is sent
    record Part(Path file, long from, long length) implements Content {
        @Override
        public void write(OutputStream out) throws IOException {
            try (FileChannel channel = FileChannel.open(file)) {
                WritableByteChannel target = Channels.newChannel(out);
                long done = 0;
                while (done < length) {
                    long sent = channel.transferTo(from + done, length - done, target);
                    if (sent <= 0) {
                        throw new IOException(file + " is shorter than it was");
                    }
                    done += sent;
                }
            }
        }
    }

    Answer(int status, String type, Map<String, String> headers, Content content) {
        this(status, type, headers, content, List.of());
    }

    Answer(int status, String type, Map<String, String> headers, byte[] bytes) {
        this(status, type, headers, new Bytes(bytes));
    }

    /// The same with other cookies.
    Answer keeping(List<String> other) {
        return new Answer(status, type, headers, content, List.copyOf(other));
    }

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

    /// Leads a browser on, after a form was taken.
    static Answer elsewhere(String location) {
        return empty(303, Map.of("Location", location));
    }

    /// The same page, for a form that was not taken: it says why.
    Answer refused() {
        return new Answer(422, type, headers, content, cookies);
    }

    /// The same with the status of a refusal.
    Answer refused(Refusal refusal) {
        return new Answer(Problem.of(refusal).status(), type, headers, content, cookies);
    }

    static Answer empty(int status, Map<String, String> headers) {
        return new Answer(status, "", headers, new byte[0]);
    }

    static Answer json(int status, JsonNode json, Map<String, String> headers) {
        return new Answer(status, JSON, headers, StoryJson.MAPPER.writeValueAsBytes(json));
    }

    void write(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        cookies.forEach(cookie -> response.addHeader("Set-Cookie", cookie));
        if (!type.isEmpty()) {
            response.setContentType(type);
            response.setContentLengthLong(content.length());
            content.write(response.getOutputStream());
        }
    }
}
