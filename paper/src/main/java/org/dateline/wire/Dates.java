package org.dateline.wire;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the dates that pages print: ISO 8601, numbers with dots, slashes or hyphens, names of
/// months in many languages (the JDK's own, from CLDR), the East Asian forms; with or without a
/// time to the minute or second, a meridiem and a zone.
final class Dates {
    /// A date as found in a text.
    ///
    /// @param time to the second; midnight when the text names a day only
    /// @param from where it begins in the text
    /// @param to where it ends, exclusive
    /// @param toTheDay that the text has no time of day
    record Found(OffsetDateTime time, int from, int to, boolean toTheDay) {}

    private static final String[] LANGUAGES = {
        "en", "fr", "de", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "sl",
        "hr", "ro", "hu", "tr", "ru", "uk", "bg", "sr", "el", "et", "lv", "lt", "id", "ms", "vi",
        "ar", "fa", "he", "hi", "th", "ca", "eu", "gl"
    };
    private static final Map<String, Integer> MONTHS = months();

    private static final String TIME =
            "(?:(?:[,T]|\\s|[|·•–—-]|um|at|às|à|a las|alle|om|kl\\.?|в|о|ore|godz\\.?)*"
                    + "\\(?(?<hour>\\d{1,2})(?:[:.hH]|時|时|시)\\s?(?<minute>\\d{2})(?:分|분)?"
                    + "(?:(?:[:.]|\\s)?(?<second>(?<=[:.分])\\d{2})(?:秒)?(?:[.,]\\d{1,9})?)?"
                    + "\\s*(?<meridiem>[aApP]\\.?\\s?[mM]\\b\\.?)?)?";
    private static final String ZONE =
            "(?:\\s*\\(?(?<zone>Z\\b|(?:UTC|GMT)?\\s?[+−-]\\d{1,2}(?::?\\d{2})?(?!\\d)|(?:UTC|GMT|EST|EDT|CST|CDT|MST|MDT|PST"
                    + "|PDT|BST|CET|CEST|MEZ|MESZ|JST|KST|HKT|SGT|IST|MSK|AEST|AEDT|ET|PT)\\b))?";

    private static final Pattern YEAR_FIRST =
            Pattern.compile(
                    "(?<!\\d)(?<year>(?:19|20)\\d{2})\\s?[-/.年년]\\s?(?<month>\\d{1,2})\\s?[-/.月월]\\s?"
                            + "(?<day>\\d{1,2})(?:日|일|\\.)?(?!\\d{3})"
                            + TIME
                            + ZONE);
    private static final Pattern YEAR_LAST =
            Pattern.compile(
                    "(?<!\\d)(?<day>\\d{1,2})\\s?[-/.]\\s?(?<month>\\d{1,2})\\s?[-/.]\\s?"
                            + "(?<year>(?:19|20)\\d{2})(?!\\d)"
                            + TIME
                            + ZONE);
    private static final Pattern DAY_MONTH =
            Pattern.compile(
                    "(?<!\\d)(?<day>\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?\\s?(?:de\\s|of\\s)?(?<name>\\p{L}[\\p{L}\\p{M}]{1,15})\\.?,?\\s?(?:de\\s|del\\s)?"
                            + "(?<year>(?:19|20)\\d{2})(?!\\d)(?:\\s?(?:г\\.|года|року))?"
                            + TIME
                            + ZONE);
    private static final Pattern MONTH_DAY =
            Pattern.compile(
                    "(?<name>\\p{L}[\\p{L}\\p{M}]{1,15})\\.?\\s(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s"
                            + "(?<year>(?:19|20)\\d{2})(?!\\d)"
                            + TIME
                            + ZONE);
    private static final Pattern[] FORMS = {YEAR_FIRST, MONTH_DAY, DAY_MONTH, YEAR_LAST};

    /// Zones by the letters a page prints, where those letters mean one thing in practice.
    private static final Map<String, String> ZONES =
            Map.ofEntries(
                    Map.entry("EST", "-05:00"),
                    Map.entry("EDT", "-04:00"),
                    Map.entry("CDT", "-05:00"),
                    Map.entry("MST", "-07:00"),
                    Map.entry("MDT", "-06:00"),
                    Map.entry("PST", "-08:00"),
                    Map.entry("PDT", "-07:00"),
                    Map.entry("ET", "America/New_York"),
                    Map.entry("PT", "America/Los_Angeles"),
                    Map.entry("BST", "+01:00"),
                    Map.entry("CET", "+01:00"),
                    Map.entry("MEZ", "+01:00"),
                    Map.entry("CEST", "+02:00"),
                    Map.entry("MESZ", "+02:00"),
                    Map.entry("MSK", "+03:00"),
                    Map.entry("HKT", "+08:00"),
                    Map.entry("SGT", "+08:00"),
                    Map.entry("JST", "+09:00"),
                    Map.entry("KST", "+09:00"),
                    Map.entry("AEST", "+10:00"),
                    Map.entry("AEDT", "+11:00"));

