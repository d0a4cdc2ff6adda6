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
/// @param shown for people: `2026-11-23 15:13:19`
/// @param zone whose time that is: `Shanghai time, UTC+08:00`
public record When(String machine, String shown, String zone) {
    private static final DateTimeFormatter MACHINE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    static When of(Instant instant, ZoneId zone) {
        OffsetDateTime time =
                instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime();
        return new When(MACHINE.format(time), SHOWN.format(time), zone(zone, time.getOffset()));
    }

    /// The zone in words. The JDK's own zone names change from release to release; a page pressed
    /// again must not.
    private static String zone(ZoneId zone, ZoneOffset offset) {
        String utc = offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset.getId();
        String city = city(zone);
        return city.isEmpty() ? utc : city + " time, " + utc;
    }

    /// The town a zone is named after; empty for zones that are only an offset.
    static String city(ZoneId zone) {
        String id = zone.getId();
        return id.indexOf('/') < 0 || id.startsWith("Etc/")
                ? ""
                : id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    }
}
