package org.dateline.media;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// When a picture was taken, in the three ways files write it. Within Dateline it is local time as
/// ISO 8601, only as exact as it is known: `2023`, `2023-02`, `2023-02-04`, `2023-02-04T15:13`,
/// `2023-02-04T15:13:19`, the last two with `+08:00` when the offset is known.
final class Taken {
    private static final Pattern ISO =
            Pattern.compile(
                    "(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d)(?:[T ](\\d\\d):(\\d\\d)(?::(\\d\\d)(?:[.,]\\d{1,9})?)?\\s?(Z|[+-]\\d\\d:?\\d\\d)?)?)?)?");
    private static final Pattern EXIF =
            Pattern.compile(
                    "(\\d{4})[:/.-](\\d\\d)[:/.-](\\d\\d)(?:[ T](\\d\\d):(\\d\\d)(?::(\\d\\d))?.*)?");
    private static final Pattern IIM_DATE = Pattern.compile("(\\d{4})-?(\\d\\d)-?(\\d\\d)");
    private static final Pattern IIM_TIME =
            Pattern.compile("(\\d\\d):?(\\d\\d):?(\\d\\d)(?:\\.\\d+)?([+-]\\d\\d:?\\d\\d)?");
    private static final Pattern OFFSET = Pattern.compile("Z|[+-]\\d\\d:?\\d\\d");

    /// Date and time as the fields of IIM hold them; the time is empty when it is not known.
    record InIim(String date, String time) {}

    private Taken() {}

    /// As XMP and people write it.
    static Optional<String> iso(String text) {
        Matcher found = ISO.matcher(text.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        String offset = found.group(7) == null ? "" : found.group(7);
        return when(found, found.group(4) == null ? "" : time(found, 4), offset);
    }

    /// As cameras write it.
    ///
    /// @param offset from UTC, such as `+08:00`; anything else means that it is not known
    static Optional<String> exif(String text, String offset) {
        Matcher found = EXIF.matcher(text.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        String known = OFFSET.matcher(offset.strip()).matches() ? offset.strip() : "";
        return when(found, found.group(4) == null ? "" : time(found, 4), known);
    }

    /// As agencies write it: `20230204` and `151319+0800`.
    static Optional<String> iim(String date, String time) {
        Matcher day = IIM_DATE.matcher(date.strip());
        if (!day.matches()) {
            return Optional.empty();
        }
        Matcher clock = IIM_TIME.matcher(time.strip());
        boolean timed = clock.matches();
        String offset = timed && clock.group(4) != null ? clock.group(4) : "";
        return when(day, timed ? time(clock, 1) : "", offset);
    }

    private static String time(Matcher found, int group) {
        String seconds = found.group(group + 2);
        return found.group(group)
                + ":"
                + found.group(group + 1)
                + (seconds == null ? "" : ":" + seconds);
    }

    /// Zeros stand for what is not known; a thirtieth of February is not known either.
    private static Optional<String> when(Matcher date, String time, String offset) {
        int year = Integer.parseInt(date.group(1));
        int month = date.group(2) == null ? 0 : Integer.parseInt(date.group(2));
        int day = date.group(3) == null ? 0 : Integer.parseInt(date.group(3));
        try {
            if (year == 0) {
                return Optional.empty();
            }
            if (month == 0) {
                return Optional.of(Year.of(year).toString());
            }
            if (day == 0) {
                return Optional.of(YearMonth.of(year, month).toString());
            }
            return Optional.of(LocalDate.of(year, month, day) + clock(time, offset));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    private static String clock(String time, String offset) {
        if (time.isEmpty()) {
            return "";
        }
        LocalTime.parse(time);
        return "T" + time + (offset.isEmpty() ? "" : ZoneOffset.of(offset).getId());
    }

    /// For the fields of IIM, which hold whole days only.
    static Optional<InIim> toIim(String created) {
        return iso(created)
                .filter(when -> when.length() >= 10)
                .map(when -> new InIim(when.substring(0, 10).replace("-", ""), iimTime(when)));
    }

    private static String iimTime(String when) {
        if (when.length() < 16) {
            return "";
        }
        String clock = when.substring(11).replace("Z", "+00:00");
        int sign = Math.max(clock.indexOf('+'), clock.indexOf('-'));
        LocalTime time = LocalTime.parse(sign < 0 ? clock : clock.substring(0, sign));
        // Without an offset the field would be read as UTC or refused: IIM demands one.
        String offset = sign < 0 ? "" : clock.substring(sign).replace(":", "");
        return time.format(DateTimeFormatter.ofPattern("HHmmss")) + offset;
    }
}
