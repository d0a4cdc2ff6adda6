package org.dateline.newsstand;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.dateline.press.Coding;

/// The parts of replies' heads that are the same for a second; one for each event loop.
final class Heads {
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /// Pages may be kept for seconds only, since their rails change; while a newer one is fetched
    /// the old may be shown. A CDN may also show it for a while when the paper does not answer; it
    /// looks at `CDN-Cache-Control` (RFC 9213) or at `Surrogate-Control`.
    private static final String PAGE_CACHE =
            """
            Vary: Accept-Encoding\r
            Cache-Control: public, max-age=5, stale-while-revalidate=60\r
            CDN-Cache-Control: max-age=5, stale-while-revalidate=60, stale-if-error=300\r
            Surrogate-Control: max-age=5, stale-while-revalidate=60, stale-if-error=300\r
            """;

    /// What a page may do in a reader's browser: show itself and what this site serves. No script
    /// may make markup or addresses of scripts from strings, but for the one policy that names the
    /// service worker. There is no `Cross-Origin-Embedder-Policy`: it would keep out the frames of
    /// embeds and would protect nothing, since no page uses what it unlocks. A page that shows an
    /// embed names the one origin whose frame it has.
    private static final String SAFETIES =
            """
            Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self'; \
            media-src 'self'; script-src 'self'; connect-src 'self'; worker-src 'self'; \
            manifest-src 'self';%s form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
            require-trusted-types-for 'script'; trusted-types worker\r
            X-Content-Type-Options: nosniff\r
            Referrer-Policy: strict-origin-when-cross-origin\r
            Permissions-Policy: accelerometer=(), camera=(), display-capture=(), geolocation=(), \
            gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()\r
            Cross-Origin-Opener-Policy: same-origin\r
            Cross-Origin-Resource-Policy: same-origin\r
            """;

    private static final String SAFETY = SAFETIES.formatted("");

    /// Once a reader came by TLS, the browser comes by TLS for a year.
    private static final String TLS_ONLY = "Strict-Transport-Security: max-age=31536000\r\n";

    /// What a file may do in a reader's browser: nothing but be shown.
    private static final String FILE_SAFETY =
            """
            Content-Security-Policy: sandbox; default-src 'none'\r
            X-Content-Type-Options: nosniff\r
            Cross-Origin-Resource-Policy: same-origin\r
            """;

    /// What ends a head whose last line is open.
    static final byte[] END = bytes("\r\n\r\n");

    static final byte[] CLOSE_AND_END = bytes("\r\nConnection: close\r\n\r\n");

    private final String safety;
    private final byte[][] pages = new byte[Coding.values().length][];
    private byte[] unchanged = {};
    private byte[] dateLine = {};
    private String date = "";
    private long second = Long.MIN_VALUE;

    /// @param byTls whether readers come by TLS
    Heads(boolean byTls) {
        safety = byTls ? SAFETY + TLS_ONLY : SAFETY;
    }

    /// Brings the date up to `now`.
    void tick(Instant now) {
        if (now.getEpochSecond() == second) {
            return;
        }
        second = now.getEpochSecond();
        date = HTTP_DATE.format(now);
        for (Coding coding : Coding.values()) {
            pages[coding.ordinal()] = bytes(page(coding));
        }
        unchanged = bytes(line(304) + PAGE_CACHE + "ETag: ");
        dateLine = bytes("Date: " + date);
    }

    /// The line with the date, without its end.
    byte[] date() {
        return dateLine;
    }

    /// The head of a file or a part of it, up to the line with the date.
    ///
    /// @param length of the whole file
    static byte[] file(String type, String tag, String cache, ByteRange part, long length) {
        String range =
                "Content-Range: bytes "
                        + part.from()
                        + "-"
                        + (part.to() - 1)
                        + "/"
                        + length
                        + "\r\n";
        return bytes(
                (part.isPart() ? "HTTP/1.1 206 Partial Content\r\n" + range : "HTTP/1.1 200 OK\r\n")
                        + "Content-Type: "
                        + (type.startsWith("text/") ? type + "; charset=utf-8" : type)
                        + "\r\nContent-Length: "
                        + part.count()
                        + "\r\nAccept-Ranges: bytes\r\nContent-Disposition: "
                        + (type.equals("application/pdf") ? "attachment" : "inline")
                        + "\r\n"
                        + kept(tag, cache)
                        + FILE_SAFETY);
    }

    /// The head of word that a reader has a file already, up to the line with the date.
    static byte[] unchanged(String tag, String cache) {
        return bytes("HTTP/1.1 304 Not Modified\r\n" + kept(tag, cache));
    }

    private static String kept(String tag, String cache) {
        return "ETag: " + tag + "\r\nCache-Control: " + cache + "\r\n";
    }

    private String page(Coding coding) {
        String encoding =
                switch (coding) {
                    case GZIP -> "Content-Encoding: gzip\r\n";
                    case BROTLI -> "Content-Encoding: br\r\n";
                    case IDENTITY -> "";
                };
        return line(200)
                + "Content-Type: text/html; charset=utf-8\r\n"
                + encoding
                + PAGE_CACHE
                + safety
                + "ETag: ";
    }

    /// A page's head up to the value of its ETag.
    byte[] page(int coding) {
        return pages[coding];
    }

    byte[] unchanged() {
        return unchanged;
    }

    /// The whole head of any other reply.
    byte[] of(Reply reply, int length, boolean keepsAlive) {
        return bytes(
                line(reply.status())
                        + "Content-Type: "
                        + reply.type()
                        + "\r\nCache-Control: "
                        + reply.cache()
                        + "\r\n"
                        + safety(reply)
                        + reply.more()
                        + (keepsAlive ? "" : "Connection: close\r\n")
                        + "Content-Length: "
                        + length
                        + "\r\n\r\n");
    }

    private String safety(Reply reply) {
        return reply.frames().isEmpty()
                ? safety
                : SAFETIES.formatted(" frame-src " + reply.frames() + ";")
                        + safety.substring(SAFETY.length());
    }

    private String line(int status) {
        return "HTTP/1.1 " + status + " " + reason(status) + "\r\nDate: " + date + "\r\n";
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 301 -> "Moved Permanently";
            case 304 -> "Not Modified";
            case 400 -> "Bad Request";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 408 -> "Request Timeout";
            case 409 -> "Conflict";
            case 410 -> "Gone";
            case 411 -> "Length Required";
            case 413 -> "Content Too Large";
            case 414 -> "URI Too Long";
            case 415 -> "Unsupported Media Type";
            case 416 -> "Range Not Satisfiable";
            case 417 -> "Expectation Failed";
            case 422 -> "Unprocessable Content";
            case 429 -> "Too Many Requests";
            case 431 -> "Request Header Fields Too Large";
            case 451 -> "Unavailable For Legal Reasons";
            case 501 -> "Not Implemented";
            case 503 -> "Service Unavailable";
            case 505 -> "HTTP Version Not Supported";
            default -> "Answer";
        };
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
