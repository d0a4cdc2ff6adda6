package org.dateline.newsstand;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// What is answered where no page waits on the rack.
///
/// @param status of HTTP
/// @param type media type, with charset
/// @param body sent as it is
/// @param cache value of Cache-Control
/// @param more further header lines, each ending in CRLF; empty for none
/// @param frames the only origin whose pages it may show in a frame; empty for none
public record Reply(
        int status, String type, byte[] body, String cache, String more, String frames) {
    private static final Pattern ORIGIN =
            Pattern.compile("(?:https://[a-z0-9-]+(?:\\.[a-z0-9-]+)*(?::[0-9]{1,5})?)?");

    public Reply {
        if (!ORIGIN.matcher(frames).matches()) {
            throw new IllegalArgumentException("not an origin: " + frames);
        }
    }

    /// A page without frames, or no page.
    public Reply(int status, String type, byte[] body, String cache, String more) {
        this(status, type, body, cache, more, "");
    }

    public static final String TEXT = "text/plain; charset=utf-8";
    public static final String HTML = "text/html; charset=utf-8";

    /// Something that never changes at its address.
    public static Reply lasting(String type, byte[] body) {
        return new Reply(200, type, body, "public, max-age=31536000, immutable", "");
    }

    /// Something that may be different the next second.
    public static Reply fresh(String type, byte[] body) {
        return new Reply(200, type, body, "no-cache", "");
    }

    static Reply sentence(int status, String sentence) {
        byte[] body = (sentence + "\n").getBytes(StandardCharsets.UTF_8);
        return new Reply(status, TEXT, body, "no-store", "");
    }

    /// The same said in a page.
    Reply as(byte[] page) {
        return new Reply(status, HTML, page, cache, more, frames);
    }

    Reply with(String line) {
        return new Reply(status, type, body, cache, more + line + "\r\n", frames);
    }
}
