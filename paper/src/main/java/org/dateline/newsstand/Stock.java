package org.dateline.newsstand;

import java.util.Map;
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
/// @param meanwhile the whole page that stands in for one that is being printed again
/// @param postbox takes what readers send
/// @param counters makes one counter for each event loop
/// @param bot whether a user agent is a robot's; asked once for each reader and connection
public record Stock(
        Rack rack,
        Shelf shelf,
        Map<String, Asset> assets,
        ColdRoutes cold,
        Supplier<byte[]> meanwhile,
        Postbox postbox,
        Supplier<ViewCounter> counters,
        Predicate<CharSequence> bot) {
    public Stock {
        assets = Map.copyOf(assets);
    }
}
