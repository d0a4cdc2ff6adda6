package org.dateline.press;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import com.aayushatharva.brotli4j.encoder.BrotliOutputStream;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/// The parts of a page as one brotli stream (RFC 7932). Head and body leave one encoder and are
/// flushed to a byte's edge. The rails come from an encoder of their own, at a quality whose output
/// refers to nothing before itself: no distance carried over, no dictionary word (whose code
/// depends on the place in the stream), no context of the last two bytes. What that encoder writes
/// first, the stream's header, is dropped.
final class Brotli {
    static final int QUICK = 5;
    static final int BEST = 11;

    /// From 2 on the rails would refer to what they cannot know, and the stream would be corrupt.
    private static final int RAILS = 1;

    /// Window of both encoders as a power of two; from 18 on a stream's header is four bits.
    private static final int WINDOW = 20;

    private static final int HEADER = 2;

    private static final boolean AVAILABLE = Brotli4jLoader.isAvailable();

    private Brotli() {}

    /// Whether this machine has the encoder; without it pages are offered in gzip only.
    static boolean isAvailable() {
        return AVAILABLE;
    }

    /// Head and body, open for rails.
    static byte[] page(byte[] head, byte[] body, int quality) {
        return encode(
                quality,
                (brotli, out) -> {
                    brotli.write(head);
                    brotli.flush();
                    brotli.write(body);
                    brotli.flush();
                    return out.toByteArray();
                });
    }

    /// The end of every stream that begins with a [#page].
    static byte[] rails(byte[] rails) {
        return encode(
                RAILS,
                (brotli, out) -> {
                    brotli.flush();
                    if (out.size() != HEADER) {
                        throw new IllegalStateException(
                                "brotli's stream header has " + out.size() + " bytes");
                    }
                    brotli.write(rails);
                    brotli.close();
                    return Arrays.copyOfRange(out.toByteArray(), HEADER, out.size());
                });
    }

    static byte[] decode(byte[] stream) throws IOException {
        try (BrotliInputStream in = new BrotliInputStream(new ByteArrayInputStream(stream))) {
            return in.readAllBytes();
        }
    }

    private interface Writing {
        byte[] write(BrotliOutputStream brotli, ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] encode(int quality, Writing writing) {
        if (!AVAILABLE) {
            throw new IllegalStateException("there is no brotli encoder for this machine");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Encoder.Parameters parameters =
                Encoder.Parameters.create(quality, WINDOW, Encoder.Mode.TEXT);
        try (BrotliOutputStream brotli = new BrotliOutputStream(out, parameters)) {
            return writing.write(brotli, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
