package org.dateline.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Cuts text into what an index of FTS5 keeps, and queries into what it is asked for. Scripts that
/// are written without spaces are indexed a character at a time, and looked for as phrases: so any
/// run of them is found, without a dictionary.
public final class SearchWords {
    private static final int MOST_WORDS = 16;
    private static final int SHORTEST_PREFIX = 2;

    private SearchWords() {}

    /// `text` with spaces around each Han, kana, hangul, Thai, Lao, Khmer or Burmese character.
    public static String indexed(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints()
                .forEach(
                        c -> {
                            if (isAlone(c)) {
                                out.append(' ').appendCodePoint(c).append(' ');
                            } else {
                                out.appendCodePoint(c);
                            }
                        });
        return out.toString();
    }

    /// What people typed as a query of FTS5: every word must be there, the last one may go on. Only
    /// letters, digits and marks of their text reach the query, each word in quotes.
    ///
    /// @return empty when nothing in it can be looked for
    public static String query(String typed) {
        List<String> phrases = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        typed.toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(
                        c -> {
                            if (isWord(c)) {
                                word.appendCodePoint(c);
                            } else {
                                add(phrases, word);
                            }
                        });
        boolean open = !word.isEmpty();
        add(phrases, word);
        if (phrases.isEmpty()) {
            return "";
        }
        String last = phrases.getLast();
        boolean goesOn = open && last.indexOf(' ') < 0 && last.length() >= 2 + SHORTEST_PREFIX;
        return String.join(" ", phrases) + (goesOn ? "*" : "");
    }

    private static void add(List<String> phrases, StringBuilder word) {
        if (!word.isEmpty() && phrases.size() < MOST_WORDS) {
            String phrase = indexed(word.toString()).strip().replaceAll(" +", " ");
            phrases.add('"' + phrase + '"');
        }
        word.setLength(0);
    }

    private static boolean isWord(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isAlone(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR ->
                    Character.isLetter(c);
            default -> false;
        };
    }
}
