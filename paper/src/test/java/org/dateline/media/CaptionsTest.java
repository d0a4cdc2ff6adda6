package org.dateline.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.dateline.story.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionsTest {
    private static final String PLAIN =
            """
            WEBVTT

            opening
            00:00:01.000 --> 00:00:04.000 line:0 align:center
            <v Leila Strand>The bridge is <i>open</i> again.</v>

            00:00:04.500 --> 00:00:07.250
            Second line,
            and a third &amp; last.
            """;

    @Test
    void whatIsWellWrittenStaysAsItIs() {
        Captions captions = Captions.read(PLAIN);
        assertThat(captions.write()).isEqualTo(PLAIN);
        assertThat(captions.leftOut()).isEmpty();
        assertThat(captions.cues()).hasSize(2);
        assertThat(captions.end()).isEqualTo(Duration.ofMillis(7_250));
    }

    @Test
    void anSrtBecomesWebVtt() {
        String srt =
                """
                1
                00:00:01,000 --> 00:00:02,500
                Profit < cost, & falling

                2
                00:00:03,000 --> 00:00:04,000
                <i>Nobody</i> asked
                """;
        Captions captions = Captions.read(srt.replace("\n", "\r\n").getBytes(UTF_8));
        assertThat(captions.write())
                .isEqualTo(
                        """
                        WEBVTT

                        00:00:01.000 --> 00:00:02.500
                        Profit &lt; cost, &amp; falling

                        00:00:03.000 --> 00:00:04.000
                        <i>Nobody</i> asked
                        """);
        assertThat(captions.leftOut()).isEmpty();
    }

    @Test
    void whatIsNotShownIsLeftOutAndSaid() {
        Captions captions =
                Captions.read(
                        """
                        WEBVTT - made by a program
                        Language: en

                        NOTE the desk has not heard this

                        STYLE
                        ::cue { color: lime }

                        00:01.000 --> 00:02.000 region:top
                        Words

                        00:03.000 --> 00:04.000
                        """);
        assertThat(captions.write()).isEqualTo("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nWords\n");
        assertThat(captions.leftOut())
                .containsExactly(
                        "Line 1: what follows WEBVTT is left out.",
                        "Line 2: a line of the header is left out.",
                        "Line 4: a block NOTE is left out.",
                        "Line 6: a block STYLE is left out.",
                        "Line 9: region:top is left out.",
                        "Line 12: a cue without words is left out.");
    }

    @Test
    void coloursAndPositionsOfAnSrtAreLeftOutAndSaid() {
        Captions captions =
                Captions.read(
                        "1\n00:00:01,000 --> 00:00:02,000 X1:10\n{\\an8}<font color=\"red\">Up</font>\n");
        assertThat(captions.cues().getFirst().text()).isEqualTo("Up");
        assertThat(captions.leftOut())
                .containsExactly(
                        "Line 2: X1:10 is left out.",
                        "Line 3: {\\an8} is left out.",
                        "Line 3: <font color=\"red\"> is left out.",
                        "Line 3: </font> is left out.");
    }

    @Test
    void aLineOfAnSrtWithNothingToShowDoesNotEndItsCue() {
        Captions captions =
                Captions.read(
                        "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}\nUp\n<font color=\"red\"> </font>\nand down\n{\\an8}\n");
        assertThat(captions.cues().getFirst().text()).isEqualTo("Up\nand down");
        assertThat(Captions.read(captions.write()).cues()).isEqualTo(captions.cues());
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOTE", "NOTE to Leila", "STYLE", "REGION", "WEBVTT", "one --> two"})
    void whatStandsAboveATimeOfAnSrtHidesNoWords(String above) {
        Captions captions =
                Captions.read(
                        "1\n00:00:01,000 --> 00:00:02,000\nUp\n\n"
                                + above
                                + "\n00:00:03,000 --> 00:00:04,000\nand down\n");
        assertThat(captions.cues()).extracting(Cue::text).containsExactly("Up", "and down");
        assertThat(captions.leftOut()).containsExactly("Line 5: " + above + " is left out.");
        assertThat(Captions.read(captions.write()).cues()).isEqualTo(captions.cues());
    }

    @Test
    void theNameOfACueStaysAndHidesNoWords() {
        String file = "WEBVTT\n\n NOTE\n00:00:01.000 --> 00:00:02.000\nUp\n";
        assertThat(Captions.read(file).write()).isEqualTo(file);
        assertThatThrownBy(() -> Captions.read(file.replace("NOTE", "one --> two")))
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        "Line 3 of the captions is wrong: “-->” stands only between two times.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <script>alert(1)</script>         | Line 4 of the captions is wrong: <script> is not a tag of WebVTT.
                    <img src=x onerror=alert(1)>      | Line 4 of the captions is wrong: <img src=x onerror=alert(1)> is not a tag of WebVTT.
                    <i onmouseover=x>y</i>            | Line 4 of the captions is wrong: <i> takes nothing after its name.
                    three < four                      | Line 4 of the captions is wrong: “<” begins no tag of WebVTT; write &lt; for the character.
                    <b>loud                           | Line 4 of the captions is wrong: <b> is not closed by </b>.
                    <b><i>loud</b></i>                | Line 4 of the captions is wrong: </b> closes nothing that is open.
                    <v>who                            | Line 4 of the captions is wrong: <v> lacks the name after it.
                    what --> ever                     | Line 4 of the captions is wrong: “-->” stands only between two times.
                    """)
    void wordsThatAreNotCaptionsAreRefusedWithTheirLine(String words, String sentence) {
        assertThatThrownBy(
                        () -> Captions.read("WEBVTT\n\n00:01.000 --> 00:02.000\n" + words + "\n\n"))
                .isInstanceOf(Refusal.class)
                .hasMessage(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    WEBVTT~00:01.000 --> 00:02.000~x                  | Line 2 of the captions comes without the empty line that must stand before a cue.
                    WEBVTT~~00:02.000 --> 00:01.000~x                 | Line 3 of the captions ends before it begins.
                    WEBVTT~~00:02.000 --> 00:03.000~x~~00:01.000 --> 00:04.000~y | Line 6 of the captions begins before the cue above it, at 00:00:01.000.
                    WEBVTT~~00:02.000 --> 00:03.000 colour:red~x      | Line 3 of the captions has a setting that WebVTT does not know: colour:red.
                    WEBVTT~~Hello~World                               | Line 3 of the captions should be a time such as 00:00:01.000 --> 00:00:04.000.
                    <html>~<body>                                     | Line 1 of the captions should begin captions, but this is neither WebVTT, whose first line is WEBVTT, nor SRT, which begins with a number and a time.
                    WEBVTT                                            | There is no cue in these captions.
                    """)
    void aFileThatBreaksTheFormatIsRefusedWithItsLine(String file, String sentence) {
        assertThatThrownBy(() -> Captions.read(file.replace('~', '\n')))
                .isInstanceOf(Refusal.class)
                .hasMessage(sentence);
    }

    @Test
    void aFileInAnotherCharacterSetIsRefusedWithItsLine() {
        assertThatThrownBy(() -> Captions.read(PLAIN.replace("again", "café").getBytes(ISO_8859_1)))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("Line 5 of the captions is not UTF-8.");
    }

    @Test
    void captionsOfAnotherVideoAreRefused() {
        Captions captions = Captions.read(PLAIN);
        captions.mustFit(Duration.ofSeconds(5));
        assertThatThrownBy(() -> captions.mustFit(Duration.ofSeconds(4)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("after the end of the video at 00:00:04.000");
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertThatThrownBy(() -> Captions.read(new byte[Captions.MOST_BYTES + 1]))
                .isInstanceOf(Refusal.class);
        StringBuilder many = new StringBuilder("WEBVTT\n\n");
        many.repeat("00:01.000 --> 00:02.000\nx\n\n", Captions.MOST_CUES + 1);
        assertThatThrownBy(() -> Captions.read(many.toString()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is past the 10,000 cues that are taken");
    }

    @Test
    void anythingEitherReadsTheSameAgainOrIsRefused() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String[] pieces = {
            "WEBVTT",
            "\n",
            "\n\n",
            "00:01.000 --> 00:02.000",
            "1",
            "<v Leila>",
            "</v>",
            "<i>",
            "</i>",
            "<b",
            ">",
            "&",
            "&amp;",
            "&#x3c;",
            "-->",
            "{\\an8}",
            "NOTE x",
            "words",
            " ",
            "\u0000",
            "\ud800",
            "00:00:03,500 --> 00:00:04,000 align:left",
            "<ruby>",
            "<rt>",
            "</ruby>",
            "<c.x>"
        };
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "WEBVTT\n\n" : "1\n");
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            try {
                String written = Captions.read(text.toString()).write();
                assertThat(Captions.read(written).write())
                        .as("seed %d, text %s", seed, text)
                        .isEqualTo(written);
            } catch (Refusal expected) {
                assertThat(expected.sentence()).endsWith(".");
            }
        }
    }
}
