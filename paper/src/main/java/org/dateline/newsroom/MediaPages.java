package org.dateline.newsroom;

import java.util.List;
import org.dateline.media.Item;
import org.dateline.media.Library;
import org.dateline.media.MediaCollections;
import org.dateline.media.Search;
import org.dateline.newsroom.jte.JteitemGenerated;
import org.dateline.newsroom.jte.JtemediaGenerated;

/// The library on a screen. What a page changes it changes through the API; without its script it
/// still shows and searches.
final class MediaPages {
    private final Library library;
    private final MediaCollections collections;
    private final WhereUsed whereUsed;
    private final byte[] script = Screens.read("newsroom.js");
    private final byte[] style = Screens.read("newsroom.css");

    MediaPages(Library library, MediaCollections collections, WhereUsed whereUsed) {
        this.library = library;
        this.collections = collections;
        this.whereUsed = whereUsed;
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
        return Screens.page(
                Screens.POLICY,
                out -> JtemediaGenerated.render(out, Screens.ASIS, Screens.desktop(call), grid));
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
        return Screens.page(
                Screens.POLICY,
                out -> JteitemGenerated.render(out, Screens.ASIS, Screens.desktop(call), page));
    }

    private List<Tile> tiles(List<Item> items) {
        return items.stream()
                .map(item -> Tile.of(item, library.objection(item).orElse("")))
                .toList();
    }

    Answer script(Call call) {
        return Screens.script(script);
    }

    Answer style(Call call) {
        return Screens.style(style);
    }
}
