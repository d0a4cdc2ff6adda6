package org.dateline.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.dateline.story.Refusal;
import org.junit.jupiter.api.Test;

class StampTest {
    private static final byte[] JUMBF =
            ("JP\0\1\0\0\0\1\0\0\0\u0040jumb\0\0\0\u001ejumdc2pa\0\u0011\0\u0010\u0080\0\0\u00aa\0\u0038\u009bq\3c2pa\0")
                    .getBytes(StandardCharsets.ISO_8859_1);

    private static Metadata read(byte[] picture) {
        return MetadataReader.read(Bytes.of(picture), FileType.of(picture).orElseThrow());
    }

    @Test
    void everyFormatSaysWhatItWasGiven() {
        for (byte[] picture : Pictures.all()) {
            assertThat(read(Stamp.stamp(picture, Pictures.WORDS)).said())
                    .isEqualTo(Pictures.WORDS.said());
        }
    }

    @Test
    void thePictureStaysTheSameToThePixel() throws IOException {
        for (byte[] picture : List.of(Pictures.jpeg(), Pictures.png(), Pictures.gif())) {
            BufferedImage stamped = decoded(Stamp.stamp(picture, Pictures.WORDS));
            BufferedImage before = decoded(picture);
            for (int y = 0; y < before.getHeight(); y++) {
                for (int x = 0; x < before.getWidth(); x++) {
                    assertThat(stamped.getRGB(x, y)).isEqualTo(before.getRGB(x, y));
                }
            }
        }
    }

