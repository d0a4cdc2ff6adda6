package org.dateline.newsstand;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.dateline.press.House;
import org.dateline.press.Icons;
import org.dateline.press.Press;
import org.dateline.story.Slug;

/// What makes the site an app on a reader's device: `/manifest.webmanifest`, `/icons/{name}`,
/// `/saved`, the page that lists what the device keeps, and `/push/key`, the key alerts are signed
/// with. Each edition has a manifest and a list of its own, such as `/zh/saved`.
public final class AppRoutes implements ColdRoutes {
    private static final String SAVED = "/saved";
    private static final Set<String> OWN = Set.of(SAVED, "/manifest.webmanifest");
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
        if (mayBe(path)) {
            int name = path.lastIndexOf('/');
            return press.catalogue()
                    .edition(path.substring(Math.min(1, name), name))
                    .map(house -> own(house, path.substring(name)));
        }
        if (path.equals("/push/key")) {
            return Optional.of(Reply.fresh(Reply.TEXT, key.getBytes(StandardCharsets.US_ASCII)));
        }
        return path.startsWith("/icons/")
                ? icons.named(path.substring("/icons/".length()))
                        .map(png -> new Reply(200, "image/png", png, HOUR, ""))
                : Optional.empty();
    }

    /// Whether a path may be what each edition has of its own: its manifest, its list of what a
    /// device keeps.
    static boolean mayBe(String path) {
        int name = path.lastIndexOf('/');
        return name != 1
                && path.indexOf('/', 1) == (name == 0 ? -1 : name)
                && name <= Slug.MAX_LENGTH + 1
                && OWN.contains(path.substring(name));
    }

    private Reply own(House house, String name) {
        return name.equals(SAVED)
                ? Reply.fresh(Reply.HTML, press.saved(house))
                : new Reply(200, "application/manifest+json", press.manifest(house), HOUR, "");
    }
}
