package org.dateline.newsstand;

/// What a newsstand did since it opened.
///
/// @param pages sent whole, or their heads
/// @param unchanged answered 304
/// @param others assets, proofs, redirects, pages that are not there
/// @param refused requests that were malformed or not taken
/// @param connections open now, those of trusted proxies not counted
public record Takings(long pages, long unchanged, long others, long refused, int connections) {}
