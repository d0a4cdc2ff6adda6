package org.dateline.press;

/// What is on the rack.
///
/// @param pages known to the index
/// @param bytes written and not yet tidied away
/// @param dead bytes of those that belong to replaced pages
/// @param damaged pages an alarm was raised for and that were not pressed again yet
/// @param unbrotlied pages the last round found without the best brotli; -1 before the first
/// @param sweeps completed since the start
public record RackStatistics(
        long pages, long bytes, long dead, long damaged, long unbrotlied, long sweeps) {}
