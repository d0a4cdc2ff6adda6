package org.dateline.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TakenTest {
    @ParameterizedTest
    @CsvSource({
        "2023-02-04T15:13:19+08:00, 2023-02-04T15:13:19+08:00",
        "2023-02-04T15:13:19.250Z, 2023-02-04T15:13:19Z",
        "2023-02-04T15:13, 2023-02-04T15:13",
        "2023-02-04, 2023-02-04",
        "2023-02, 2023-02",
        "2023, 2023",
        "2023-02-30, ''",
        "2023-02-04T25:00, ''",
        "0000-00-00, ''",
        "2023-02-04T15:13:19+99:00, ''",
        "yesterday, ''",
    })
    void isoIsKeptAsExactAsItIs(String written, String kept) {
        assertThat(Taken.iso(written).orElse("")).isEqualTo(kept);
    }

    @Test
    void aCameraKnowsItsOffsetOrDoesNot() {
        assertThat(Taken.exif("2023:02:04 15:13:19", "+08:00"))
                .contains("2023-02-04T15:13:19+08:00");
        assertThat(Taken.exif("2023:02:04 15:13:19", "   :  ")).contains("2023-02-04T15:13:19");
        assertThat(Taken.exif("    :  :     :  :  ", "")).isEmpty();
        assertThat(Taken.exif("0000:00:00 00:00:00", "")).isEmpty();
    }

    @Test
    void anAgencyMayKnowTheDayOnlyOrTheYear() {
        assertThat(Taken.iim("20230204", "151319+0800")).contains("2023-02-04T15:13:19+08:00");
        assertThat(Taken.iim("20230204", "")).contains("2023-02-04");
        assertThat(Taken.iim("20230000", "")).contains("2023");
        assertThat(Taken.iim("00000000", "000000")).isEmpty();
    }

    @Test
    void itIsWrittenForAgenciesAsTheyReadIt() {
        assertThat(Taken.toIim("2023-02-04T15:13+08:00"))
                .contains(new Taken.InIim("20230204", "151300+0800"));
        assertThat(Taken.toIim("2023-02-04T15:13:19Z"))
                .contains(new Taken.InIim("20230204", "151319+0000"));
        assertThat(Taken.toIim("2023-02-04")).contains(new Taken.InIim("20230204", ""));
        assertThat(Taken.toIim("2023-02")).isEmpty();
    }
}
