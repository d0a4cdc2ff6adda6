package org.dateline.newsstand;

/// Every path of the reader site, by what answers it. Nothing else mounts one.
enum Routes {
    /// `/stories/{id}/{slug}`; without the slug, or with another, it leads to the right address.
    STORY("/stories/"),
    /// `/assets/{hash}/{name}`: style sheets and the like, kept by readers for ever.
    ASSET("/assets/"),
    /// `/media/{SHA-256}.{ending}`: the files of pictures and videos, from the shelf.
    MEDIA("/media/"),
    /// `/proofs/{position}` and what lies below: the evidence for an entry.
    PROOF("/proofs/"),
    /// `/changes/{position}`: what a version of a story changed.
    CHANGES("/changes/"),
    /// `/embeds/{position}/{n}`: something from another site in a frame, when a reader asks.
    EMBED("/embeds/"),
    /// `/logs/{n}/checkpoint` and the tiles.
    LOG("/logs/"),
    ROBOTS("/robots.txt"),
    FAVICON("/favicon.svg"),
    WORKER("/sw.js"),
    /// `/manifest.webmanifest`, `/icons/{name}` and `/saved`: the site as an app. The first and the
    /// last stand below an edition's slug as well.
    MANIFEST("/manifest.webmanifest"),
    ICON("/icons/"),
    SAVED("/saved"),
    /// `/push/key`, and what readers post: `/push/subscriptions` and `/push/cancellations`.
    PUSH("/push/"),
    /// Everything else waits on the rack under its own path: the home front, `/{section}`,
    /// `/{page}`.
    PAGE("/");

    private static final Routes[] ALL = values();

    private final String path;

    Routes(String path) {
        this.path = path;
    }

    static Routes of(byte[] bytes, int from, int to) {
        for (Routes route : ALL) {
            if (route.matches(bytes, from, to)) {
                return route;
            }
        }
        return PAGE;
    }

    /// Whether requests with a body are taken there; no others are.
    static boolean isPosted(byte[] bytes, int from, int to) {
        return of(bytes, from, to) == PUSH;
    }

    /// Whether the path begins as the route does, or, where that does not end in a slash, is it.
    private boolean matches(byte[] bytes, int from, int to) {
        int length = path.length();
        boolean isWhole = path.charAt(length - 1) != '/';
        if (isWhole ? to - from != length : to - from < length) {
            return false;
        }
        for (int i = 1; i < length; i++) {
            if (bytes[from + i] != path.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    String path() {
        return path;
    }

    int length() {
        return path.length();
    }
}