    private static BufferedImage decoded(byte[] picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture));
    }

    @Test
    void stampingAgainReplacesWhatWasSaid() {
        Metadata other = Metadata.NOTHING.with(Property.CREDIT, "Somebody else");
        for (byte[] picture : Pictures.all()) {
            byte[] twice = Stamp.stamp(Stamp.stamp(picture, Pictures.WORDS), other);
            assertThat(twice).isEqualTo(Stamp.stamp(picture, other));
            assertThat(read(twice).said()).isEqualTo(other.said());
        }
    }

    @Test
    void aColourProfileStays() {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
        byte[] jpeg = segment(Pictures.jpeg(), 0xe2, join("ICC_PROFILE\0\1\1", profile));
        assertThat(holds(Stamp.stamp(jpeg, Pictures.WORDS), profile)).isTrue();
        byte[] webp =
                chunk(
                        chunk(Pictures.webp().getLast(), "ICCP", profile),
                        "VP8X",
                        new byte[] {0x20, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        byte[] stamped = Stamp.stamp(webp, Pictures.WORDS);
        assertThat(holds(stamped, profile)).isTrue();
        assertThat(Bytes.of(stamped).find("VP8X", 12, 0)).isEqualTo(12);
        assertThat(Bytes.of(stamped).u8(20) & 0x2c).as("profile and XMP, no Exif").isEqualTo(0x24);
    }

    @Test
    void contentCredentialsAreSeenAndNeverCarriedOn() {
        List<byte[]> credited =
                List.of(
                        segment(Pictures.jpeg(), 0xeb, JUMBF),
                        pngChunk("caBX", JUMBF),
                        chunk(Pictures.webp().getFirst(), "C2PA", JUMBF));
        for (byte[] picture : credited) {
            assertThat(read(picture).contentCredentials()).isTrue();
            assertThat(read(Stamp.stamp(picture, Pictures.WORDS)).contentCredentials()).isFalse();
        }
        for (byte[] picture : Pictures.all()) {
            assertThat(read(picture).contentCredentials()).isFalse();
        }
    }

    @Test
    void contentCredentialsOfAFilmAreSeen() {
        byte[] film =
                HexFormat.of()
                        .parseHex(
                                "000000146674797069736f6d0000000069736f6d"
                                        + "0000002075756964d8fec3d61b0e483c92975828877ec4810000000000000000");
        assertThat(read(film).contentCredentials()).isTrue();
    }

    @Test
    void whatIsForStaffStaysInside() {
        Metadata words =
                Pictures.WORDS
                        .with(Property.INSTRUCTIONS, "Not before noon, call Ada")
                        .with(Property.JOB_ID, "K-17")
                        .with(Property.CAPTION_WRITER, "CT");
        for (byte[] picture : Pictures.all()) {
            assertThat(read(Stamp.stamp(picture, words)).said()).isEqualTo(Pictures.WORDS.said());
        }
        assertThat(new String(Stamp.xmp(words), StandardCharsets.UTF_8)).doesNotContain("call Ada");
    }

    @Test
    void placesThumbnailsAndMakersNotesOfRealPicturesAreGone() throws IOException {
        int places = 0;
        for (String corpus : List.of("images-imagemeta", "images-metadata-extractor")) {
            for (Path file : Corpora.files(Corpora.folder(corpus), ".json", ".txt", ".md")) {
                FileType type = FileType.of(file).orElseThrow();
                byte[] picture = Files.readAllBytes(file);
                if (type == FileType.JPEG || type == FileType.PNG || type == FileType.WEBP) {
                    places += read(picture).gps().isPresent() ? 1 : 0;
                    byte[] stamped = Stamp.stamp(picture, Pictures.WORDS);
                    assertThat(read(stamped).gps()).as(file.toString()).isEmpty();
                    assertThat(read(stamped).said())
                            .as(file.toString())
                            .isEqualTo(Pictures.WORDS.said());
                    assertThat(holds(stamped, "Exif\0".getBytes(StandardCharsets.US_ASCII)))
                            .as(file.toString())
                            .isFalse();
                }
            }
        }
        assertThat(places).isGreaterThan(5);
    }

    @Test
    void whatIsTooMuchForAJpegLosesItsKeywordsFirstAndItsCreditNever() {
        Metadata much =
                Pictures.WORDS
                        .with(Property.CAPTION, "渡".repeat(5_000))
                        .with(Property.EXTENDED_DESCRIPTION, "轮".repeat(5_000))
                        .with(
                                Property.KEYWORDS,
                                IntStream.range(0, 500)
                                        .mapToObj(i -> i + "渡".repeat(190))
                                        .toArray(String[]::new));
        Metadata read = read(Stamp.stamp(Pictures.jpeg(), much));
        assertThat(read.texts(Property.KEYWORDS)).isEmpty();
        for (Property property :
                List.of(
                        Property.CREATORS,
                        Property.CREDIT,
                        Property.CAPTION,
                        Property.COPYRIGHT,
                        Property.EXTENDED_DESCRIPTION)) {
            assertThat(read.texts(property)).isEqualTo(much.texts(property));
        }
    }

    @Test
    void theLongestWordsOfAllFitIntoAJpeg() {
        Metadata longest = Metadata.NOTHING;
        for (Property property : Property.values()) {
            if (property != Property.CREATED) {
                String word = "渡".repeat(longest(property));
                String[] words = new String[property.isList() ? Property.MOST : 1];
                Arrays.fill(words, word);
                longest = longest.with(property, words);
            }
        }
        Metadata read = read(Stamp.stamp(Pictures.jpeg(), longest));
        assertThat(read.text(Property.CREDIT)).isEqualTo(longest.text(Property.CREDIT));
        assertThat(read.text(Property.CAPTION)).isEqualTo(longest.text(Property.CAPTION));
    }

    private static int longest(Property property) {
        return property.tidied("渡".repeat(20_000)).length();
    }

    @Test
    void otherFilesAreRefused() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Stamp.stamp("%PDF-1.7".getBytes(), Pictures.WORDS));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Stamp.stamp(new byte[0], Pictures.WORDS));
    }

    @Test
    void thePicturesThatPhonesPutBehindAPictureAreGone() {
        byte[] two =
                join(new String(Pictures.jpeg(), StandardCharsets.ISO_8859_1), Pictures.jpeg());
        assertThat(Stamp.stamp(two, Pictures.WORDS))
                .isEqualTo(Stamp.stamp(Pictures.jpeg(), Pictures.WORDS));
    }

    private static byte[] join(String latin, byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(latin.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(bytes);
        return out.toByteArray();
    }

    private static boolean holds(byte[] file, byte[] part) {
        return Bytes.of(file).find(new String(part, StandardCharsets.ISO_8859_1), 0, file.length)
                >= 0;
    }

    private static byte[] segment(byte[] jpeg, int marker, byte[] content) {
        int length = content.length + 2;
        String head =
                "\u00ff\u00d8\u00ff"
                        + (char) marker
                        + (char) (length >> 8)
                        + (char) (length & 0xff);
        return join(
                head + new String(content, StandardCharsets.ISO_8859_1),
                Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /// A new first chunk.
    private static byte[] chunk(byte[] webp, String name, byte[] content) {
        String data =
                new String(content, StandardCharsets.ISO_8859_1)
                        + (content.length % 2 == 0 ? "" : "\0");
        String rest = new String(webp, 12, webp.length - 12, StandardCharsets.ISO_8859_1);
        String body = "WEBP" + name + little(content.length) + data + rest;
        return ("RIFF" + little(body.length()) + body).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String little(int number) {
        return IntStream.of(0, 8, 16, 24)
                .mapToObj(shift -> String.valueOf((char) (number >> shift & 0xff)))
                .collect(Collectors.joining());
    }

    private static byte[] pngChunk(String name, byte[] content) {
        byte[] png = Pictures.png();
        String head = new String(png, 0, 33, StandardCharsets.ISO_8859_1);
        String chunk =
                "\0\0\0"
                        + (char) content.length
                        + name
                        + new String(content, StandardCharsets.ISO_8859_1)
                        + "\0\0\0\0";
        return join(head + chunk, Arrays.copyOfRange(png, 33, png.length));
    }
}
