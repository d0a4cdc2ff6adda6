package org.dateline.newsroom;

import java.util.function.LongConsumer;
import java.util.function.Supplier;

/// The reader site as the newsroom sees it.
///
/// @param url the site's address without a slash at its end, for the links in answers
/// @param await waits until readers are served the ledger's entry at this position; throws when it
///   takes too long
public record Readers(Supplier<String> url, LongConsumer await) {}
