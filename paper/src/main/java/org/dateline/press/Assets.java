package org.dateline.press;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The files a page needs besides itself. Their addresses carry a hash of their bytes, so that a
/// browser may keep them for ever.
public final class Assets {
    /// Where the icon also stands, for browsers that look there unasked.
    public static final String FAVICON = "/favicon.svg";

    private static final Asset STYLE = read("paper.css", "text/css; charset=utf-8");
    private static final Asset ICON = read("favicon.svg", "image/svg+xml");
    private static final Asset FAVICON_ITSELF =
            new Asset(FAVICON, ICON.bytes(), ICON.contentType());
    private static final Asset PLAYER = read("player.js", "text/javascript; charset=utf-8");
    private static final Asset GALLERY = read("gallery.js", "text/javascript; charset=utf-8");

    private static final Asset SIZE = read("size.js", "text/javascript; charset=utf-8");
    private static final Asset TOOLS = read("tools.js", "text/javascript; charset=utf-8");

    private Assets() {}

    /// A file as it is served.
    public record Asset(String path, byte[] bytes, String contentType) {}

    /// Every asset by its path; those under `/assets/` never change.
    public static Map<String, Asset> all() {
        return Stream.of(STYLE, ICON, PLAYER, GALLERY, SIZE, TOOLS, FAVICON_ITSELF)
                .collect(Collectors.toUnmodifiableMap(Asset::path, asset -> asset));
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

    /// The one script that runs before a page is shown: the text size a reader chose before.
    public static String size() {
        return SIZE.path();
    }

    /// The script that prints, copies the address and opens the system's own ways to share.
    public static String tools() {
        return TOOLS.path();
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
