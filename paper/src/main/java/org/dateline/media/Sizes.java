package org.dateline.media;

import org.dateline.story.Constants;
import org.dateline.story.Refusal;

/// How large a file may be, in bytes.
///
/// @param picture for pictures and documents
/// @param film for video and sound
public record Sizes(long picture, long film) {
    /// 200 MB and 4 GB.
    public static final Sizes USUAL = new Sizes(200_000_000L, 4_000_000_000L);

    /// The most that any file may have.
    public long most() {
        return Math.max(picture, film);
    }

    /// @throws Refusal when a file of that type may not be so large
    void check(FileType type, long bytes) {
        long most =
                switch (type.kind()) {
                    case PICTURE, DOCUMENT -> picture;
                    case VIDEO, AUDIO -> film;
                };
        if (bytes > most) {
            throw tooLarge("A " + Constants.word(type.kind()), bytes, most);
        }
    }

    /// @throws Refusal when no file may be so large
    void check(long bytes) {
        if (bytes > most()) {
            throw tooLarge("A file", bytes, most());
        }
    }

    private static Refusal tooLarge(String what, long bytes, long most) {
        return new Refusal(
                Refusal.Reason.TOO_LARGE,
                "%s of %,d bytes is too large: this paper takes at most %,d."
                        .formatted(what, bytes, most));
    }
}
