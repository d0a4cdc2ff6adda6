package org.dateline.story;

/// Bounds on what people type, checked once at the door.
public final class Limits {
    private Limits() {}

    /// A single line: white space folded, control characters refused.
    ///
    /// @return `text` without white space at its ends
    public static String line(String what, String text, int min, int max) {
        String line = checked(what, text, max).strip();
        if (line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0 || line.indexOf('\t') >= 0) {
            throw Refusal.invalid(what + " must be a single line.");
        }
        if (line.length() < min) {
            throw Refusal.invalid(what + " is missing.");
        }
        return line;
    }

    /// Text as it was typed, bounded, well-formed Unicode without control characters.
    static String checked(String what, String text, int max) {
        if (text.length() > max) {
            throw Refusal.invalid(
                    "%s has %,d characters; at most %,d are taken."
                            .formatted(what, text.length(), max));
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = c < 0x20 && c != '\n' && c != '\t' && c != '\r' || c == 0x7f;
            boolean lone =
                    Character.isHighSurrogate(c)
                            ? i + 1 == text.length()
                                    || !Character.isLowSurrogate(text.charAt(i + 1))
                            : Character.isLowSurrogate(c)
                                    && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
            if (control || lone || c == 0xfffe || c == 0xffff) {
                throw Refusal.invalid(
                        "%s has a character at %d that cannot be printed (U+%04X)."
                                .formatted(what, i + 1, (int) c));
            }
        }
        return text;
    }
}
