package org.dateline.newsstand;

/// The part of a file that a reader asks for (RFC 9110, 14.1.2).
///
/// @param from first byte
/// @param to behind the last byte
/// @param isPart false when the answer is the whole file and not said to be a part
record ByteRange(long from, long to, boolean isPart) {
    /// What lies outside of every file.
    static final ByteRange OUTSIDE = new ByteRange(0, 0, true);

    private static final String UNIT = "bytes=";
    private static final int MAX_DIGITS = 18;

    /// Reads a `Range` header. A malformed one, and one of several parts, asks for the whole file,
    /// as the RFC allows.
    ///
    /// @param header empty when there is none
    /// @param length of the file
    /// @return [#OUTSIDE] when none of it is in the file
    static ByteRange of(String header, long length) {
        ByteRange whole = new ByteRange(0, length, false);
        int dash = header.indexOf('-');
        if (!header.regionMatches(true, 0, UNIT, 0, UNIT.length()) || dash < 0) {
            return whole;
        }
        String first = header.substring(UNIT.length(), dash).strip();
        String last = header.substring(dash + 1).strip();
        if (!isNumber(first) || !isNumber(last) || first.isEmpty() && last.isEmpty()) {
            return whole;
        }
        if (first.isEmpty()) {
            long count = Long.parseLong(last);
            return count == 0 ? OUTSIDE : new ByteRange(Math.max(0, length - count), length, true);
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? length : Math.min(length, Long.parseLong(last) + 1);
        if (!last.isEmpty() && Long.parseLong(last) < from) {
            return whole;
        }
        return from < length ? new ByteRange(from, to, true) : OUTSIDE;
    }

    long count() {
        return to - from;
    }

    private static boolean isNumber(String text) {
        return text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
