package org.dateline.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What we read of cameras' and agencies' pictures against the dumps that lie beside them.
class DumpsTest {
    private static final Pattern ROW =
            Pattern.compile("\\[(IPTC|Exif IFD0|Exif SubIFD) - 0x(\\w{4})\\] [^=]+ = (.*)");

    private static final Map<String, Property> ROWS =
            Map.ofEntries(
                    Map.entry("IPTC 0205", Property.TITLE),
                    Map.entry("IPTC 0219", Property.KEYWORDS),
                    Map.entry("IPTC 0228", Property.INSTRUCTIONS),
                    Map.entry("IPTC 0250", Property.CREATORS),
                    Map.entry("IPTC 025a", Property.CITY),
                    Map.entry("IPTC 025c", Property.SUBLOCATION),
                    Map.entry("IPTC 025f", Property.STATE),
                    Map.entry("IPTC 0264", Property.COUNTRY_CODE),
                    Map.entry("IPTC 0265", Property.COUNTRY),
                    Map.entry("IPTC 0267", Property.JOB_ID),
                    Map.entry("IPTC 0269", Property.HEADLINE),
                    Map.entry("IPTC 026e", Property.CREDIT),
                    Map.entry("IPTC 0273", Property.SOURCE),
                    Map.entry("IPTC 0274", Property.COPYRIGHT),
                    Map.entry("IPTC 0278", Property.CAPTION),
                    Map.entry("IPTC 027a", Property.CAPTION_WRITER),
                    Map.entry("Exif IFD0 8298", Property.COPYRIGHT),
                    Map.entry("Exif SubIFD 9003", Property.CREATED));

    private static final List<String> TURNED =
            List.of(
                    "Top, left side (Horizontal / normal)",
                    "Top, right side (Mirror horizontal)",
                    "Bottom, right side (Rotate 180)",
                    "Bottom, left side (Mirror vertical)",
                    "Left side, top (Mirror horizontal and rotate 270 CW)",
                    "Right side, top (Rotate 90 CW)",
                    "Right side, bottom (Mirror horizontal and rotate 90 CW)",
                    "Left side, bottom (Rotate 270 CW)");

    private final List<String> wrong = new ArrayList<>();
    private int right;

    @Test
    void everyRowThatWeShowIsRead() throws IOException {
        Path folder = Corpora.folder("images-metadata-extractor");
        for (Path picture : Corpora.files(folder, ".txt", ".md")) {
            Metadata ours = MetadataReader.read(picture, FileType.of(picture).orElseThrow());
            rows(Path.of(picture + ".expected.txt"))
                    .forEach((row, values) -> compare(picture, row, values, ours));
        }
        System.out.printf("Rows of the dumps: %,d of %,d%n", right, right + wrong.size());
        assertThat(wrong).isEmpty();
        assertThat(right).isGreaterThanOrEqualTo(100);
    }

    /// The values of each row, of which there are several when words stand in several places.
    private static Map<String, List<String>> rows(Path dump) throws IOException {
        Map<String, List<String>> rows = new TreeMap<>();
        String text = new String(Files.readAllBytes(dump), StandardCharsets.UTF_8);
        for (String line : text.lines().toList()) {
            Matcher row = ROW.matcher(line);
            // A dump that was made in the wrong characters says nothing about ours.
            if (row.matches() && line.indexOf('\ufffd') < 0) {
                rows.computeIfAbsent(row.group(1) + " " + row.group(2), _ -> new ArrayList<>())
                        .add(row.group(3));
            }
        }
        if (text.contains("[IPTC - 0x0237]") || text.contains("photoshop:DateCreated")) {
            rows.remove("Exif SubIFD 9003"); // the agency's date counts
        }
        return rows;
    }

    private void compare(Path picture, String row, List<String> values, Metadata ours) {
        if (row.equals("Exif IFD0 0112") && TURNED.containsAll(values)) {
            check(picture, row, TURNED.get(ours.orientation() - 1), values);
        }
        Property property = ROWS.get(row);
        if (property != null) {
            String said = String.join(";", ours.texts(property));
            List<String> expected =
                    values.stream()
                            .map(value -> plain(property, value))
                            .filter(value -> !value.isEmpty())
                            .toList();
            if (!expected.isEmpty()) {
                check(picture, row, plain(property, said), expected);
            }
        }
    }

    private static String plain(Property property, String text) {
        return property == Property.CREATED
                ? Taken.exif(text, "")
                        .or(() -> Taken.iso(text))
                        .map(when -> when.substring(0, 10))
                        .orElse("")
                : property.tidied(text);
    }

    private void check(Path picture, String row, String ours, List<String> expected) {
        // A row of a dump ends where a line of the text does.
        if (expected.stream().anyMatch(ours::startsWith)) {
            right++;
        } else {
            wrong.add("%s %s: %s, not %s".formatted(picture.getFileName(), row, ours, expected));
        }
    }
}
