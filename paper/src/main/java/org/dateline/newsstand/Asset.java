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
/// @param cache value of Cache-Control
public record Asset(String type, byte[] bytes, byte[] gzip, String cache) {
    /// For a path with a hash of the content: a reader may keep it for ever.
    public static Asset immutable(String type, byte[] bytes) {
        return new Asset(type, bytes, zipped(bytes), "public, max-age=31536000, immutable");
    }

    /// For a path that may have other content tomorrow.
    public static Asset changing(String type, byte[] bytes) {
        return new Asset(type, bytes, zipped(bytes), "public, max-age=3600");
    }

    /// For one of which a reader must not have an old copy.
    public static Asset fresh(String type, byte[] bytes) {
        return new Asset(type, bytes, zipped(bytes), "no-cache");
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
