package org.dateline.press;

import java.nio.ByteBuffer;

/// One design release's constant beginning of every page, compressed once.
final class RackHead {
    private final byte[] html;
    private final int id;
    private final ByteBuffer gzip;
    private final byte[] tag;

    RackHead(byte[] html) {
        this.html = html;
        this.id = ByteBuffer.wrap(RackRecord.sha256(html)).getInt();
        this.gzip = direct(Gzip.head(html));
        this.tag = hex(id);
    }

    int id() {
        return id;
    }

    byte[] html() {
        return html;
    }

    ByteBuffer gzip() {
        return gzip;
    }

    /// Its part of an ETag: eight hexadecimal digits.
    byte[] tag() {
        return tag;
    }

    static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(0, bytes);
    }

    static byte[] hex(int id) {
        return java.util.HexFormat.of()
                .toHexDigits(id)
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }
}
