package org.dateline.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

/// Where each kind of file keeps its words, besides the usual place.
class ContainersTest {
    private static final String XMP = new String(Xmp.write(Pictures.WORDS), StandardCharsets.UTF_8);

    private static Metadata read(FileType type, byte[] file) {
        assertThat(FileType.of(file)).contains(type);
        return MetadataReader.read(Bytes.of(file), type);
    }

    private static byte[] bytes(Object... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object part : parts) {
            switch (part) {
                case byte[] raw -> out.writeBytes(raw);
                case Integer number -> {
                    for (int shift = 24; shift >= 0; shift -= 8) {
                        out.write(number >> shift);
                    }
                }
                default -> out.writeBytes(part.toString().getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return out.toByteArray();
    }

    private static byte[] box(String name, Object... content) {
        byte[] inside = bytes(content);
        return bytes(inside.length + 8, name, inside);
    }

    /// A PNG with one more chunk after its header; nobody checks its sum.
    private static byte[] png(String name, Object... content) {
        byte[] png = Pictures.png();
        byte[] inside = bytes(content);
        return bytes(
                Arrays.copyOf(png, 33),
                inside.length,
                name,
                inside,
                0,
                Arrays.copyOfRange(png, 33, png.length));
    }

    private static byte[] deflated(byte[] raw) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(raw);
        }
        return out.toByteArray();
    }

    @Test
    void aPngMayHoldIimAsPackedHexadecimalDigits() throws Exception {
        byte[] iim = Iim.write(Pictures.WORDS);
        String digits = HexFormat.of().formatHex(iim).replaceAll("(.{72})", "$1\n");
        byte[] text = bytes("\niptc\n" + "%8d\n".formatted(iim.length) + digits + "\n");
        Metadata read =
                read(FileType.PNG, png("zTXt", "Raw profile type iptc\0\0", deflated(text)));
        assertThat(read.texts(Property.CREATORS)).containsExactly("Ada Lund", "陈天浩");
    }

    @Test
    void aPngMayHoldWordsOfItsOwn() {
        byte[] utf8 = "Fähre – 渡轮".getBytes(StandardCharsets.UTF_8);
        assertThat(read(FileType.PNG, png("tEXt", "Description\0", utf8)).text(Property.CAPTION))
                .isEqualTo("Fähre – 渡轮");
        assertThat(read(FileType.PNG, png("tEXt", "Author\0Jörg")).text(Property.CREATORS))
                .isEqualTo("Jörg");
    }

    @Test
    void aPngThatUnpacksToGigabytesSaysNothing() throws Exception {
        byte[] packed = deflated(new byte[100 << 20]);
        assertThat(read(FileType.PNG, png("zTXt", "XML:com.adobe.xmp\0\0", packed)).said())
                .isEmpty();
    }

    @Test
    void aJpegMayHoldMoreXmpThanOneSegment() {
        byte[] more =
                bytes(
                        "http://ns.adobe.com/xmp/extension/\0",
                        new byte[40],
                        XMP.getBytes(StandardCharsets.UTF_8));
        byte[] length = {(byte) (more.length + 2 >> 8), (byte) (more.length + 2)};
        byte[] jpeg = Pictures.jpeg();
        byte[] file =
                bytes(
                        "\u00ff\u00d8\u00ff\u00e1",
                        length,
                        more,
                        Arrays.copyOfRange(jpeg, 2, jpeg.length));
        assertThat(read(FileType.JPEG, file).said()).isEqualTo(Pictures.WORDS.said());
    }

    @Test
    void aFilmSaysWhereAndWhenItWasTaken() {
        byte[] header = bytes(0, (int) 3_758_000_000L, 0, 1_000, 0);
        byte[] film =
                bytes(
                        box("ftyp", "qt  ", 0, "qt  "),
                        box(
                                "moov",
                                box("mvhd", header),
                                box(
                                        "udta",
                                        box(
                                                "\u00a9xyz",
                                                "\0\u0012\u0015\u00c7+55.6050+013.0038/"))));
        Metadata read = read(FileType.MOV, film);
        assertThat(read.gps()).isEqualTo(Optional.of(new Metadata.Gps(55.605, 13.003_8)));
        assertThat(read.text(Property.CREATED)).isEqualTo("2023-01-31T08:53:20Z");
    }

    @Test
    void aFilmMayHoldXmpInABoxOfItsOwnOrAmongItsNotes() {
        byte[] packet = XMP.getBytes(StandardCharsets.UTF_8);
        byte[] id = HexFormat.of().parseHex("be7acfcb97a942e89c71999491e3afac");
        byte[] head = box("ftyp", "isom", 0, "isom");
        for (byte[] film :
                List.of(
                        bytes(head, box("uuid", id, packet)),
                        bytes(head, box("moov", box("udta", box("XMP_", packet)))))) {
            assertThat(read(FileType.MP4, film).said()).isEqualTo(Pictures.WORDS.said());
        }
    }

    @Test
    void aDocumentMayHoldXmpAsItIs() {
        byte[] document =
                bytes(
                        "%PDF-1.7\n1 0 obj<</Type/Metadata>>stream\n",
                        XMP.getBytes(StandardCharsets.UTF_8), "\nendstream");
        assertThat(read(FileType.PDF, document).said()).isEqualTo(Pictures.WORDS.said());
    }

    @Test
    void aCameraThatNamesItselfInTheCaptionHasSaidNothing() {
        assertThat(exif("OLYMPUS DIGITAL CAMERA\0", "OLYMPUS CORPORATION\0")).isEmpty();
        assertThat(exif("SONY DSC\0", "SONY\0")).isEmpty();
        assertThat(exif("Ferries at dawn\0", "SONY\0")).isEqualTo("Ferries at dawn");
        assertThat(exif("FERRIES\0", "\0\0\0\0\0")).isEqualTo("FERRIES");
    }

    private static String exif(String caption, String make) {
        int captionAt = 8 + 2 + 2 * 12 + 4;
        byte[] block =
                bytes(
                        "MM\0\u002a",
                        8,
                        "\0\2",
                        "\u0001\u000e\0\2",
                        caption.length(),
                        captionAt,
                        "\u0001\u000f\0\2",
                        make.length(),
                        captionAt + caption.length(),
                        0,
                        caption,
                        make);
        return MetadataReader.read(Bytes.of(block), FileType.TIFF).text(Property.CAPTION);
    }
}
