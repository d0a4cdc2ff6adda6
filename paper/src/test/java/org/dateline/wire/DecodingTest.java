package org.dateline.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecodingTest {
    private static final Map<String, String> SAMPLES =
            Map.of(
                    "GB18030", "港务局周二投票决定，老渡轮将再航行一年。渔民、教师和店主挤满了会议厅，反对停航。",
                    "Big5", "港務局週二投票決定，老渡輪將再航行一年。漁民、教師和店主擠滿了會議廳，反對停航。",
                    "windows-31j", "港湾局は火曜日、古いフェリーをもう一年運航することを決めました。漁師や教師が会場に集まりました。",
                    "EUC-JP", "港湾局は火曜日、古いフェリーをもう一年運航することを決めました。漁師や教師が会場に集まりました。",
                    "EUC-KR", "항만청은 화요일 낡은 여객선을 한 해 더 운항하기로 결정했다. 어부와 교사들이 회의장을 가득 메웠다.",
                    "windows-1251",
                            "Портовое управление решило оставить старый паром ещё на год. Рыбаки, учителя и лавочники были против.",
                    "KOI8-R",
                            "Портовое управление решило оставить старый паром ещё на год. Рыбаки, учителя и лавочники были против.",
                    "windows-1252",
                            "Die Hafenbehörde beschloss, die alte Fähre ein weiteres Jahr fahren zu lassen – „für die Schüler“.",
                    "windows-1253",
                            "Το λιμεναρχείο αποφάσισε να κρατήσει το παλιό πλοίο για έναν ακόμη χρόνο, είπαν οι ψαράδες.",
                    "UTF-8", "Управление, 港务局, Fähre, λιμεναρχείο 🚢");

    @Test
    void undeclaredCharacterSetsAreTold() {
        SAMPLES.forEach(
                (charset, sample) -> {
                    String text = "Port Ellery\n" + sample.repeat(4);
                    assertThat(Decoding.decode(text.getBytes(Charset.forName(charset))))
                            .as(charset)
                            .isEqualTo(text);
                });
    }

    @Test
    void aDeclaredCharacterSetIsBelieved() {
        for (String charset :
                new String[] {"iso-8859-2", "windows-1257", "gb2312", "shift_jis", "iso-8859-15"}) {
            String text = "<html><head><meta charset='" + charset + "'><title>";
            text +=
                    charset.equals("gb2312")
                            ? "老渡轮"
                            : charset.equals("shift_jis")
                                    ? "フェリー"
                                    : charset.endsWith("15")
                                            ? "10 € café"
                                            : "žąžė".substring(0, charset.endsWith("2") ? 1 : 4);
            String html = text + "</title>";
            assertThat(Decoding.decode(html.getBytes(Charset.forName(charset))))
                    .as(charset)
                    .isEqualTo(html);
        }
    }

    @Test
    void wellFormedUtf8BeatsAWrongDeclaration() {
        String html = "<meta charset=iso-8859-1><p>“Fähre” kostet 9 €";
        assertThat(Decoding.decode(html.getBytes(StandardCharsets.UTF_8))).isEqualTo(html);
    }

    @Test
    void aByteOrderMarkDecidesAndIsNotText() {
        String text = "Old ferry – Fähre 港";
        for (Charset charset :
                new Charset[] {
                    StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE
                }) {
            assertThat(Decoding.decode(("\ufeff" + text).getBytes(charset))).isEqualTo(text);
        }
    }

    @Test
    void utf16WithoutItsMarkIsTold() {
        String text = "The harbour board of Port Ellery voted on Tuesday to keep the old ferry.";
        assertThat(Decoding.decode(text.getBytes(StandardCharsets.UTF_16LE))).isEqualTo(text);
        assertThat(Decoding.decode(text.getBytes(StandardCharsets.UTF_16BE))).isEqualTo(text);
    }

    @Test
    void aCharacterCutOffAtTheEndIsForgiven() {
        byte[] whole = "Die alte Fähre fährt – 港".getBytes(StandardCharsets.UTF_8);
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 1);
        assertThat(Decoding.decode(cut)).startsWith("Die alte Fähre fährt – ").endsWith("\ufffd");
    }

    @Test
    void aFewBrokenBytesAreShownAndTheRestIsKept() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(
                "Портовое управление решило оставить старый паром. "
                        .repeat(5)
                        .getBytes(StandardCharsets.UTF_8));
        bytes.write(0xff);
        bytes.writeBytes(" Конец".getBytes(StandardCharsets.UTF_8));
        assertThat(Decoding.decode(bytes.toByteArray())).contains("\ufffd").endsWith(" Конец");
    }
}
