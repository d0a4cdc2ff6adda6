package org.dateline.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoryJsonTest {
    private static final StoryId ORIGINAL = StoryId.parse("0000000000a1");
    private static final StoryId NEXT = StoryId.parse("0000000000b2");

    @Test
    void whatIsWrittenReadsTheSame() {
        Text noted =
                new Text("The tide turned.", List.of(new Mark.Note(4, 8, "By the gauge at noon.")));
        Story story =
                new Story(
                        "The harbour is open",
                        new Headlines(
                                "Harbour open", "Harbour opens after the storm", "It is open"),
                        new Language("zh-Hans"),
                        new Slug("city"),
                        "Harbour",
                        "",
                        Source.OWN,
                        List.of("Mira Okafor"),
                        "Tom Ahlgren",
                        "",
                        List.of("Ferries"),
                        new Relations(Optional.of(ORIGINAL), List.of(NEXT)),
                        List.of(
                                new Block.Paragraph(noted),
                                new Block.Embed("https://maps.example/tide", "The tide, live")));
        assertThat(read(StoryJson.write(story, "city").toString())).isEqualTo(story);
    }

    @Test
    void aStoryThatSaysNothingOfLanguageAndRelativesHasNone() {
        Story story = read("{'headline': 'Open', 'section': 'city'}".replace('\'', '"'));
        assertThat(story.language()).isEqualTo(Language.MAIN);
        assertThat(story.relations()).isEqualTo(Relations.NONE);
        assertThat(story.headlines()).isEqualTo(Headlines.NONE);
    }

    @Test
    void aRelatedStoryNamedTwiceStandsOnce() {
        assertThat(new Relations(Optional.empty(), List.of(NEXT, NEXT)).related())
                .containsExactly(NEXT);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "'language': 'nonsense!'|is not a language",
                "'language': 5|“language” must be a string",
                "'original': 'x'|“original”: “x” is not a story's id",
                "'related': ['x']|“related”: “x” is not a story's id",
                "'headlines': 'x'|“headlines” must be an object",
                "'headlines': {'print': 'x'}|“print” is not a field of the headlines",
                "'body': [{'type': 'embed', 'url': 'http://a.example/', 'title': 'A'}]|must be an https:// address",
                "'body': [{'type': 'embed', 'url': 'javascript:alert(1)', 'title': 'A'}]|is not a link",
                "'body': [{'type': 'embed', 'url': 'https://a.example/'}]|An embed's title is missing",
                "'body': [{'type': 'paragraph', 'text': 'abc', 'marks': [{'type': 'note', 'from': 0, 'to': 3}]}]|A footnote is missing"
            })
    void whatIsWrongIsNamed(String field, String sentence) {
        String json = "{'headline': 'Open', 'section': 'city', " + field + "}";
        assertThatThrownBy(() -> read(json.replace('\'', '"')))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(sentence);
    }

    private static Story read(String json) {
        return StoryJson.read(StoryJson.parse(json.getBytes(StandardCharsets.UTF_8)), Slug::new);
    }
}
