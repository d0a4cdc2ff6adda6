package org.dateline.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IimTest {
    private final ByteArrayOutputStream block = new ByteArrayOutputStream();

    private void field(int record, int number, byte[] value) {
        block.writeBytes(new byte[] {0x1c, (byte) record, (byte) number});
        block.writeBytes(new byte[] {(byte) (value.length >> 8), (byte) value.length});
        block.writeBytes(value);
    }

    private String caption() {
        return Iim.read(block.toByteArray())
                .getOrDefault(Property.CAPTION, List.of("none"))
                .getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, Ærø – 渡轮",
        "windows-1252, Der Bürgermeister von Malmö grüßt José Núñez – “gern”",
        "windows-1252, AÇÃO EM SÃO PAULO",
        "windows-1252, Køge",
        "GB18030, 北京",
        "GB18030, 新华社记者 王小明 摄",
        "GB18030, 总理在人民大会堂会见外宾",
        "Big5, 總統在台北總統府會見外賓，並發表談話",
        "windows-1251, Премьер-министр открыл новый мост в Новосибирске",
        "EUC-KR, 서울에서 열린 회의에 참석한 대통령",
    })
    void textWithoutADeclarationIsReadInTheCharactersItSeemsToBeIn(String charset, String text) {
        field(2, 120, text.getBytes(Charset.forName(charset)));
        assertThat(caption()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "%G, UTF-8, Ærø",
        "-A, ISO-8859-1, Ærø",
        ".A, ISO-8859-1, Ærø",
        "-L, ISO-8859-5, Мост",
        "-F, ISO-8859-7, Αθήνα",
        "$)A, GB18030, 渡轮",
    })
    void aDeclarationIsBelieved(String escape, String charset, String text) {
        field(1, 90, ("\u001b" + escape).getBytes(StandardCharsets.US_ASCII));
        field(2, 120, text.getBytes(Charset.forName(charset)));
        assertThat(caption()).isEqualTo(text);
    }

    @Test
    void aDeclarationThatCannotBeTrueIsNotBelieved() {
        field(1, 90, new byte[] {0x1b, '%', 'G'});
        field(2, 120, "Ein Gruß aus Malmö".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(caption()).isEqualTo("Ein Gruß aus Malmö");
    }

    @Test
    void ofAFieldThatStandsTwiceTheLastCounts() {
        field(2, 120, "first".getBytes(StandardCharsets.US_ASCII));
        field(2, 120, "second".getBytes(StandardCharsets.US_ASCII));
        assertThat(caption()).isEqualTo("second");
    }

    @Test
    void whatStandsBeforeABreakIsKept() {
        field(2, 120, "whole".getBytes(StandardCharsets.US_ASCII));
        block.writeBytes(new byte[] {0x1c, 2, 105, 0x40, 0, 'c', 'u', 't'});
        assertThat(caption()).isEqualTo("whole");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        var read = Iim.read(Iim.write(Pictures.WORDS));
        for (Property property : List.of(Property.CREATORS, Property.KEYWORDS, Property.CREATED)) {
            assertThat(read).containsEntry(property, Pictures.WORDS.texts(property));
        }
    }

    @Test
    void whatDoesNotFitIsCutBetweenCharacters() {
        Metadata words = Metadata.NOTHING.with(Property.CREDIT, "渡".repeat(30));
        assertThat(Iim.read(Iim.write(words)))
                .containsEntry(Property.CREDIT, List.of("渡".repeat(10)));
    }
}
