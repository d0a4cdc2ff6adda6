package org.dateline.newsstand;

import java.util.Optional;

/// Answers the routes no page waits for: proofs, the log's tiles, lists, search.
@FunctionalInterface
public interface ColdRoutes {
    /// Called on a virtual thread, at most [Newsstand#COLD_AT_ONCE] at a time; may read files.
    ///
    /// @param path without the query, but for lists and search
    /// @return empty when there is nothing: a 404
    Optional<Reply> answer(String path);
}
