package org.dateline.ledger;

import java.time.Instant;

/// What readers are told about a change.
///
/// @param kind CORRECT or CLARIFY
/// @param text the reason, as the desk wrote it
/// @param position of the entry that made the change; negative when that is not on record
/// @param place on the story's page
public record Notice(Kind kind, Instant time, String text, long position, Place place) {
    /// A notice on top of the story.
    public Notice(Kind kind, Instant time, String text, long position) {
        this(kind, time, text, position, Place.TOP);
    }

    /// Where readers meet it.
    public enum Place {
        /// Before the text: it changes what the story means.
        TOP,
        /// After the text.
        FOOT
    }

    /// A line of the footer.
    ///
    /// @param language BCP 47, of this line
    public record Legal(String text, String language) {}
}
