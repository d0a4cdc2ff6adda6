package org.dateline.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.dateline.story.Refusal;
import org.dateline.story.StoryJson;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What the desk makes of a step, beside what prosemirror-transform makes of it.
class StepsTest {
    private static final Path MAKER = Path.of("../editor/test/steps.js");

    @Test
    void theDeskMakesOfEveryStepWhatTheEditorMakes() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(StepsTest.class.getResourceAsStream("/desk/steps.gz"))) {
            assertThat(compared(new GZIPInputStream(in))).isEqualTo(400);
        }
    }

    @Test
    void theDeskMakesOfRandomStepsWhatTheEditorMakes() throws IOException {
        assumeTrue(
                Files.isDirectory(MAKER.resolveSibling("../node_modules")),
                "`npm ci` in editor/ has not been run, so there is no editor to compare with");
        int seed = RandomGenerator.getDefault().nextInt(1, 1_000_000_000);
        System.out.println("seed " + seed);
        Process maker =
                new ProcessBuilder(List.of("node", MAKER.toString(), "" + seed, "5000"))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (InputStream in = maker.getInputStream()) {
            assertThat(compared(in)).isEqualTo(5_000);
        } finally {
            maker.destroy();
        }
    }

    private static int compared(InputStream cases) throws IOException {
        int count = 0;
        BufferedReader lines = new BufferedReader(new InputStreamReader(cases, UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            JsonNode one = StoryJson.MAPPER.readTree(line);
            JsonNode then = one.get("then");
            String made = made(one);
            if (!made.equals(then.isNull() ? "refused" : normal(then))) {
                fail(
                        "%s%nthe editor: %s%nthe desk: %s",
                        line, then.isNull() ? "refused" : normal(then), made);
            }
            for (JsonNode place : one.path("moved")) {
                assertThat(moved(one.get("step"), place)).as(line).isEqualTo(place.toString());
            }
            count++;
        }
        return count;
    }

    /// A range that ends where another begins has both ways to move.
    private static String moved(JsonNode step, JsonNode place) {
        int at = place.get(0).intValue();
        List<Shift> shifts = Step.read(step).shifts();
        return "[%d,%d,%d]"
                .formatted(
                        at,
                        new Shift.Range(at, at).moved(shifts).low(),
                        new Shift.Range(0, at).moved(shifts).high());
    }

    private static String made(JsonNode one) {
        try {
            return Step.read(one.get("step")).apply(Tape.read(one.get("doc"))).json().toString();
        } catch (Refusal refused) {
            return "refused";
        }
    }

    private static String normal(JsonNode document) {
        return Tape.read(document).json().toString();
    }

    @Test
    void aStepThatMakesNoSenseIsRefusedWithASentence() {
        Tape tape =
                Tape.read(
                        StoryJson.MAPPER.readTree(
                                """
                                {"type": "doc", "content": [{"type": "kicker"}, {"type": "headline"},
                                 {"type": "standfirst"}, {"type": "paragraph",
                                  "content": [{"type": "text", "text": "It is open."}]}]}
                                """));
        Stream.of(
                        "7",
                        "{}",
                        "{\"stepType\": \"replace\"}",
                        "{\"stepType\": \"eval\", \"from\": 0, \"to\": 1}",
                        "{\"stepType\": \"replace\", \"from\": -1, \"to\": 1}",
                        "{\"stepType\": \"replace\", \"from\": 5, \"to\": 2000000000}",
                        "{\"stepType\": \"replace\", \"from\": 9, \"to\": 7}",
                        "{\"stepType\": \"replace\", \"from\": 0, \"to\": 2}",
                        "{\"stepType\": \"replace\", \"from\": 8, \"to\": 8, \"slice\": {\"content\": [{\"type\": \"script\"}]}}",
                        "{\"stepType\": \"replace\", \"from\": 8, \"to\": 8, \"slice\": {\"content\": [{\"type\": \"text\", \"text\": \"x\", \"marks\": [{\"type\": \"link\"}]}]}}",
                        "{\"stepType\": \"replace\", \"from\": 1, \"to\": 1, \"slice\": {\"content\": [{\"type\": \"text\", \"text\": \"x\", \"marks\": [{\"type\": \"strong\"}]}]}}",
                        "{\"stepType\": \"attr\", \"pos\": 6, \"attr\": \"onclick\", \"value\": \"x\"}",
                        "{\"stepType\": \"docAttr\", \"attr\": \"byline\", \"value\": \"x\"}",
                        "{\"stepType\": \"docAttr\", \"attr\": \"byline\", \"value\": [1]}",
                        "{\"stepType\": \"addNodeMark\", \"pos\": 6, \"mark\": {\"type\": \"strong\"}}")
                .forEach(
                        step -> {
                            try {
                                Step.read(StoryJson.MAPPER.readTree(step)).apply(tape);
                                fail("%s was taken", step);
                            } catch (Refusal refusal) {
                                assertThat(refusal.sentence()).endsWith(".");
                            }
                        });
    }
}
