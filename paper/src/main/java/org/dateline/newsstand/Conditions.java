package org.dateline.newsstand;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import org.dateline.press.Pick;

/// Whether a reader already has the page (RFC 9110, 13). An entity tag decides where one is sent;
/// the date, of the story without its rails, only where none is.
final class Conditions {
    private Conditions() {}

    static boolean isUnchanged(Request request, Pick pick, byte[] tag) {
        if (request.tagFrom >= 0) {
            return names(request.bytes, request.tagFrom, request.tagTo, tag);
        }
        return request.sinceFrom >= 0 && isSince(request, pick);
    }

    /// Whether the list of tags from `from` up to `to` has this one, or is `*`.
    private static boolean names(byte[] bytes, int from, int to, byte[] tag) {
        if (to - from == 1 && bytes[from] == '*') {
            return true;
        }
        for (int at = from; at + tag.length <= to; at++) {
            if (bytes[at] == '"') {
                int end = at + 1;
                while (end < to && bytes[end] != '"') {
                    end++;
                }
                if (Arrays.equals(bytes, at, end + 1, tag, 0, tag.length)) {
                    return true;
                }
                at = end;
            }
        }
        return false;
    }

    private static boolean isSince(Request request, Pick pick) {
        int length = request.sinceTo - request.sinceFrom;
        if (length != 29) {
            return false;
        }
        String date =
                new String(request.bytes, request.sinceFrom, length, StandardCharsets.ISO_8859_1);
        try {
            ZonedDateTime since = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
            return pick.changed() <= since.toEpochSecond();
        } catch (DateTimeException notADate) {
            return false;
        }
    }
}
