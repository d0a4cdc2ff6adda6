package org.dateline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Captured pages through the command line, beside a running paper.
@ExtendWith(SharedPaper.class)
class CaptureTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir Path folder;

    private final Staffed paper;

    CaptureTest(Staffed paper) {
        this.paper = paper;
    }

    @Test
    void theFirstCaptureBecomesACleanPublishedStoryOnce() throws IOException {
        Path capture = seed();
        String text = Files.readString(capture);

        Program.Ended first = importing(capture, "--publish");
        Program.Ended second = importing(capture, "--publish");

        assertThat(first.status()).as(first.toString()).isZero();
        JsonNode story = JSON.readTree(first.out());
        assertThat(story.path("section").asString()).isEqualTo("Politics");
        assertThat(story.path("published").asString()).isEqualTo("2023-02-04T15:13:19+08:00");
        assertThat(story.path("source").asString()).isEqualTo("CGTN");
        assertThat(story.path("editor").asString()).isEqualTo(editorOf(text));
        assertThat(story.path("paragraphs")).hasSize(6);
        assertThat(story.path("duplicate").asBoolean()).isFalse();
        assertLeftOut(story.path("left_out"), text);
        assertThat(JSON.readTree(second.out()).path("duplicate").asBoolean()).isTrue();
        assertThat(JSON.readTree(second.out()).path("story")).isEqualTo(story.path("story"));
        Site.Page page = paper.site().get("/stories/" + story.path("story").asString() + "/x");
        assertThat(page.status()).isEqualTo(301);
    }

    /// Each span is the input's own text at that offset, and the appended names are among the
    /// foreign.
    private static void assertLeftOut(JsonNode spans, String text) {
        boolean foreign = false;
        for (JsonNode span : spans) {
            int offset = span.path("offset").asInt();
            String left = span.path("text").asString();
            assertThat(text.substring(offset, offset + left.length())).isEqualTo(left);
            assertThat(span.path("reason").asString()).isIn("furniture", "foreign");
            foreign |=
                    span.path("reason").asString().equals("foreign")
                            && left.chars().filter(c -> c == '|').count() >= 40;
        }
        assertThat(foreign).as("the appended names are reported").isTrue();
    }

    /// What the capture itself says: two words after its label.
    private static String editorOf(String text) {
        Matcher editor = Pattern.compile("Editor : (\\w+ \\w+)").matcher(text);
        assertThat(editor.find()).isTrue();
        return editor.group(1);
    }

    @Test
    void badCapturesGetASentenceAndStoreNothing() throws IOException {
        byte[] junk = new byte[4096];
        Arrays.fill(junk, (byte) 0xFE);
        Path[] bad = {
            Files.write(folder.resolve("empty.txt"), new byte[0]),
            Files.write(folder.resolve("not-utf-8.txt"), junk),
            large(folder.resolve("large.txt")),
            Files.write(
                    folder.resolve("picture.html"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1}),
            folder.resolve("absent.txt")
        };
        int before = stories();
        for (Path file : bad) {
            Program.Ended ended = importing(file);
            assertThat(ended.status()).as("%s: %s", file, ended).isNotZero();
            assertThat(ended.err() + ended.out())
                    .as(file.toString())
                    .contains(file.getFileName().toString())
                    .doesNotContain("\tat ");
        }
        assertThat(stories()).isEqualTo(before);
    }

    private int stories() {
        return paper.reporter().get("/api/stories?limit=200").json().path("stories").size();
    }

    private static Path large(Path file) throws IOException {
        byte[] line = "The same sentence again and again. ".getBytes(StandardCharsets.UTF_8);
        byte[] megabyte = new byte[1 << 20];
        for (int i = 0; i < megabyte.length; i++) {
            megabyte[i] = line[i % line.length];
        }
        try (var out = Files.newOutputStream(file)) {
            for (int i = 0; i < 50; i++) {
                out.write(megabyte);
            }
        }
        return file;
    }

    private Program.Ended importing(Path file, String... more) {
        Object[] arguments = {
            "import", "capture", file, "--data", paper.data(), "--json", "--zone", "Asia/Shanghai"
        };
        Object[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return Program.run(all);
    }

    private static Path seed() {
        String corpora = Optional.ofNullable(System.getenv("DATELINE_CORPORA")).orElse("");
        assumeThat(corpora).as("DATELINE_CORPORA is not set: no capture to import").isNotEmpty();
        Path seed = Path.of(corpora).resolveSibling("seed").resolve("000_7a75cd15b2bc87c6.txt");
        assumeThat(seed).exists();
        return seed;
    }
}
