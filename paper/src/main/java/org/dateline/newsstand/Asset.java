package org.dateline.newsstand;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/// A file that does not change while the paper runs: style sheet, font, robots.txt.
///
/// @param type its media type, with charset
/// @param bytes plain
/// @param gzip the same compressed; empty when that is no gain
/// @param isImmutable whether its path names its content, so that a reader may keep it for ever
public record Asset(String type, byte[] bytes, byte[] gzip, boolean isImmutable) {
    /// For a path with a hash of the content.
    public static Asset immutable(String type, byte[] bytes) {
        return new Asset(type, bytes, zipped(bytes), true);
    }

    /// For a path that may have other content tomorrow.
    public static Asset changing(String type, byte[] bytes) {
        return new Asset(type, bytes, zipped(bytes), false);
    }

    private static byte[] zipped(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.size() < bytes.length * 9 / 10 ? out.toByteArray() : new byte[0];
    }
}
