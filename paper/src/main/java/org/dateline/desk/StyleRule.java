package org.dateline.desk;

import org.dateline.story.Language;
import org.dateline.story.Refusal;

/// Words that the house style asks to look at again, and what the paper writes.
///
/// @param words as somebody might write them, on one line; found where words begin and end
/// @param instead what to write; empty when there is no one answer
/// @param why said beside them
/// @param language of the copy it is for, with all its regions; the main one stands for any
/// @param isExact whether capitals matter
public record StyleRule(
        String words, String instead, String why, Language language, boolean isExact) {
    private static final int LONGEST = 100;
    private static final int LONGEST_WHY = 500;

    public StyleRule {
        words = line(words);
        instead = line(instead);
        why = line(why);
        if (words.isEmpty() || words.length() > LONGEST) {
            throw Refusal.invalid("“words” has 1 to 100 characters: what the rule looks for.");
        }
        if (instead.length() > LONGEST) {
            throw Refusal.invalid("“instead” has at most 100 characters.");
        }
        if (why.isEmpty() || why.length() > LONGEST_WHY) {
            throw Refusal.invalid(
                    "“why” has 1 to 500 characters: what whoever wrote the words is told.");
        }
        if (words.equals(instead)) {
            throw Refusal.invalid("The rule puts the same words there; say other ones.");
        }
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
