package org.dateline.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dateline.story.StoryJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What others read in the files we give them: here ExifTool, as Debian packages it.
class ReadBackTest {
    @TempDir private Path folder;

    private JsonNode exiftool(byte[] picture, String... options) throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "exiftool"))),
                "exiftool is not installed (Debian: libimage-exiftool-perl)");
        Path file = Files.write(folder.resolve("picture"), picture);
        Process process =
                new ProcessBuilder(
                                Stream.of(
                                                Stream.of("exiftool", "-json", "-G1", "-a"),
                                                Stream.of(options),
                                                Stream.of(file.toString()))
                                        .flatMap(words -> words)
                                        .toList())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        byte[] json = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
        return StoryJson.MAPPER.readTree(json).get(0);
    }

    private static List<String> said(JsonNode answer, String field) {
        JsonNode value = answer.path(field);
        Stream<JsonNode> values = value.isArray() ? value.valueStream() : Stream.of(value);
        return values.map(JsonNode::asString).toList();
    }

    @Test
    void creatorCreditCaptionAndCopyrightStandInEveryFormat() throws Exception {
        for (byte[] picture : Pictures.all()) {
            JsonNode answer = exiftool(Stamp.stamp(picture, Pictures.WORDS));
            assertThat(said(answer, "XMP-dc:Creator")).containsExactly("Ada Lund", "陈天浩");
            assertThat(said(answer, "XMP-photoshop:Credit"))
                    .containsExactly("Ada Lund/Küstenblatt");
            assertThat(said(answer, "XMP-dc:Description"))
                    .isEqualTo(Pictures.WORDS.texts(Property.CAPTION));
            assertThat(said(answer, "XMP-dc:Rights")).containsExactly("© 2026 Ada Lund");
            assertThat(answer.path("XMP-xmpRights:Marked").asBoolean()).isTrue();
            assertThat(said(answer, "ExifTool:Warning")).containsExactly("");
        }
    }

    @Test
    void theOtherRightsStandThereToo() throws Exception {
        for (byte[] picture : Pictures.all()) {
            JsonNode answer = exiftool(Stamp.stamp(picture, Pictures.WORDS));
            assertThat(said(answer, "XMP-xmpRights:UsageTerms"))
                    .containsExactly("Editorial use only");
            assertThat(said(answer, "XMP-xmpRights:WebStatement"))
                    .containsExactly("https://harbour.example/rights");
            assertThat(said(answer, "XMP-plus:LicensorURL"))
                    .containsExactly("https://harbour.example/licences");
            assertThat(said(answer, "XMP-iptcExt:DigitalSourceType").getFirst())
                    .contains("igital"); // ExifTool says it in words
            assertThat(said(answer, "XMP-photoshop:Source")).containsExactly("Küstenblatt");
            assertThat(said(answer, "XMP-photoshop:DateCreated"))
                    .containsExactly("2026:02:04 05:13:19+08:00");
            assertThat(said(answer, "XMP-iptcCore:CountryCode")).containsExactly("SWE");
            assertThat(said(answer, "XMP-dc:Subject")).containsExactly("harbour", "渡轮", "Fähre");
        }
    }

    @Test
    void aJpegSaysItInTheOldWayAsWell() throws Exception {
        JsonNode answer = exiftool(Stamp.stamp(Pictures.jpeg(), Pictures.WORDS));
        assertThat(said(answer, "IPTC:CodedCharacterSet")).containsExactly("UTF8");
        assertThat(said(answer, "IPTC:By-line")).containsExactly("Ada Lund", "陈天浩");
        assertThat(said(answer, "IPTC:Credit")).containsExactly("Ada Lund/Küstenblatt");
        assertThat(said(answer, "IPTC:Caption-Abstract"))
                .isEqualTo(Pictures.WORDS.texts(Property.CAPTION));
        assertThat(said(answer, "IPTC:CopyrightNotice")).containsExactly("© 2026 Ada Lund");
        assertThat(said(answer, "IPTC:DateCreated")).containsExactly("2026:02:04");
        assertThat(said(answer, "IPTC:TimeCreated")).containsExactly("05:13:19+08:00");
        assertThat(said(answer, "IPTC:City")).containsExactly("Malmö");
        assertThat(answer.path("Photoshop:IPTCDigest"))
                .isEqualTo(answer.path("File:CurrentIPTCDigest"));
    }

    @Test
    void whatIsTooLongForTheOldWayStandsWholeInXmp() throws Exception {
        Metadata words =
                Pictures.WORDS
                        .with(Property.CAPTION, "渡轮".repeat(2_000))
                        .with(Property.CREDIT, "K".repeat(400));
        JsonNode answer = exiftool(Stamp.stamp(Pictures.jpeg(), words));
        assertThat(said(answer, "XMP-dc:Description")).isEqualTo(words.texts(Property.CAPTION));
        assertThat(said(answer, "XMP-photoshop:Credit")).isEqualTo(words.texts(Property.CREDIT));
        assertThat(said(answer, "IPTC:Caption-Abstract")).containsExactly("渡轮".repeat(333));
        assertThat(said(answer, "IPTC:Credit")).containsExactly("K".repeat(32));
        assertThat(
                        said(
                                exiftool(Stamp.stamp(Pictures.jpeg(), words), "-use", "MWG"),
                                "MWG:Description"))
                .isEqualTo(words.texts(Property.CAPTION));
    }

    @Test
    void nothingElseStandsThere() throws Exception {
        Path folder = Corpora.folder("images-imagemeta/metadata-extractor");
        for (Path file : Corpora.files(folder, ".json")) {
            JsonNode answer = exiftool(Stamp.stamp(Files.readAllBytes(file), Pictures.WORDS));
            assertThat(answer.propertyNames())
                    .as(file.toString())
                    .noneMatch(
                            name ->
                                    name.matches(
                                            "(?i)(IFD\\d|ExifIFD|GPS|Interop|.*Maker|Nikon|JUMBF|.*thumbnail).*"));
        }
    }

    @Test
    void theReaderAndExifToolAgreeOnWhichOfTwoCaptionsCounts() throws IOException {
        Path file =
                Corpora.folder("images-imagemeta").resolve("metadata_demo_iim_and_xmp_only.jpg");
        assertThat(MetadataReader.read(file, FileType.JPEG).text(Property.CAPTION))
                .startsWith("(This caption in IIM)");
    }
}
