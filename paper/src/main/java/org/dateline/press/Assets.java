package org.dateline.press;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/// The files a page needs besides itself. Their addresses carry a hash of their bytes, so that a
/// browser may keep them for ever.
public final class Assets {
    /// Where the icon also stands, for browsers that look there unasked.
    public static final String FAVICON = "/favicon.svg";

    private static final Asset STYLE = read("paper.css", "text/css; charset=utf-8");
    private static final Asset ICON = read("favicon.svg", "image/svg+xml");
    private static final Asset PLAYER = read("player.js", "text/javascript; charset=utf-8");
    private static final Asset GALLERY = read("gallery.js", "text/javascript; charset=utf-8");

    private Assets() {}

    /// A file as it is served.
    public record Asset(String path, byte[] bytes, String contentType) {}

    /// Every asset by its path; those under `/assets/` never change.
    public static Map<String, Asset> all() {
        return Map.of(
                STYLE.path(),
                STYLE,
                ICON.path(),
                ICON,
                PLAYER.path(),
                PLAYER,
                GALLERY.path(),
                GALLERY,
                FAVICON,
                ICON);
    }

    public static String style() {
        return STYLE.path();
    }

    public static String icon() {
        return ICON.path();
    }

    /// The script that adds keys, captions, qualities and speed to `<video>` and `<audio>`, for
    /// pages that have one.
    public static String player() {
        return PLAYER.path();
    }

    /// The script that adds keys, a count and addresses to a gallery, for pages that have one.
    public static String gallery() {
        return GALLERY.path();
    }

    private static Asset read(String name, String contentType) {
        try (InputStream in = Assets.class.getResourceAsStream("/press/" + name)) {
            if (in == null) {
                throw new IllegalStateException("this build lacks press/" + name);
            }
            byte[] bytes = in.readAllBytes();
            return new Asset("/assets/" + hash(bytes) + "/" + name, bytes, contentType);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Sixteen hexadecimal digits of the SHA-256.
    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
