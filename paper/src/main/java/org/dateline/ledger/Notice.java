package org.dateline.ledger;

import java.time.Instant;

/// What readers are told about a change.
///
/// @param kind CORRECT, so far
/// @param text the reason, as the desk wrote it
public record Notice(Kind kind, Instant time, String text) {
    /// A line of the footer.
    ///
    /// @param language BCP 47, of this line
    public record Legal(String text, String language) {}
}
