package org.dateline.media;

import java.util.List;
import java.util.Set;
import org.dateline.store.Database;

/// Fills a library with rows that have no files. In the library's own package, so that the rows are
/// written as the library writes them.
public final class LibraryStock {
    private final Database database;

    public LibraryStock(Database database) {
        this.database = database;
    }

    /// Adds items in one transaction.
    ///
    /// @param chosen those of them that go into `collection`
    public void add(List<Item> items, long collection, Set<Item> chosen) {
        database.write(
                t -> {
                    for (Item item : items) {
                        LibraryStore.add(t, item);
                    }
                    for (Item item : chosen) {
                        CollectionStore.put(t, collection, item.id());
                        LibraryStore.index(t, item);
                    }
                    return items;
                });
    }
}
