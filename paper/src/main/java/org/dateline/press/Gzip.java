package org.dateline.press;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// The three parts of a page as one gzip member (RFC 1951, 1952): head, body and rails are deflated
/// apart and joined as bytes. A full flush ends the first two at a byte's edge with an empty window
/// behind it; the body may look back into the head, which always stands right before it.
final class Gzip {
    private static final byte[] MEMBER = {31, (byte) 139, 8, 0, 0, 0, 0, 0, 2, (byte) 255};
    private static final int WINDOW = 1 << 15;
    private static final int BEST = Deflater.BEST_COMPRESSION;

    /// zlib's own choice between size and time.
    private static final int GOOD = 6;

    /// Some eight percent larger than the best, in a quarter of its time. Most readers take brotli,
    /// which follows at its best.
    private static final int QUICK = 3;

    private Gzip() {}

    /// The member's header and the deflated head.
    static byte[] head(byte[] head) {
        byte[] deflated = deflate(new byte[0], head, Deflater.FULL_FLUSH, BEST);
        byte[] gzip = Arrays.copyOf(MEMBER, MEMBER.length + deflated.length);
        System.arraycopy(deflated, 0, gzip, MEMBER.length, deflated.length);
        return gzip;
    }

    /// A body that follows `head`.
    static byte[] body(byte[] head, byte[] body, Effort effort) {
        int level =
                switch (effort) {
                    case NOW -> GOOD;
                    case BULK -> QUICK;
                };
        return deflate(head, body, Deflater.FULL_FLUSH, level);
    }

    /// The end of the stream; the trailer of eight bytes is made for each page.
    static byte[] rails(byte[] rails) {
        return deflate(new byte[0], rails, Deflater.NO_FLUSH, BEST);
    }

    /// What [#body] deflated.
    ///
    /// @param length the body's, which must be right
    /// @throws IllegalArgumentException when it was not a body behind that head
    static byte[] inflate(byte[] head, byte[] deflated, int length) {
        byte[] plain = new byte[length];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            inflater.setDictionary(dictionary(head));
            int at = 0;
            while (at < length) {
                int n = inflater.inflate(plain, at, length - at);
                if (n == 0) {
                    throw new IllegalArgumentException("a page on the rack ends early");
                }
                at += n;
            }
            return plain;
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("a page on the rack does not inflate", e);
        } finally {
            inflater.end();
        }
    }

    private static byte[] deflate(byte[] before, byte[] plain, int flush, int level) {
        Deflater deflater = new Deflater(level, true);
        try {
            if (before.length > 0) {
                deflater.setDictionary(dictionary(before));
            }
            deflater.setInput(plain);
            if (flush == Deflater.NO_FLUSH) {
                deflater.finish();
            }
            return drain(deflater, flush, plain.length);
        } finally {
            deflater.end();
        }
    }

    private static byte[] drain(Deflater deflater, int flush, int length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64 + length / 3);
        byte[] chunk = new byte[Math.min(1 << 16, 64 + length)];
        int n;
        do {
            n = deflater.deflate(chunk, 0, chunk.length, flush);
            out.write(chunk, 0, n);
        } while (n == chunk.length);
        return out.toByteArray();
    }

    private static byte[] dictionary(byte[] head) {
        return head.length <= WINDOW
                ? head
                : Arrays.copyOfRange(head, head.length - WINDOW, head.length);
    }
}
