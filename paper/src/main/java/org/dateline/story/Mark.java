package org.dateline.story;

/// What part of a [Text] is besides plain, from `from` (inclusive) to `to` (exclusive) in UTF-16
/// units of the text.
public sealed interface Mark {
    int from();

    int to();

    record Strong(int from, int to) implements Mark {}

    record Emphasis(int from, int to) implements Mark {}

    /// @param href a whole http, https or mailto address
    record Link(int from, int to, String href) implements Mark {
        public Link {
            href = org.dateline.story.Link.checked(href);
        }
    }

    /// Words that a footnote belongs to; its number stands after them.
    ///
    /// @param note what the footnote says
    record Note(int from, int to, String note) implements Mark {
        public Note {
            note = Limits.line("A footnote", note, 1, 2_000);
        }
    }
}
