package org.dateline.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.dateline.story.StoryJson;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A floor under the figures that `bin/bench extract` prints in full.
class CaptureCorporaTest {
    private static Path corpus(String name) {
        String corpora = System.getenv("DATELINE_CORPORA");
        assumeTrue(corpora != null, "DATELINE_CORPORA is not set: the pages are not here");
        Path folder = Path.of(corpora, name);
        assumeTrue(Files.isDirectory(folder), name + " is not among the corpora");
        return folder;
    }

    private static byte[] unpacked(Path file) throws IOException {
        try (GZIPInputStream in =
                new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            return in.readAllBytes();
        }
    }

    @Test
    void realPagesOfManyLanguagesYieldTheirStory() throws IOException {
        Path folder = corpus("extract-trafilatura");
        JsonNode pages =
                StoryJson.MAPPER.readTree(Files.readAllBytes(folder.resolve("evaldata.json")));
        int right = 0;
        int wrong = 0;
        int missed = 0;
        for (Map.Entry<String, JsonNode> entry : pages.properties()) {
            String file = entry.getValue().get("file").stringValue();
            Capture capture =
                    Capture.read(
                            unpacked(folder.resolve("html").resolve(file + ".gz")),
                            Captured.SHANGHAI);
            assertThat(capture.leftOut())
                    .as(file)
                    .noneMatch(span -> span.reason() == LeftOut.Reason.FOREIGN);
            String text =
                    (capture.headline()
                                    + " "
                                    + capture.standfirst()
                                    + " "
                                    + String.join(" ", capture.paragraphs()))
                            .replaceAll("\\s+", " ");
            for (JsonNode segment : entry.getValue().path("with")) {
                boolean found =
                        text.contains(segment.stringValue().replaceAll("\\s+", " ").strip());
                right += found ? 1 : 0;
                missed += found ? 0 : 1;
            }
            for (JsonNode segment : entry.getValue().path("without")) {
                wrong +=
                        text.contains(segment.stringValue().replaceAll("\\s+", " ").strip())
                                ? 1
                                : 0;
            }
        }
        assertThat(2.0 * right / (2.0 * right + wrong + missed)).isGreaterThan(0.92);
    }

    @Test
    void everyRealPageIsReadAndItsSpansLieInIt() throws IOException {
        Path folder = corpus("extract-scrapinghub").resolve("html");
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(file -> file.toString().endsWith(".gz"))
                    .sorted()
                    .limit(30)
                    .forEach(files::add);
        }
        for (Path file : files) {
            byte[] bytes = unpacked(file);
            Capture capture = Capture.read(bytes, Captured.SHANGHAI);
            String input = Decoding.decode(bytes);
            assertThat(capture.paragraphs()).as(file.toString()).isNotEmpty();
            int last = -1;
            for (LeftOut span : capture.leftOut()) {
                assertThat(span.offset())
                        .as(file.toString())
                        .isGreaterThanOrEqualTo(Math.max(0, last))
                        .isLessThan(input.length());
                last = span.offset();
            }
        }
    }
}