    private Dates() {}

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        for (String language : LANGUAGES) {
            Locale locale = Locale.forLanguageTag(language);
            for (TextStyle style :
                    new TextStyle[] {
                        TextStyle.FULL,
                        TextStyle.FULL_STANDALONE,
                        TextStyle.SHORT,
                        TextStyle.SHORT_STANDALONE
                    }) {
                for (Month month : Month.values()) {
                    String name = month.getDisplayName(style, locale).toLowerCase(locale);
                    name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
                    months.putIfAbsent(name, month.getValue());
                }
            }
        }
        months.put("sept", 9);
        return Map.copyOf(months);
    }

    /// Whether a word is the name of a month.
    static boolean month(String word) {
        return MONTHS.containsKey(word.toLowerCase(Locale.ROOT));
    }

    /// The first date in a text.
    ///
    /// @param zone applies when the text names none
    static Optional<Found> find(String text, ZoneId zone) {
        Optional<Found> first = Optional.empty();
        String part = text.length() > 2_000 ? text.substring(0, 2_000) : text;
        for (Pattern form : FORMS) {
            Matcher matcher = form.matcher(part);
            while (matcher.find()) {
                Optional<Found> found = found(matcher, form, zone);
                if (found.isPresent()) {
                    if (first.isEmpty() || found.get().from() < first.get().from()) {
                        first = found;
                    }
                    break;
                }
            }
        }
        return first;
    }

    private static Optional<Found> found(Matcher matcher, Pattern form, ZoneId zone) {
        try {
            int year = Integer.parseInt(matcher.group("year"));
            int day = Integer.parseInt(matcher.group("day"));
            int month = month(matcher, form);
            if (form == YEAR_LAST && month > 12) {
                int swap = month;
                month = day;
                day = swap;
            }
            LocalDate date = LocalDate.of(year, month, day);
            boolean timed = matcher.group("hour") != null;
            LocalTime time = timed ? time(matcher) : LocalTime.MIDNIGHT;
            String named = matcher.group("zone");
            int end = matcher.end();
            ZoneId at = named == null || !timed ? zone : zone(named, zone);
            if (named != null && !timed) {
                end = matcher.start("zone");
            }
            OffsetDateTime whole = date.atTime(time).atZone(at).toOffsetDateTime();
            return Optional.of(new Found(whole, matcher.start(), end, !timed));
        } catch (DateTimeException | NumberFormatException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int month(Matcher matcher, Pattern form) {
        if (form == YEAR_FIRST || form == YEAR_LAST) {
            return Integer.parseInt(matcher.group("month"));
        }
        String name = matcher.group("name").toLowerCase(Locale.ROOT);
        Integer month = MONTHS.get(name);
        if (month == null) {
            throw new DateTimeException("no month is called " + name);
        }
        return month;
    }

    private static LocalTime time(Matcher matcher) {
        int hour = Integer.parseInt(matcher.group("hour"));
        int minute = Integer.parseInt(matcher.group("minute"));
        String second = matcher.group("second");
        String meridiem = matcher.group("meridiem");
        if (meridiem != null && hour <= 12) {
            boolean afternoon = Character.toLowerCase(meridiem.charAt(0)) == 'p';
            hour = hour % 12 + (afternoon ? 12 : 0);
        }
        return LocalTime.of(hour % 24, minute, second == null ? 0 : Integer.parseInt(second));
    }

    private static ZoneId zone(String named, ZoneId otherwise) {
        String name = named.strip().replace('−', '-');
        if (ZONES.containsKey(name)) {
            return ZoneId.of(ZONES.getOrDefault(name, "Z"));
        }
        int sign = Math.max(name.indexOf('+'), name.indexOf('-'));
        if (sign < 0) {
            return name.equals("Z") || name.equals("UTC") || name.equals("GMT")
                    ? ZoneOffset.UTC
                    : otherwise;
        }
        String digits = name.substring(sign + 1).replace(":", "");
        int hours =
                Integer.parseInt(
                        digits.length() > 2 ? digits.substring(0, digits.length() - 2) : digits);
        int minutes =
                digits.length() > 2 ? Integer.parseInt(digits.substring(digits.length() - 2)) : 0;
        int seconds = hours * 3_600 + minutes * 60;
        return ZoneOffset.ofTotalSeconds(name.charAt(sign) == '-' ? -seconds : seconds);
    }
}
