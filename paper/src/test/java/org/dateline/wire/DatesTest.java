package org.dateline.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatesTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @Test
    void theFormsPapersPrintAreRead() {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("2025-03-04T15:07:09+08:00", "2025-03-04T15:07:09+08:00");
        forms.put("2025-03-04T15:07:09.123Z", "2025-03-04T15:07:09Z");
        forms.put("2025-03-04T15:07:09-0500", "2025-03-04T15:07:09-05:00");
        forms.put("2025-03-04 15:07:09", "2025-03-04T15:07:09+01:00");
        forms.put("2025/3/4 15:07", "2025-03-04T15:07:00+01:00");
        forms.put("2025年3月4日15:07", "2025-03-04T15:07:00+01:00");
        forms.put("2025年03月04日 15時07分", "2025-03-04T15:07:00+01:00");
        forms.put("2025. 3. 4. 15:07", "2025-03-04T15:07:00+01:00");
        forms.put("Updated: March 4, 2025 at 3:07 PM EST", "2025-03-04T15:07:00-05:00");
        forms.put("Mar. 4, 2025, 12:30 a.m.", "2025-03-04T00:30:00+01:00");
        forms.put("Tue, 04 Mar 2025 15:07:09 GMT", "2025-03-04T15:07:09Z");
        forms.put("4th March 2025", "2025-03-04T00:00:00+01:00");
        forms.put("4. März 2025, 15:07 Uhr", "2025-03-04T15:07:00+01:00");
        forms.put("04.03.2025 15:07", "2025-03-04T15:07:00+01:00");
        forms.put("4 mars 2025 à 15h07", "2025-03-04T15:07:00+01:00");
        forms.put("4 de marzo de 2025", "2025-03-04T00:00:00+01:00");
        forms.put("4 марта 2025, 15:07", "2025-03-04T15:07:00+01:00");
        forms.put("4 marca 2025", "2025-03-04T00:00:00+01:00");
        forms.put("25/12/2024 08:00", "2024-12-25T08:00:00+01:00");
        forms.put("12/25/2024", "2024-12-25T00:00:00+01:00");
        forms.put("July 1, 2025 10:00", "2025-07-01T10:00:00+02:00");
        forms.forEach(
                (text, expected) ->
                        assertThat(Dates.find(text, ZONE).map(Dates.Found::time))
                                .as(text)
                                .hasValue(OffsetDateTime.parse(expected)));
    }

    @Test
    void whatIsNoDateIsNotRead() {
        for (String text :
                new String[] {
                    "",
                    "2025-13-45",
                    "Room 4 Building 2025",
                    "30 February 2025",
                    "Tel. 030 2025 1234",
                    "1-2-3"
                }) {
            assertThat(Dates.find(text, ZONE)).as(text).isEmpty();
        }
    }

    @Test
    void theFirstOfTwoDatesWins() {
        assertThat(
                        Dates.find("Published 4 March 2025, updated 2025-03-06", ZONE)
                                .map(found -> found.time().getDayOfMonth()))
                .hasValue(4);
    }
}
