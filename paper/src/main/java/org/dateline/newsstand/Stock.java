package org.dateline.newsstand;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.dateline.press.Rack;
import org.dateline.press.Shelf;

/// What a newsstand has to offer, and whom it tells.
///
/// @param rack the pages
/// @param shelf the files of pictures, videos, recordings and documents
/// @param assets by path: `/assets/{hash}/{name}`, `/robots.txt`, `/favicon.svg`
/// @param cold the routes answered off the event loop
/// @param unavailable the page that says that the one at a path cannot be shown now, in its
///   language; empty while there is none
/// @param postbox takes what readers send
/// @param counters makes one counter for each event loop
/// @param bot whether a user agent is a robot's; asked once for each reader and connection
public record Stock(
        Rack rack,
        Shelf shelf,
        Map<String, Asset> assets,
        ColdRoutes cold,
        Function<String, Optional<byte[]>> unavailable,
        Postbox postbox,
        Supplier<ViewCounter> counters,
        Predicate<CharSequence> bot) {
    public Stock {
        assets = Map.copyOf(assets);
    }

    /// What a reader is told who asked for the page at `path`, as a page where there is one.
    ///
    /// @param reason why it cannot be shown now, as a sentence
    Reply unavailable(String path, Reply reason) {
        return unavailable.apply(path).map(reason::as).orElse(reason);
    }
}
