package org.dateline.desk;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import org.dateline.story.Refusal;

/// Seconds as people of the newsroom say them, by the clock on its wall.
public final class Moments {
    private static final DateTimeFormatter SAID =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss", Locale.UK);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    /// What is later than that is a slip of the hand.
    private static final Duration AHEAD = Duration.ofDays(3 * 366);

    private Moments() {}

    /// A moment in words, as in “1 March 2027, 18:00:00 (Europe/Oslo)”; a time that comes twice has
    /// its offset too.
    public static String say(Instant at, ZoneId zone) {
        ZonedDateTime time = at.atZone(zone);
        boolean isTwice = zone.getRules().getValidOffsets(time.toLocalDateTime()).size() > 1;
        return "%s (%s%s)"
                .formatted(SAID.format(time), zone, isTwice ? ", " + time.getOffset() : "");
    }

    /// A second to come.
    ///
    /// @throws Refusal when it has passed, is finer than a second, or too far ahead
    static Instant ahead(Instant at, Instant now, ZoneId zone) {
        if (!at.equals(at.truncatedTo(ChronoUnit.SECONDS))) {
            throw Refusal.invalid("A time is given to the second, not finer.");
        }
        if (!at.isAfter(now)) {
            throw Refusal.invalid(say(at, zone) + " has passed; name a later second.");
        }
        if (at.isAfter(now.plus(AHEAD))) {
            throw Refusal.invalid(
                    say(at, zone) + " is more than three years ahead; name a sooner one.");
        }
        return at;
    }

    /// Reads a second in ISO 8601: without an offset it is the newsroom's own time.
    ///
    /// @throws Refusal when it is not one, when clocks skip it, or when it comes twice
    public static Instant read(String text, ZoneId zone) {
        try {
            return text.matches(".*([zZ]|[+-]\\d\\d:?\\d\\d)$") && text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : local(LocalDateTime.parse(text), zone);
        } catch (DateTimeException malformed) {
            throw Refusal.invalid(
                    "“%s” is not a time; write it as 2027-03-01T18:00:00, in the newsroom's zone, %s."
                            .formatted(text, zone));
        }
    }

    private static Instant local(LocalDateTime time, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
        return switch (offsets.size()) {
            case 1 -> time.toInstant(offsets.getFirst());
            case 0 -> throw skipped(time, zone);
            default -> throw twice(time, zone, offsets);
        };
    }

    private static Refusal skipped(LocalDateTime time, ZoneId zone) {
        ZoneOffsetTransition gap = zone.getRules().getTransition(time);
        return Refusal.invalid(
                "There is no %s on %s in %s: clocks go from %s to %s. Name a time before or after."
                        .formatted(
                                TIME.format(time),
                                DAY.format(time),
                                zone,
                                TIME.format(gap.getDateTimeBefore()),
                                TIME.format(gap.getDateTimeAfter())));
    }

    private static Refusal twice(LocalDateTime time, ZoneId zone, List<ZoneOffset> offsets) {
        OffsetDateTime first = time.atOffset(offsets.getFirst());
        OffsetDateTime second = time.atOffset(offsets.getLast());
        DateTimeFormatter iso = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
        return Refusal.invalid(
                "%s comes twice on %s in %s, %d minutes apart: say %s for the first or %s for the second."
                        .formatted(
                                TIME.format(time),
                                DAY.format(time),
                                zone,
                                Duration.between(first, second).toMinutes(),
                                iso.format(first),
                                iso.format(second)));
    }
}
