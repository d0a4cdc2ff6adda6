package org.dateline.newsroom;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.dateline.story.Refusal;
import org.dateline.story.StoryJson;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.databind.node.ObjectNode;

/// Reads what requests carry, within bounds: bytes of one, bytes of all at once, and time.
final class Bodies {
    /// Bytes of one body, as [StoryJson#MAPPER] takes them.
    static final int MOST_BYTES = 8_000_000;

    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int CHUNK = 16_384;

    /// Kilobytes of bodies that may be in work at once: a parsed body takes up to twenty times its
    /// size in memory.
    private final Semaphore kilobytes = new Semaphore(2 * MOST_BYTES / 1_000, true);

    /// Reads a body that must be there, and does `work` with it.
    Answer required(HttpServletRequest request, Function<ObjectNode, Answer> work) {
        return read(request, false, work);
    }

    /// The same for an act whose every field may be left out: no body is an empty object.
    Answer optional(HttpServletRequest request, Function<ObjectNode, Answer> work) {
        return read(request, true, work);
    }

    private Answer read(
            HttpServletRequest request, boolean mayBeEmpty, Function<ObjectNode, Answer> work) {
        long length = length(request);
        if (length > MOST_BYTES) {
            throw tooLarge(request);
        }
        if (length > 0 || !mayBeEmpty) {
            checkType(request);
        }
        int permits = 1 + (int) length / 1_000;
        acquire(permits);
        try {
            byte[] bytes = bytes(request);
            return work.apply(
                    bytes.length == 0 && mayBeEmpty
                            ? StoryJson.MAPPER.createObjectNode()
                            : StoryJson.parse(bytes));
        } finally {
            kilobytes.release(permits);
        }
    }

    /// Bytes announced; the most that is taken when the body comes in chunks.
    private static long length(HttpServletRequest request) {
        if (request.getHeader("Transfer-Encoding") != null) {
            return MOST_BYTES;
        }
        return Math.max(0, request.getContentLengthLong());
    }

    private static void checkType(HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null || !isJson(type)) {
            throw new Rejected(
                    Problem.plain(
                                    415,
                                    "Send the body as JSON, with the header Content-Type: application/json.")
                            .with("Accept-Post", Answer.JSON));
        }
    }

    private static boolean isJson(String type) {
        try {
            MediaType media = MediaType.parseMediaType(type);
            String charset = media.getParameter("charset");
            return media.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                    && (charset == null || charset.equalsIgnoreCase("utf-8"));
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }

    private void acquire(int permits) {
        try {
            if (kilobytes.tryAcquire(permits, 20, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new Refusal(
                Refusal.Reason.UNAVAILABLE,
                "The newsroom has its hands full with large stories; try again in a moment.");
    }

    private static byte[] bytes(HttpServletRequest request) {
        long deadline = System.nanoTime() + MOST_NANOS;
        byte[] bytes = new byte[CHUNK];
        int length = 0;
        try {
            InputStream in = request.getInputStream();
            int count;
            while ((count = in.read(bytes, length, bytes.length - length)) >= 0) {
                length += count;
                if (length > MOST_BYTES) {
                    throw tooLarge(request);
                }
                if (System.nanoTime() > deadline) {
                    throw new Rejected(Problem.ofStatus(408).with("Connection", "close"));
                }
                if (length == bytes.length) {
                    bytes = Arrays.copyOf(bytes, Math.min(2 * length, MOST_BYTES + 1));
                }
            }
        } catch (IOException broken) {
            throw new Rejected(
                    Problem.plain(400, "The body ended before it was complete.")
                            .with("Connection", "close"));
        }
        return Arrays.copyOf(bytes, length);
    }

    private static Refusal tooLarge(HttpServletRequest request) {
        discard(request);
        return new Refusal(
                Refusal.Reason.TOO_LARGE,
                "The body is larger than %,d bytes, the most that is taken.".formatted(MOST_BYTES));
    }

    /// Reads as much again, for a while, and keeps nothing of it: a client that is still sending
    /// when the connection closes may lose the answer that says why.
    private static void discard(HttpServletRequest request) {
        long deadline = System.nanoTime() + LINGER_NANOS;
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = request.getInputStream();
            int left = MOST_BYTES;
            while (left > 0 && System.nanoTime() < deadline) {
                int count = in.read(chunk);
                left = count < 0 ? 0 : left - count;
            }
        } catch (IOException gone) {
            // Nobody is there to hear it.
        }
    }
}
