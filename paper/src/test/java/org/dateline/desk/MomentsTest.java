package org.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.ZoneId;
import org.dateline.story.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    @ParameterizedTest
    @CsvSource({
        "2026-11-26T18:00:00, 2026-11-26T17:00:00Z",
        "2026-07-01T18:00:07, 2026-07-01T16:00:07Z",
        "2026-07-01T18:00, 2026-07-01T16:00:00Z",
        "2026-07-01T18:00:00Z, 2026-07-01T18:00:00Z",
        "2026-10-25T02:30:00+02:00, 2026-10-25T00:30:00Z",
        "2026-10-25T02:30:00+01:00, 2026-10-25T01:30:00Z"
    })
    void aTimeWithoutAnOffsetIsTheNewsroomsOwn(String said, String meant) {
        assertThat(Moments.read(said, OSLO)).isEqualTo(Instant.parse(meant));
    }

    @Test
    void aTimeThatClocksSkipIsRefusedAndSaysWhatTheySkip() {
        refused(
                "2027-03-28T02:30:00",
                "There is no 02:30:00 on 28 March 2027 in Europe/Oslo: clocks go from 02:00:00 to 03:00:00.");
    }

    @Test
    void aTimeThatComesTwiceIsRefusedAndSaysHowToNameEach() {
        refused(
                "2026-10-25T02:30:00",
                "60 minutes apart: say 2026-10-25T02:30:00+02:00 for the first or 2026-10-25T02:30:00+01:00 for the second.");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(
                        () -> Moments.read("2026-04-05T01:45:00", ZoneId.of("Australia/Lord_Howe")))
                .withMessageContaining("30 minutes apart");
    }

    @ParameterizedTest
    @CsvSource({
        "18:00",
        "tomorrow",
        "2026-02-30T18:00:00",
        "2026-11-26 18:00:00",
        "2026-11-26T18:00:00+99:00"
    })
    void whatIsNoTimeIsRefusedWithTheWayToWriteOne(String said) {
        refused(said, "write it as 2027-03-01T18:00:00, in the newsroom's zone, Europe/Oslo");
    }

    @Test
    void aMomentIsSaidByTheWallAndWhatComesTwiceWithItsOffset() {
        assertThat(Moments.say(Instant.parse("2027-03-01T17:00:00Z"), OSLO))
                .isEqualTo("1 March 2027, 18:00:00 (Europe/Oslo)");
        assertThat(Moments.say(Instant.parse("2026-10-25T00:30:00Z"), OSLO))
                .isEqualTo("25 October 2026, 02:30:00 (Europe/Oslo, +02:00)");
    }

    private static void refused(String said, String words) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Moments.read(said, OSLO))
                .withMessageContaining(words);
    }
}
