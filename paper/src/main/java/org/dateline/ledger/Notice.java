package org.dateline.ledger;

import java.time.Instant;

/// What readers are told about a change.
///
/// @param kind CORRECT, so far
/// @param text the reason, as the desk wrote it
/// @param position of the entry that made the change; negative when that is not on record
public record Notice(Kind kind, Instant time, String text, long position) {
    /// A line of the footer.
    ///
    /// @param language BCP 47, of this line
    public record Legal(String text, String language) {}
}
