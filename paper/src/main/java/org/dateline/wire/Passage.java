package org.dateline.wire;

import java.util.List;

/// One line or block of a page as a reader meets it, text or HTML alike: what detectors and the
/// search for the body look at.
///
/// @param text its visible text, white space folded
/// @param offset where it begins in the decoded input
/// @param end where it ends there, exclusive
/// @param hidden that it is on the page but a reader never sees it
/// @param links the links inside it, in order
record Passage(String text, int offset, int end, boolean hidden, List<Hyperlink> links) {
    Passage {
        links = List.copyOf(links);
    }

    /// A link inside a passage.
    ///
    /// @param text its words
    /// @param host the host it leads to; empty when it stays on the page's own site or leads
    ///   nowhere
    record Hyperlink(String text, String host) {}

    int linkLength() {
        int length = 0;
        for (Hyperlink link : links) {
            length += link.text().length();
        }
        return Math.min(length, text.length());
    }

    /// The share of the text that is links, 0 to 1.
    double linkDensity() {
        return text.isEmpty() ? 0 : (double) linkLength() / text.length();
    }
}
