package org.dateline.press;

/// What a reader gets who asks for an embed.
public sealed interface Embedded {
    /// The page with its frame.
    ///
    /// @param origin the only one the frame may show, as a content security policy names it
    @SuppressWarnings("ArrayRecordComponent") // handed on, compared by nobody
    record Shown(byte[] page, String origin) implements Embedded {}

    /// The story has a newer version.
    ///
    /// @param path of the story
    record Replaced(String path) implements Embedded {}

    /// The story was withdrawn.
    ///
    /// @param page that says so
    @SuppressWarnings("ArrayRecordComponent") // handed on, compared by nobody
    record Gone(byte[] page) implements Embedded {}
}
