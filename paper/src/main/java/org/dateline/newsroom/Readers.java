package org.dateline.newsroom;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.dateline.archive.Archive;
import org.dateline.ledger.Ledger;
import org.dateline.press.Galleys;
import org.dateline.press.Makeup;
import org.dateline.readership.Readership;
import org.dateline.story.StoryId;

/// The reader site as the newsroom sees it.
///
/// @param url the site's address without a slash at its end, for the links in answers
/// @param await waits until readers are served the ledger's entry at this position; throws when it
///   takes too long
/// @param galleys what the press would make of copy that readers do not have
/// @param makeup fronts as they would be if they were arranged otherwise
/// @param archive of what was published; empty while it is being opened
/// @param fronts the stories on every front and rail of top news, by the name its arrangement has
/// @param readership how much is read
/// @param ledger says which story is counted where
public record Readers(
        Supplier<String> url,
        LongConsumer await,
        Supplier<Galleys> galleys,
        Supplier<Makeup> makeup,
        Supplier<Optional<Archive>> archive,
        Supplier<Map<String, List<StoryId>>> fronts,
        Readership readership,
        Ledger ledger) {}
