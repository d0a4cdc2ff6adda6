package org.dateline.press;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// A moment as pages print it: to the second, in the newsroom's zone.
///
/// @param machine for `<time datetime>`: `2026-11-23T15:13:19+08:00`
/// @param shown for people: `23 Nov 2026, 15:13:19`
/// @param zone whose time that is: `Shanghai time, UTC+08:00`
public record When(String machine, String shown, String zone) {
    private static final DateTimeFormatter MACHINE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    static When of(Instant instant, ZoneId zone, Wording words) {
        OffsetDateTime time =
                instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime();
        return new When(
                MACHINE.format(time),
                words.moment(instant, zone),
                zone(zone, time.getOffset(), words));
    }

    private static String zone(ZoneId zone, ZoneOffset offset, Wording words) {
        String utc = offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset.getId();
        String city = words.city(zone);
        return city.isEmpty() ? utc : words.say("time.zone", city, utc);
    }
}
