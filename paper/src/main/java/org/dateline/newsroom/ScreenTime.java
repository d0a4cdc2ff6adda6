package org.dateline.newsroom;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times on the newsroom's pages: in UTC, until the page's script says them in the browser's zone.
public final class ScreenTime {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.UK)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss 'UTC'", Locale.UK)
                    .withZone(ZoneOffset.UTC);

    private ScreenTime() {}

    public static String text(Instant at, boolean seconds) {
        return (seconds ? SECOND : MINUTE).format(at);
    }
}
