package org.dateline.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dateline.story.StoryJson;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What we read against what ExifTool answered for the same files. Its answers stand in files
/// beside the pictures, by the place each was found in.
class ExifToolTest {
    private static final Map<Property, String> IPTC =
            Map.ofEntries(
                    Map.entry(Property.TITLE, "ObjectName"),
                    Map.entry(Property.HEADLINE, "Headline"),
                    Map.entry(Property.CAPTION, "Caption-Abstract"),
                    Map.entry(Property.CAPTION_WRITER, "Writer-Editor"),
                    Map.entry(Property.CREATORS, "By-line"),
                    Map.entry(Property.CREDIT, "Credit"),
                    Map.entry(Property.SOURCE, "Source"),
                    Map.entry(Property.COPYRIGHT, "CopyrightNotice"),
                    Map.entry(Property.KEYWORDS, "Keywords"),
                    Map.entry(Property.SUBLOCATION, "Sub-location"),
                    Map.entry(Property.CITY, "City"),
                    Map.entry(Property.STATE, "Province-State"),
                    Map.entry(Property.COUNTRY, "Country-PrimaryLocationName"),
                    Map.entry(Property.COUNTRY_CODE, "Country-PrimaryLocationCode"),
                    Map.entry(Property.INSTRUCTIONS, "SpecialInstructions"),
                    Map.entry(Property.JOB_ID, "OriginalTransmissionReference"),
                    Map.entry(Property.CREATED, "DateCreated"));

    private static final Map<Property, String> XMP =
            Map.ofEntries(
                    Map.entry(Property.TITLE, "Title"),
                    Map.entry(Property.HEADLINE, "Headline"),
                    Map.entry(Property.CAPTION, "Description"),
                    Map.entry(Property.ALT, "AltTextAccessibility"),
                    Map.entry(Property.EXTENDED_DESCRIPTION, "ExtDescrAccessibility"),
                    Map.entry(Property.CAPTION_WRITER, "CaptionWriter"),
                    Map.entry(Property.CREATORS, "Creator"),
                    Map.entry(Property.CREDIT, "Credit"),
                    Map.entry(Property.SOURCE, "Source"),
                    Map.entry(Property.COPYRIGHT, "Rights"),
                    Map.entry(Property.USAGE_TERMS, "UsageTerms"),
                    Map.entry(Property.WEB_STATEMENT, "WebStatement"),
                    Map.entry(Property.LICENSOR_URL, "LicensorURL"),
                    Map.entry(Property.DIGITAL_SOURCE_TYPE, "DigitalSourceType"),
                    Map.entry(Property.KEYWORDS, "Subject"),
                    Map.entry(Property.PEOPLE, "PersonInImage"),
                    Map.entry(Property.SUBLOCATION, "Location"),
                    Map.entry(Property.CITY, "City"),
                    Map.entry(Property.STATE, "State"),
                    Map.entry(Property.COUNTRY, "Country"),
                    Map.entry(Property.COUNTRY_CODE, "CountryCode"),
                    Map.entry(Property.INSTRUCTIONS, "Instructions"),
                    Map.entry(Property.JOB_ID, "TransmissionReference"),
                    Map.entry(Property.CREATED, "DateCreated"));

    private final List<String> wrong = new ArrayList<>();
    private int right;

    @Test
    void everyPropertyIsReadAsExifToolReadsIt() throws IOException {
        Path folder = Corpora.folder("images-imagemeta");
        for (Path picture : Corpora.files(folder, ".json", ".md")) {
            Path answers = Path.of(picture + ".exiftool.json");
            JsonNode answer = StoryJson.MAPPER.readTree(Files.readAllBytes(answers)).get(0);
            compare(picture, answer);
        }
        System.out.printf(
                "Properties as ExifTool reads them: %,d of %,d%n", right, right + wrong.size());
        assertThat(wrong).isEmpty();
        assertThat(right).isGreaterThanOrEqualTo(153);
    }

    private void compare(Path picture, JsonNode answer) throws IOException {
        Metadata ours = MetadataReader.read(picture, FileType.of(picture).orElseThrow());
        boolean current = isCurrent(answer);
        for (Property property : Property.values()) {
            List<String> iptc = said(property, answer.path("IPTC"), IPTC);
            List<String> xmp = said(property, answer.path("XMP"), XMP);
            List<String> expected = iptc.isEmpty() || !xmp.isEmpty() && current ? xmp : iptc;
            if (!expected.isEmpty()) {
                check(picture, property.key(), expected, plain(property, ours.texts(property)));
            }
        }
        number(picture, "width", answer.at("/File/ImageWidth"), ours.width());
        number(picture, "height", answer.at("/File/ImageHeight"), ours.height());
        number(picture, "orientation", answer.at("/EXIF/Orientation"), ours.orientation());
        place(picture, answer.path("EXIF"), ours);
    }

    /// ExifTool tells the digests apart itself: both are in its answer.
    private static boolean isCurrent(JsonNode answer) {
        JsonNode kept = answer.at("/Photoshop/IPTCDigest");
        return kept.isMissingNode() || kept.equals(answer.at("/File/CurrentIPTCDigest"));
    }

    private static List<String> said(
            Property property, JsonNode group, Map<Property, String> names) {
        JsonNode value = group.path(names.getOrDefault(property, "-"));
        Stream<JsonNode> values = value.isArray() ? value.valueStream() : Stream.of(value);
        List<String> said = values.map(JsonNode::asString).toList();
        return plain(property, said.stream().map(property::tidied).toList(), said);
    }

    /// Days only: hours are written in as many ways as there are programs.
    private static List<String> plain(Property property, List<String> texts) {
        return plain(property, texts, texts);
    }

    private static List<String> plain(Property property, List<String> texts, List<String> raw) {
        return property == Property.CREATED
                ? raw.stream()
                        .filter(text -> text.length() >= 10)
                        .map(text -> text.substring(0, 10).replace('-', ':'))
                        .toList()
                : texts.stream().filter(text -> !text.isEmpty()).toList();
    }

    private void number(Path picture, String what, JsonNode expected, int ours) {
        if (expected.isInt()) {
            check(picture, what, expected.intValue(), ours);
        }
    }

    private void place(Path picture, JsonNode exif, Metadata ours) {
        // One phone wrote its degrees as words, with commas; ExifTool misreads them, we do not try.
        boolean words = picture.endsWith("geodegrees_as_string.jpg");
        if (exif.path("GPSLatitude").isNumber() && !words) {
            double latitude = ours.gps().map(gps -> Math.abs(gps.latitude())).orElse(0.0);
            boolean near = Math.abs(latitude - exif.path("GPSLatitude").doubleValue()) < 0.000_1;
            check(picture, "latitude " + exif.path("GPSLatitude") + " " + latitude, true, near);
        }
    }

    private void check(Path picture, String what, Object expected, Object ours) {
        if (expected.equals(ours)) {
            right++;
        } else {
            wrong.add("%s %s: %s, not %s".formatted(picture.getFileName(), what, expected, ours));
        }
    }
}
