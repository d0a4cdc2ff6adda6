package org.dateline.archive;

import java.time.LocalDate;
import java.util.Optional;
import org.dateline.story.Slug;

/// What a reader looks for.
///
/// @param words all of them must occur; a phrase stands in quotation marks, and a word to leave out
///   behind a minus
/// @param section only this one
/// @param from the first day
/// @param to the last day
/// @param newestFirst by date instead of by how well it matches
/// @param page from 1
public record Question(
        String words,
        Optional<Slug> section,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        boolean newestFirst,
        int page) {
    /// Characters that are looked at.
    public static final int MAX_WORDS = 200;

    /// As far as results can be paged through.
    public static final int MAX_PAGES = 50;

    /// Takes as much of `words` as is looked at.
    public Question {
        if (words.codePointCount(0, words.length()) > MAX_WORDS) {
            words = words.substring(0, words.offsetByCodePoints(0, MAX_WORDS));
        }
    }

    /// How many results come before this page's.
    int skipped() {
        return (page - 1) * Stretch.LENGTH;
    }
}
