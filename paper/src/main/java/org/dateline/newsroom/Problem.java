package org.dateline.newsroom;

import java.util.Map;
import org.dateline.story.Refusal;
import org.dateline.story.StoryJson;
import tools.jackson.databind.node.ObjectNode;

/// A problem document after RFC 9457.
///
/// @param type a reference to a heading of the page `/problems`, or `about:blank`
/// @param detail a sentence for a person
/// @param headers what the answer carries besides
record Problem(int status, String type, String title, String detail, Map<String, String> headers) {
    static final String CONTENT_TYPE = "application/problem+json";

    private static final String NO_TYPE = "about:blank";

    /// A problem that its status says all about.
    static Problem plain(int status, String detail) {
        return new Problem(status, NO_TYPE, phrase(status), detail, Map.of());
    }

    static Problem named(int status, String name, String title, String detail) {
        return new Problem(status, "/problems#" + name, title, detail, Map.of());
    }

    static Problem of(Refusal refusal) {
        String detail = refusal.sentence();
        return switch (refusal.reason()) {
            case INVALID -> named(422, "invalid", "Breaks a rule about content", detail);
            case NOT_FOUND -> named(404, "not-found", "Not there", detail);
            case NOT_ALLOWED -> named(403, "not-allowed", "Not yours to do", detail);
            case WRONG_STAGE -> named(409, "wrong-stage", "Not at that stage", detail);
            case STALE -> named(409, "stale", "Somebody saved a newer version", detail);
            case TOO_LARGE -> named(413, "too-large", "Too large", detail);
            case UNAVAILABLE ->
                    named(503, "unavailable", "Not at the moment", detail).with("Retry-After", "5");
        };
    }

    /// A failure of ours: the sentence says where the log has more, and nothing else.
    static Problem incident(String incident) {
        return named(
                500,
                "failure",
                "Something broke",
                "This is our fault, not yours. The newsroom's log has more under incident %s."
                        .formatted(incident));
    }

    Problem with(String header, String value) {
        Map<String, String> more = new java.util.TreeMap<>(headers);
        more.put(header, value);
        return new Problem(status, type, title, detail, Map.copyOf(more));
    }

    /// @param instance path of the request
    byte[] json(String instance) {
        ObjectNode json = StoryJson.MAPPER.createObjectNode();
        json.put("type", type);
        json.put("title", title);
        json.put("status", status);
        json.put("detail", detail);
        json.put("instance", instance);
        return StoryJson.MAPPER.writeValueAsBytes(json);
    }

    Answer answer(String instance) {
        return new Answer(status, CONTENT_TYPE, headers, json(instance));
    }

    /// Sentences for what the server refuses before any of our code sees it.
    static Problem ofStatus(int status) {
        return plain(
                status,
                switch (status) {
                    case 400 ->
                            "The request is not well-formed HTTP, or its headers are too large.";
                    case 404 -> "There is nothing at this address.";
                    case 405 -> "This address does not take that method.";
                    case 408 -> "The request took too long to arrive.";
                    case 413 -> "The request is larger than Dateline takes.";
                    case 414 -> "The address is too long.";
                    case 431 -> "The request's headers are too large.";
                    case 501 -> "Dateline does not know how to do that.";
                    case 503 -> "The newsroom is starting or stopping; try again in a moment.";
                    case 505 -> "Dateline speaks HTTP/1.1.";
                    default -> "The request was refused: " + phrase(status) + ".";
                });
    }

    static String phrase(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 408 -> "Request Timeout";
            case 409 -> "Conflict";
            case 413 -> "Content Too Large";
            case 414 -> "URI Too Long";
            case 415 -> "Unsupported Media Type";
            case 422 -> "Unprocessable Content";
            case 429 -> "Too Many Requests";
            case 431 -> "Request Header Fields Too Large";
            case 500 -> "Internal Server Error";
            case 501 -> "Not Implemented";
            case 503 -> "Service Unavailable";
            case 505 -> "HTTP Version Not Supported";
            case 507 -> "Insufficient Storage";
            default -> status < 500 ? "Refused" : "Failed";
        };
    }
}
