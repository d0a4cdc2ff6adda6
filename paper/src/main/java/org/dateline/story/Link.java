package org.dateline.story;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Checks on addresses that readers may follow out of the paper.
final class Link {
    static final int MAX_LENGTH = 2_000;

    private Link() {}

    /// @return `url`, which is absolute, http(s) or mailto, with a host where one belongs
    static String checked(String url) {
        if (url.length() <= MAX_LENGTH) {
            try {
                URI uri = new URI(url);
                String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
                boolean web = scheme.equals("https") || scheme.equals("http");
                if (web && uri.getHost() != null && uri.getUserInfo() == null
                        || scheme.equals("mailto") && uri.getSchemeSpecificPart().contains("@")) {
                    return url;
                }
            } catch (URISyntaxException notAnAddress) {
                // said below, with every other reason
            }
        }
        throw Refusal.invalid(
                "“" + shown(url) + "” is not a link: use a whole https:// or http:// address.");
    }

    /// @return `url`, which is a checked link and begins with `https://`
    static String secure(String url) {
        if (checked(url).regionMatches(true, 0, "https://", 0, 8)) {
            return url;
        }
        throw Refusal.invalid("“" + shown(url) + "” must be an https:// address.");
    }

    private static String shown(String url) {
        return url.length() > 80 ? url.substring(0, 80) + "…" : url;
    }
}
