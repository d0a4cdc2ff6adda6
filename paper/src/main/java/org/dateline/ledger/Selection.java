package org.dateline.ledger;

import org.dateline.story.Slug;
import org.dateline.story.Visual;

/// Which live stories to look for.
public sealed interface Selection {
    /// All there are.
    record All() implements Selection {}

    /// Those of one section.
    record OfSection(Slug section) implements Selection {}

    /// Those with this to look at.
    record Showing(Visual visual) implements Selection {}
}
