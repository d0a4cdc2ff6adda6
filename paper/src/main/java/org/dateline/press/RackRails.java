package org.dateline.press;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/// One version of what ends every page: rails, footer and closing tags, compressed once.
final class RackRails {
    private final byte[] html;
    private final ByteBuffer gzip;
    private final ByteBuffer brotli;
    private final Crc crc;
    private final byte[] tag;

    /// @throws IllegalStateException when the brotli parts do not join to the page they stand for
    RackRails(byte[] html) {
        this.html = html;
        this.gzip = RackHead.direct(Gzip.rails(html));
        this.brotli = RackHead.direct(Brotli.isAvailable() ? tried(html) : new byte[0]);
        this.crc = new Crc(html);
        this.tag = RackHead.hex(ByteBuffer.wrap(RackRecord.sha256(html)).getInt());
    }

    byte[] html() {
        return html;
    }

    ByteBuffer gzip() {
        return gzip;
    }

    ByteBuffer brotli() {
        return brotli;
    }

    Crc crc() {
        return crc;
    }

    /// Its part of an ETag: eight hexadecimal digits.
    byte[] tag() {
        return tag;
    }

    /// The rails' brotli, tried behind two pages that leave a decoder in different states.
    private static byte[] tried(byte[] html) {
        byte[] rails = Brotli.rails(html);
        byte[] noise = new byte[3_000];
        new Random(html.length).nextBytes(noise);
        byte[] echo = "<p>The tide came in again, and again. </p>".repeat(40).getBytes(UTF_8);
        tryBehind(noise, html, rails);
        tryBehind(echo, html, rails);
        return rails;
    }

    private static void tryBehind(byte[] body, byte[] html, byte[] rails) {
        byte[] page = Brotli.page(new byte[] {'<'}, body, Brotli.QUICK);
        byte[] stream = Arrays.copyOf(page, page.length + rails.length);
        System.arraycopy(rails, 0, stream, page.length, rails.length);
        try {
            byte[] plain = Brotli.decode(stream);
            int from = 1 + body.length;
            if (plain.length == from + html.length
                    && Arrays.equals(plain, from, plain.length, html, 0, html.length)) {
                return;
            }
        } catch (IOException e) {
            throw new IllegalStateException("the rails' brotli does not decode", e);
        }
        throw new IllegalStateException("the rails' brotli decodes to something else");
    }

    private static final java.nio.charset.Charset UTF_8 = java.nio.charset.StandardCharsets.UTF_8;
}
