package org.dateline.newsstand;

import java.util.Optional;
import org.dateline.press.Icons;
import org.dateline.press.Press;

/// What makes the site an app on a reader's device: `/manifest.webmanifest`, `/icons/{name}` and
/// `/saved`, the page that lists what the device keeps.
public final class AppRoutes implements ColdRoutes {
    private static final String HOUR = "public, max-age=3600";

    private final Press press;
    private final Icons icons;

    public AppRoutes(Press press, Icons icons) {
        this.press = press;
        this.icons = icons;
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
        return path.startsWith("/icons/")
                ? icons.named(path.substring("/icons/".length()))
                        .map(png -> new Reply(200, "image/png", png, HOUR, ""))
                : Optional.empty();
    }
}
