package org.dateline.media;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dateline.story.Refusal;

/// Style sheets and values of attributes within a drawing: they may name colours, measures and
/// other parts of the drawing, and nothing outside of it.
final class SvgStyle {
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
    private static final Pattern PART =
            Pattern.compile("\\(\\s{0,20}(['\"]?)#([^'\"()\\s]{1,200})\\1\\s{0,20}\\)");

    private static final Set<String> FUNCTIONS =
            Set.of(
                    "rgb",
                    "rgba",
                    "hsl",
                    "hsla",
                    "matrix",
                    "translate",
                    "translatex",
                    "translatey",
                    "scale",
                    "scalex",
                    "scaley",
                    "rotate",
                    "skewx",
                    "skewy",
                    "calc",
                    "blur",
                    "brightness",
                    "contrast",
                    "drop-shadow",
                    "grayscale",
                    "hue-rotate",
                    "invert",
                    "opacity",
                    "saturate",
                    "sepia",
                    "var",
                    "not",
                    "is",
                    "where",
                    "nth-child",
                    "");

    private SvgStyle() {}

    /// @throws Refusal when it reaches outside of the drawing, or may
    static void check(String style, SvgReferences references) {
        // An escape can spell any word; an at-rule loads sheets and fonts.
        if (style.indexOf('\\') >= 0 || style.indexOf('@') >= 0) {
            throw outside();
        }
        String plain = style.contains("/*") ? COMMENT.matcher(style).replaceAll(" ") : style;
        Matcher part = PART.matcher(plain);
        for (int at = plain.indexOf('('); at >= 0; at = plain.indexOf('(', at + 1)) {
            String function = wordBefore(plain, at);
            if (function.equals("url") && part.region(at, plain.length()).lookingAt()) {
                references.to(part.group(2));
            } else if (!FUNCTIONS.contains(function)) {
                throw outside();
            }
        }
    }

    /// In small letters; empty when there is none. Looked for backwards, so that a long run of
    /// letters is not read again from each of them.
    private static String wordBefore(String text, int at) {
        int end = at;
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && end - start < 40 && isWord(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, end).toLowerCase(Locale.ROOT);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_';
    }

    private static Refusal outside() {
        return Refusal.invalid(
                "The drawing's styles load something from elsewhere: save it without links and fonts.");
    }
}
