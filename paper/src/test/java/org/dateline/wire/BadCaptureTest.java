package org.dateline.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.dateline.story.Refusal;
import org.dateline.story.Slug;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class BadCaptureTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private static String refused(byte[] bytes) {
        Refusal refusal =
                Assertions.assertThrows(
                        Refusal.class, () -> Capture.read(bytes, Captured.SHANGHAI));
        assertThat(refusal.sentence()).endsWith(".").hasSizeBetween(20, 200);
        return refusal.sentence();
    }

    private static String refused(String text) {
        return refused(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void nothingIsRefusedAsEmpty() {
        assertThat(refused("")).contains("empty");
        assertThat(refused(" \n\t\r\n ")).contains("empty");
        assertThat(refused("\ufeff")).contains("empty");
    }

    @Test
    void fiftyMegabytesAreRefusedUnread() {
        byte[] large = new byte[50 << 20];
        Arrays.fill(large, (byte) 'a');
        assertThat(refused(large)).contains("larger than 10,485,760 bytes");
    }

    @Test
    void otherKindsOfFilesAreNamed() throws IOException {
        assertThat(refused("%PDF-1.7\n%âãÏÓ\n1 0 obj")).contains("PDF");
        assertThat(refused("PK\u0003\u0004\u0014\u0000\u0000")).contains("ZIP");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("<html>".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(refused(packed.toByteArray())).contains("gzip");
        assertThat(refused("<?xml version=\"1.0\"?><rss><channel><item>one</item></channel></rss>"))
                .contains("XML");
        assertThat(refused("From: <Saved by a browser>\r\nMIME-Version: 1.0\r\n"))
                .contains("MHTML");
    }

    @Test
    void randomBytesAreRefused() {
        for (long seed = 1; seed <= 50; seed++) {
            byte[] noise = new byte[(int) (seed * 997)];
            new Random(seed).nextBytes(noise);
            assertThatExceptionOfType(Refusal.class)
                    .as("seed " + seed)
                    .isThrownBy(() -> Capture.read(noise, Captured.SHANGHAI));
        }
    }

    @Test
    void aPageWithoutAStoryIsRefused() {
        assertThat(refused("Home\nNews\nSport\n")).contains("No story");
        assertThat(refused("<!doctype html><html><body><div></div></body></html>"))
                .contains("No story");
        assertThat(refused("<html><head><title>x</title></head></html>")).contains("No story");
    }

    @Test
    void htmlIsToldByContentNotByName() {
        Capture capture = Captured.html("", Captured.page("", ""));
        assertThat(capture.form()).isEqualTo(Capture.Form.HTML);
        Capture text = Captured.text("A < B and B > C\n\n" + String.join("\n\n", Captured.HARBOUR));
        assertThat(text.form()).isEqualTo(Capture.Form.TEXT);
        assertThat(text.paragraphs()).isEqualTo(Captured.HARBOUR);
    }

    @Test
    void deepNestingIsReadInBoundedTime() {
        int depth = 100_000;
        String body = "<div>".repeat(depth) + "<p>" + String.join("</p><p>", Captured.HARBOUR);
        Assertions.assertTimeoutPreemptively(
                SOON, () -> assertThat(Captured.html("", body).paragraphs()).hasSize(3));
        String inline = "<b><i>".repeat(50_000) + Captured.HARBOUR.getFirst();
        Assertions.assertTimeoutPreemptively(SOON, () -> Captured.html("", inline));
    }

    @Test
    void aMillionTagsAreRefused() {
        assertThat(refused("<html><body>" + "<p>a".repeat(1_000_000)))
                .contains("1,000,002 tags")
                .contains("120,000");
    }

    @Test
    void moreLinesThanAPageHasAreRefused() {
        assertThat(refused("a\n".repeat(500_000))).contains("500,000 lines").contains("100,000");
    }

    @Test
    void asManyTagsAsAreTakenAreReadInBoundedTime() {
        for (String tag : new String[] {"<p>a b c d", "<table><tr><td>x", "<ul><li>x"}) {
            int count = (HtmlPage.MAX_TAGS - 20) / (int) tag.chars().filter(c -> c == '<').count();
            Assertions.assertTimeoutPreemptively(
                    SOON,
                    () -> {
                        try {
                            Captured.html("", Captured.page("", tag.repeat(count)));
                        } catch (Refusal refusal) {
                            assertThat(refusal.sentence()).isNotBlank();
                        }
                    },
                    tag);
        }
    }

    @Test
    void longLinesAreReadInBoundedTime() {
        for (String part :
                new String[] {
                    "word, ",
                    "| 青山 ",
                    "Editor: ",
                    "By A. B. ",
                    "2025-03-04 ",
                    "12 de ",
                    "(",
                    "Quelle: "
                }) {
            String text = part.repeat(4_000_000 / part.length());
            Assertions.assertTimeoutPreemptively(
                    SOON,
                    () -> {
                        try {
                            Captured.text(text + "\n\n" + Captured.HARBOUR.getFirst());
                        } catch (Refusal refusal) {
                            assertThat(refusal.sentence()).isNotBlank();
                        }
                    },
                    part);
        }
    }

    @Test
    void mangledPagesNeverThrowAnythingButRefusals() {
        String page =
                "<!doctype html><html><head><title>Old ferry</title></head><body>"
                        + Captured.page("", "")
                        + "</body></html>";
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
            for (int i = random.nextInt(40); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            try {
                Capture.read(cut, Captured.SHANGHAI).toStory(new Slug("region"));
            } catch (Refusal refusal) {
                assertThat(refusal.sentence()).as("seed " + seed).isNotBlank();
            }
        }
    }

    @Test
    void textLongerThanABlockIsDividedAndNotCut() {
        String words = "🚢ferry ".repeat(10_000).strip();
        for (String tag : new String[] {"p", "h2", "li", "blockquote", "pre", "div"}) {
            Capture capture =
                    Captured.html(
                            "",
                            "<p>"
                                    + Captured.HARBOUR.getFirst()
                                    + "</p><"
                                    + tag
                                    + ">"
                                    + words
                                    + "</"
                                    + tag
                                    + "><p>"
                                    + Captured.HARBOUR.get(1)
                                    + "</p>");
            assertThat(String.join("", capture.paragraphs()).replaceAll("[^🚢]", ""))
                    .as(tag)
                    .hasSize(20_000);
        }
        String text =
                String.join(
                        "",
                        Captured.text(
                                        words.replace(" ", "")
                                                + ".\n\n"
                                                + Captured.HARBOUR.getFirst())
                                .paragraphs());
        assertThat(text.length()).isGreaterThan(60_000);
    }

    @Test
    void fieldsTooLongForAStoryAreRefusedAndNotCut() {
        String title = "ferry ".repeat(300).strip();
        Capture capture = Captured.html("<title>" + title + "</title>", Captured.page("", ""));
        assertThat(capture.headline()).isEqualTo(title);
        assertThatThrownBy(() -> capture.toStory(new Slug("region")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("headline");
    }
}
