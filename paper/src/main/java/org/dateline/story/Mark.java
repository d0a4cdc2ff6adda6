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
}
