package org.dateline.story;

import java.util.Set;

/// Names on the reader site that no section, edition or standing page may take: something of the
/// site's own stands there, or a front is called so.
public final class Reserved {
    private static final Set<String> NAMES =
            Set.of(
                    "assets",
                    "authors",
                    "changes",
                    "corrections",
                    "dates",
                    "embeds",
                    "home",
                    "icons",
                    "logs",
                    "media",
                    "most-popular",
                    "photos",
                    "proofs",
                    "push",
                    "saved",
                    "search",
                    "sections",
                    "sources",
                    "stories",
                    "top-news",
                    "topics",
                    "videos");

    private Reserved() {}

    public static boolean isReserved(Slug name) {
        return NAMES.contains(name.text());
    }
}
