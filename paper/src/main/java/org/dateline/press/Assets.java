package org.dateline.press;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The files a page needs besides itself. Their addresses carry a hash of their bytes, so that a
/// browser may keep them for ever.
public final class Assets {
    /// Where the icon also stands, for browsers that look there unasked.
    public static final String FAVICON = "/favicon.svg";

    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final Asset STYLE =
            asset("paper.css", "text/css; charset=utf-8", plain(bytes("paper.css")));
    private static final Asset ICON = read("favicon.svg", "image/svg+xml");
    private static final Asset PLAYER = read("player.js", SCRIPT);

    /// Where the service worker stands: at the top, so that the whole site is in its reach.
    public static final String WORKER = "/sw.js";

    private static final Asset GALLERY = read("gallery.js", SCRIPT);
    private static final Asset DEVICE = read("device.js", SCRIPT);
    private static final Asset SIZE = read("size.js", SCRIPT);
    private static final Asset TOOLS = read("tools.js", SCRIPT);
    private static final List<Asset> NAMED =
            List.of(STYLE, ICON, PLAYER, GALLERY, DEVICE, SIZE, TOOLS);

    private Assets() {}

    /// A file as it is served.
    public record Asset(String path, byte[] bytes, String contentType) {}

    /// Every asset by its path; those under `/assets/` never change.
    public static Map<String, Asset> all() {
        Map<String, Asset> all = new HashMap<>();
        NAMED.forEach(asset -> all.put(asset.path(), asset));
        all.put(FAVICON, ICON);
        all.put(WORKER, worker());
        return all;
    }

    /// The service worker, which names every asset: it is another one when any of them is.
    private static Asset worker() {
        String paths =
                NAMED.stream()
                        .map(asset -> "'" + asset.path() + "'")
                        .collect(Collectors.joining(", "));
        String script = new String(bytes("sw.js"), StandardCharsets.UTF_8);
        return new Asset(
                WORKER,
                script.replace("/* assets */", paths).getBytes(StandardCharsets.UTF_8),
                SCRIPT);
    }

    public static String style() {
        return STYLE.path();
    }

    /// The style sheet as it is on paper, for a screen.
    public static byte[] onPaper() {
        return (new String(STYLE.bytes(), StandardCharsets.UTF_8)
                                .replace("@media print", "@media all")
                        + "a { pointer-events: none; }")
                .getBytes(StandardCharsets.UTF_8);
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

    /// The script that registers the service worker, saves stories and asks for alerts.
    public static String device() {
        return DEVICE.path();
    }

    private static Asset read(String name, String contentType) {
        return asset(name, contentType, bytes(name));
    }

    private static Asset asset(String name, String contentType, byte[] bytes) {
        return new Asset("/assets/" + hash(bytes) + "/" + name, bytes, contentType);
    }

    /// A style sheet without its comments and indentation, which readers have no use for.
    private static byte[] plain(byte[] style) {
        return new String(style, StandardCharsets.UTF_8)
                .replaceAll("(?s)/\\*.*?\\*/\\s*|(?m)^ +", "")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("/press/" + name)) {
            if (in == null) {
                throw new IllegalStateException("this build lacks press/" + name);
            }
            return in.readAllBytes();
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
