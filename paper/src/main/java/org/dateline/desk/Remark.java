package org.dateline.desk;

import java.util.Optional;
import org.dateline.story.Refusal;

/// A comment that somebody wants to make.
///
/// @param field a field beside the words; empty when it is on words
/// @param step how many changes the manuscript had where they stood from `low` to `high`
public record Remark(
        String field, int step, int low, int high, String text, Optional<String> suggestion) {
    /// UTF-16 units of a comment, a reply or a suggestion.
    public static final int LONGEST = 2_000;

    public Remark {
        text = text.strip();
        if (text.length() > LONGEST || suggestion.orElse("").length() > LONGEST) {
            throw Refusal.invalid("A comment has at most 2,000 characters; this one has more.");
        }
        if (text.isEmpty() && suggestion.isEmpty()) {
            throw Refusal.invalid("The comment is empty; write what it should say.");
        }
        if (field.isEmpty()) {
            isRange(step, low, high);
            suggestion.ifPresent(Remark::isLine);
        } else if (suggestion.isPresent() || !Grammar.STORY.attributes().containsKey(field)) {
            throw Refusal.invalid(
                    "Comments stand on words or on a field of the story, suggestions on words.");
        }
    }

    private static void isRange(int step, int low, int high) {
        if (step < 0 || low < 0 || high <= low) {
            throw Refusal.invalid("Choose the words that the comment is about.");
        }
    }

    private static void isLine(String suggestion) {
        if (suggestion.chars().anyMatch(c -> c < ' ' || c == '\u2028' || c == '\u2029')) {
            throw Refusal.invalid("A suggestion is one line of words.");
        }
    }
}
