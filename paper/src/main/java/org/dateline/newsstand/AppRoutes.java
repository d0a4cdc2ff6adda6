package org.dateline.newsstand;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dateline.press.Icons;
import org.dateline.press.Press;

/// What makes the site an app on a reader's device: `/manifest.webmanifest`, `/icons/{name}`,
/// `/saved`, the page that lists what the device keeps, and `/push/key`, the key alerts are signed
/// with.
public final class AppRoutes implements ColdRoutes {
    private static final String HOUR = "public, max-age=3600";

    private final Press press;
    private final Icons icons;
    private final String key;

    /// @param key base64url, as browsers take it
    public AppRoutes(Press press, Icons icons, String key) {
        this.press = press;
        this.icons = icons;
        this.key = key;
    }

    @Override
    public Optional<Reply> answer(String path) {
        if (path.equals("/manifest.webmanifest")) {
            byte[] manifest = press.manifest();
            return Optional.of(new Reply(200, "application/manifest+json", manifest, HOUR, ""));
        }
        if (path.equals("/saved")) {
            return Optional.of(Reply.fresh(Reply.HTML, press.saved()));
        }
        if (path.equals("/push/key")) {
            return Optional.of(Reply.fresh(Reply.TEXT, key.getBytes(StandardCharsets.US_ASCII)));
        }
        return path.startsWith("/icons/")
                ? icons.named(path.substring("/icons/".length()))
                        .map(png -> new Reply(200, "image/png", png, HOUR, ""))
                : Optional.empty();
    }
}
