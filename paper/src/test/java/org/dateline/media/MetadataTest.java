package org.dateline.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dateline.story.Refusal;
import org.dateline.story.StoryJson;
import org.junit.jupiter.api.Test;

class MetadataTest {
    private static final Metadata FULL =
            new Metadata(
                    Pictures.WORDS.said(),
                    6_000,
                    4_000,
                    6,
                    Optional.of(new Metadata.Gps(55.6, -13.000_1)),
                    true);

    @Test
    void itIsReadFromTheJsonItIsWrittenAs() {
        byte[] json = StoryJson.MAPPER.writeValueAsBytes(FULL.json());
        assertThat(Metadata.of(StoryJson.parse(json))).isEqualTo(FULL);
        assertThat(Metadata.of(Metadata.NOTHING.json())).isEqualTo(Metadata.NOTHING);
    }

    @Test
    void anUnknownFieldIsRefusedByName() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Metadata.of(StoryJson.parse("{\"lens\":\"50\"}".getBytes())))
                .withMessageContaining("lens");
    }

    @Test
    void aFieldOfTheWrongTypeIsRefusedByName() {
        for (String json :
                List.of(
                        "{\"caption\":7}",
                        "{\"creators\":[7]}",
                        "{\"width\":\"x\"}",
                        "{\"gps\":{\"latitude\":1}}",
                        "{\"orientation\":9}",
                        "{\"headline\":[\"a\",\"b\"]}",
                        "{\"created\":\"yesterday\"}")) {
            assertThatExceptionOfType(Refusal.class)
                    .as(json)
                    .isThrownBy(() -> Metadata.of(StoryJson.parse(json.getBytes())));
        }
    }

    @Test
    void whatSomebodyTypesIsRefusedWhenItIsTooLong() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Metadata.NOTHING.with(Property.CREDIT, "x".repeat(501)))
                .withMessage("“credit” has 501 characters; at most 500 are taken.");
    }

    @Test
    void whatAFileSaysIsCutBetweenCharactersWhenItIsTooLong() {
        String tidy = Property.CITY.tidied("x".repeat(199) + "🛳 and more");
        assertThat(tidy).isEqualTo("x".repeat(199));
    }

    @Test
    void controlCharactersAndHalvesOfCharactersAreNotKept() {
        assertThat(Property.HEADLINE.tidied("\0 A\r\nharbour\u0007 \ud83d opens\ufffe"))
                .isEqualTo("A harbour \ufffd opens\ufffd");
        assertThat(Property.CAPTION.tidied("One line.\r\nAnother."))
                .isEqualTo("One line. \nAnother.");
    }

    @Test
    void aPropertyWithoutWordsIsNotThere() {
        Metadata without = FULL.with(Property.CREDIT).with(Property.CITY, "  ");
        assertThat(without.said()).doesNotContainKeys(Property.CREDIT, Property.CITY);
        assertThat(without.text(Property.CREDIT)).isEmpty();
        assertThat(new Metadata(Map.of(), 0, 0, 1, Optional.empty(), false))
                .isEqualTo(Metadata.NOTHING);
    }
}
