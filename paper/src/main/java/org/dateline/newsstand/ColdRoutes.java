package org.dateline.newsstand;

import java.util.Optional;

/// Answers the few routes no page waits for: proofs and the log's tiles.
@FunctionalInterface
public interface ColdRoutes {
    /// Called on a virtual thread, at most [Newsstand#COLD_AT_ONCE] at a time; may read files.
    ///
    /// @param path without the query, beginning with such as `/proofs/`
    /// @return empty when there is nothing: a 404
    Optional<Reply> answer(String path);
}
