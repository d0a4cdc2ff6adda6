package org.dateline.wire;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

/// Small measures of text that hold in every script.
final class Letters {
    private Letters() {}

    /// How much a text says, in characters of an alphabetic script: a character of a script written
    /// without spaces counts as two and a half.
    static int weight(String text) {
        int halves = 0;
        for (int i = 0; i < text.length(); i++) {
            halves += dense(text.charAt(i)) ? 5 : 2;
        }
        return halves / 2;
    }

    /// Marks that divide a sentence, in any script: prose has them, menus do not.
    static int commas(String text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case ',', '،', '，', '、', '﹐', '﹑', '⹁', '。', '؛' -> count++;
                default -> {
                    // not a divider
                }
            }
        }
        return count;
    }

    /// Words, counting each character of a script written without spaces as half a word.
    static int words(String text) {
        int words = 0;
        int dense = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean part = Character.isLetterOrDigit(c) || c == '\'' || c == '’';
            if (dense(c)) {
                dense++;
                part = false;
            }
            words += part && !inside ? 1 : 0;
            inside = part;
        }
        return words + (dense + 1) / 2;
    }

    static boolean endsSentence(String text) {
        int last = text.length() - 1;
        while (last >= 0 && "\"'”’»)]」』）›".indexOf(text.charAt(last)) >= 0) {
            last--;
        }
        return last >= 0 && ".!?…。！？｡؟۔।:".indexOf(text.charAt(last)) >= 0;
    }

    /// Whether words in this character's script are written without spaces between them.
    static boolean dense(char c) {
        return c >= 0x2e80 && c <= 0x9fff || c >= 0xf900 && c <= 0xfaff || c >= 0xe00 && c <= 0xe7f;
    }

    /// The script of one character for telling texts apart: kana and Han, which are written
    /// together, count as one, and so do all signs that belong to no script.
    static UnicodeScript script(int codePoint) {
        UnicodeScript script = UnicodeScript.of(codePoint);
        return switch (script) {
            case HIRAGANA, KATAKANA, BOPOMOFO -> UnicodeScript.HAN;
            case INHERITED, UNKNOWN -> UnicodeScript.COMMON;
            default -> script;
        };
    }

    /// Folds white space and drops what cannot be printed or is not seen.
    static String fold(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (space(c)) {
                space = true;
            } else if (!unprintable(text, i)) {
                if (space && !out.isEmpty()) {
                    out.append(' ');
                }
                space = false;
                out.append(c);
            }
        }
        return out.toString();
    }

    /// A text in pieces of at most `length`, none of which begins or ends inside a character.
    static List<String> pieces(String text, int length) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(text.length(), from + length);
            if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
                to--;
            }
            if (!text.substring(from, to).isBlank()) {
                pieces.add(text.substring(from, to));
            }
            from = to;
        }
        return pieces;
    }

    static boolean space(char c) {
        return c <= 0x20
                || c == 0xa0
                || c == 0x85
                || Character.isWhitespace(c)
                || c == 0x2007
                || c == 0x202f
                || c == 0x3000;
    }

    /// Control characters, halves of characters, and signs without width that carry no meaning.
    static boolean unprintable(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c < 0x20
                || c >= 0x7f && c < 0xa0
                || c == 0xad
                || c == 0x200b
                || c == 0xfeff
                || c >= 0xfffe;
    }
}
