package org.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dateline.story.StoryJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class DoctorTest {
    @TempDir private Path folder;

    @Test
    void theDoctorSaysWhatIsThereAndEndsWithOneWhenSomethingIsMissing() {
        StringWriter said = new StringWriter();
        int code = run(said, "doctor");
        assertThat(said.toString())
                .contains("Java", "memory", "disk", "libvips", "pictures", "ffmpeg");
        assertThat(code).isEqualTo(said.toString().contains("MISSING") ? 1 : 0);
    }

    @Test
    void programsGetTheSameAsJson() {
        StringWriter said = new StringWriter();
        int code = run(said, "doctor", "--json", "--data", folder.resolve("not/yet").toString());
        ObjectNode json = StoryJson.parse(said.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(json.path("well").booleanValue()).isEqualTo(code == 0);
        assertThat(json.path("findings"))
                .hasSize(7)
                .allMatch(
                        finding ->
                                finding.path("well").booleanValue()
                                        == finding.path("cost").stringValue("").isEmpty());
    }

    private int run(StringWriter said, String... args) {
        PrintWriter out = new PrintWriter(said);
        return Main.run(List.of(args), new Console(folder, out, out), Optional.empty());
    }
}
