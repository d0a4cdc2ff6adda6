package org.dateline.acceptance;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// The reader site, as a reader's browser sees it.
record Site(URI address) {
    /// A page as it arrived.
    record Page(String path, int status, String type, byte[] bytes) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        Document document() {
            return Jsoup.parse(text());
        }

        List<String> links() {
            List<String> links = new ArrayList<>();
            for (Element element : document().select("[href], [src]")) {
                links.add(element.attr(element.hasAttr("href") ? "href" : "src"));
            }
            return links;
        }
    }

    Page get(String path) {
        HttpResponse<byte[]> response = send(path);
        return new Page(
                path,
                response.statusCode(),
                response.headers().firstValue("content-type").orElse(""),
                response.body());
    }

    HttpResponse<byte[]> send(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return Http.send(request);
    }

    /// Every page that links lead to from `start`, breadth first.
    ///
    /// @param limit pages at most
    List<Page> crawl(String start, int limit) {
        List<Page> pages = new ArrayList<>();
        Deque<String> next = new ArrayDeque<>(List.of(start));
        Set<String> seen = new HashSet<>(next);
        while (!next.isEmpty() && pages.size() < limit) {
            Page page = get(next.remove());
            pages.add(page);
            if (page.type().startsWith("text/html")) {
                for (String link : page.links()) {
                    String path = link.replaceFirst("#.*", "");
                    if (path.startsWith("/") && seen.add(path)) {
                        next.add(path);
                    }
                }
            }
        }
        return pages;
    }
}
