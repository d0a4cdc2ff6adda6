package org.dateline.notices;

/// Text that fits on one line and does not turn the one it stands in around.
final class Line {
    private Line() {}

    /// Without line ends, other controls, and marks that change the direction of what follows; at
    /// most so many characters.
    static String of(String text, int longest) {
        StringBuilder line = new StringBuilder();
        boolean isAfterSpace = true;
        for (int character : text.codePoints().toArray()) {
            int shown = isSpace(character) ? ' ' : character;
            if (shown != ' ' || !isAfterSpace) {
                line.appendCodePoint(shown);
            }
            isAfterSpace = shown == ' ';
        }
        String whole = line.toString().strip();
        if (whole.codePointCount(0, whole.length()) <= longest) {
            return whole;
        }
        return whole.substring(0, whole.offsetByCodePoints(0, longest - 1)) + "…";
    }

    private static boolean isSpace(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    true;
            default -> Character.isWhitespace(character) || turns(character);
        };
    }

    /// Marks, embeddings, overrides and isolates of the Unicode Bidirectional Algorithm (UAX 9).
    private static boolean turns(int character) {
        return character == 0x061C
                || character == 0x200E
                || character == 0x200F
                || character >= 0x202A && character <= 0x202E
                || character >= 0x2066 && character <= 0x2069;
    }
}
