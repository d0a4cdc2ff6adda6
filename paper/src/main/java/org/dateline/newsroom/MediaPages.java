package org.dateline.newsroom;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.dateline.media.Item;
import org.dateline.media.Library;
import org.dateline.media.MediaCollections;
import org.dateline.media.Search;
import org.dateline.newsroom.jte.JteitemGenerated;
import org.dateline.newsroom.jte.JtemediaGenerated;
import org.dateline.newsroom.jte.JtesigninGenerated;
import org.springframework.security.web.csrf.CsrfToken;

/// The library on a screen. What a page changes it changes through the API; without its script it
/// still shows and searches.
final class MediaPages {
    private static final String HTML = "text/html; charset=utf-8";
    private static final Map<String, String> HEADERS =
            Map.of(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                            + " media-src 'self'; connect-src 'self'; form-action 'self';"
                            + " base-uri 'none'; frame-ancestors 'none'");
    private static final HtmlInterceptor ASIS = new AsIs();

    private final Library library;
    private final MediaCollections collections;
    private final WhereUsed whereUsed;
    private final byte[] script = read("newsroom.js");
    private final byte[] style = read("newsroom.css");

    MediaPages(Library library, MediaCollections collections, WhereUsed whereUsed) {
        this.library = library;
        this.collections = collections;
        this.whereUsed = whereUsed;
    }

    Answer signIn(Call call) {
        return page(out -> JtesigninGenerated.render(out, ASIS, desktop(call)));
    }

    Answer grid(Call call) {
        Search search = MediaLists.search(call);
        List<Item> items = library.find(search);
        String next =
                items.size() == search.limit()
                        ? MediaLists.next(call, "/media", items.getLast().id())
                        : "";
        Grid grid =
                new Grid(
                        search.words(),
                        MediaLists.parameter(call, "kind").orElse(""),
                        search.collection().orElse(0),
                        search.missingAlt(),
                        search.expiring().isPresent(),
                        collections.list(),
                        tiles(items),
                        next);
        return page(out -> JtemediaGenerated.render(out, ASIS, desktop(call), grid));
    }

    Answer item(Call call) {
        Item item = library.item(call.media());
        ItemPage page =
                new ItemPage(
                        item,
                        library.objection(item).orElse(""),
                        whereUsed.of(item.id()),
                        tiles(library.alike(item.id())),
                        collections.holding(item.id()),
                        collections.list(),
                        library.changes(item.id()));
        return page(out -> JteitemGenerated.render(out, ASIS, desktop(call), page));
    }

    private List<Tile> tiles(List<Item> items) {
        return items.stream()
                .map(item -> Tile.of(item, library.objection(item).orElse("")))
                .toList();
    }

    Answer script(Call call) {
        return new Answer(200, "text/javascript; charset=utf-8", Map.of(), script);
    }

    Answer style(Call call) {
        return new Answer(200, "text/css; charset=utf-8", Map.of(), style);
    }

    static Desktop desktop(Call call) {
        String csrf =
                call.request().getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                        ? token.getToken()
                        : "";
        return call.member()
                .map(member -> new Desktop(member.name(), member.role().word(), csrf))
                .orElseGet(() -> new Desktop("", "", csrf));
    }

    private static Answer page(Consumer<OwaspHtmlTemplateOutput> template) {
        Utf8ByteOutput page = new Utf8ByteOutput();
        template.accept(new OwaspHtmlTemplateOutput(page));
        return new Answer(200, HTML, HEADERS, page.toByteArray());
    }

    private static byte[] read(String name) {
        try (InputStream in = MediaPages.class.getResourceAsStream("/newsroom/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks newsroom/" + name);
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// jte asks at every form; the script sends what these hold, with the token from the page.
    private static final class AsIs implements HtmlInterceptor {
        @Override
        public void onHtmlTagOpened(
                String tag, Map<String, Object> attributes, TemplateOutput out) {}

        @Override
        public void onHtmlTagClosed(String tag, TemplateOutput out) {}
    }
}
