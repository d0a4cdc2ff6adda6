package org.dateline.newsroom;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.dateline.story.Rendition;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// A page of the press inside a screen of the newsroom: no script of it runs, and its pictures come
/// from the library.
final class Galley {
    private static final String MEDIA = "/renditions/";

    /// What a page of the press may do inside a screen of ours. It keeps its origin, so that its
    /// pictures come with the session; without scripts it can do nothing with it.
    private static final String GALLEY =
            "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'self';"
                    + " sandbox allow-same-origin allow-popups"
                    + " allow-popups-to-escape-sandbox";

    private static final Map<String, String> HEADERS =
            Map.of(
                    "Content-Security-Policy", GALLEY,
                    "X-Frame-Options", "SAMEORIGIN",
                    "Cache-Control", "no-store");

    private final Supplier<String> url;

    /// @param url the reader site's address without a slash at its end
    Galley(Supplier<String> url) {
        this.url = url;
    }

    Document document(byte[] page) {
        Document document = Jsoup.parse(new String(page, StandardCharsets.UTF_8));
        document.outputSettings().prettyPrint(false);
        document.select("script, link:not([rel=stylesheet])").remove();
        document.select("[src], [srcset], [poster]").forEach(Galley::show);
        return document;
    }

    Answer answer(Document page) {
        return new Answer(
                200,
                "text/html; charset=utf-8",
                HEADERS,
                page.outerHtml().getBytes(StandardCharsets.UTF_8));
    }

    /// The page with links that lead to the site, in windows of their own.
    Document leading(byte[] bytes) {
        Document page = document(bytes);
        page.select("a[href], form[action]").forEach(this::lead);
        return page;
    }

    /// Leads to the site, in a window of its own.
    private void lead(Element element) {
        String name = element.hasAttr("href") ? "href" : "action";
        String to = element.attr(name);
        if (!to.startsWith("#")) {
            element.attr(name, to.startsWith("/") ? url.get() + to : to);
            element.attr("target", "_blank").attr("rel", "noopener noreferrer");
        }
    }

    /// Pictures of drafts are not on the site; they come from the library.
    private static void show(Element element) {
        for (Attribute attribute : element.attributes()) {
            if (List.of("src", "srcset", "poster").contains(attribute.getKey())) {
                attribute.setValue(attribute.getValue().replace(Rendition.PREFIX, MEDIA));
            }
        }
    }
}
