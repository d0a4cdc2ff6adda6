package org.dateline.notices;

import org.dateline.story.Constants;

/// Something that happened, as those are told of it whom it concerns.
///
/// @param by who did it, and is never told of it; empty for the program itself
/// @param sentence what they did, without words of the story
/// @param note what was said with it, such as a reason; it stays in the newsroom
/// @param title of what it is about, such as a headline
/// @param path where that is in the newsroom
/// @param held whether an embargo keeps the title in the newsroom too
public record News(
        Kind kind,
        String by,
        String sentence,
        String note,
        String title,
        String path,
        boolean held) {
    private static final int LONGEST = 500;

    public News {
        sentence = Line.of(sentence, LONGEST);
        title = Line.of(title, LONGEST);
        note = Line.of(note, LONGEST);
        if (sentence.isEmpty() || !path.startsWith("/")) {
            throw new IllegalArgumentException("news say something about something");
        }
    }

    /// What news are about. A member chooses by it what comes by mail.
    public enum Kind {
        RETURNED("Copy of yours is given back or spiked"),
        PASSED("Copy of yours is passed"),
        PUBLISHED("Copy of yours is published"),
        CORRECTED("Copy of yours is corrected or clarified"),
        WITHDRAWN("Copy of yours is withdrawn, killed or undone"),
        COMMENTED("Somebody comments on copy of yours, or answers you"),
        ASKED("Something waits for a second person, or yours was decided on"),
        ASSIGNED("You are put on the newslist"),
        TARDY("What was to print at a second did not, or late");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /// What happens then.
        public String words() {
            return words;
        }

        /// As written in the database and in the API.
        public String word() {
            return Constants.word(this);
        }
    }
}
