package org.dateline.press;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;

/// Ways to pass a page on. All are plain links: whoever is on the other end learns of a reader only
/// when that reader follows one.
///
/// @param links empty when the site's address is unknown, for then there is nothing to pass on
/// @param code the page's address for WeChat, which takes no links, only what its camera sees
public record PageShare(List<Link> links, Optional<PageCode> code) {
    /// @param name what the network calls itself, the same in every language
    /// @param key of the name in the catalogue, where it is a word; else empty
    public record Link(String name, String key, String href) {}

    /// @param url of the page; empty when unknown
    /// @param title that goes with it
    static PageShare of(String url, String title) {
        if (url.isEmpty()) {
            return new PageShare(List.of(), Optional.empty());
        }
        String u = encoded(url);
        String t = encoded(title);
        List<Link> links =
                List.of(
                        named("LINE", "https://social-plugins.line.me/lineit/share?url=" + u),
                        named("WhatsApp", "https://wa.me/?text=" + t + "%20" + u),
                        named("Telegram", "https://t.me/share/url?url=" + u + "&text=" + t),
                        named("X", "https://x.com/intent/post?url=" + u + "&text=" + t),
                        named(
                                "Weibo",
                                "https://service.weibo.com/share/share.php?url="
                                        + u
                                        + "&title="
                                        + t),
                        new Link("", "share.mail", "mailto:?subject=" + t + "&body=" + u));
        return new PageShare(links, Optional.of(PageCode.of(url)));
    }

    private static Link named(String name, String href) {
        return new Link(name, "", href);
    }

    /// For a part of a query, as RFC 3986 has it; mail programs do not read `+` as a space.
    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
