package org.dateline.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dateline.story.Slug;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// The page Dateline was started from: a captured agency story with a list of names under it.
class SeedTest {
    private static String seed() throws IOException {
        String corpora = System.getenv("DATELINE_CORPORA");
        assumeTrue(corpora != null, "DATELINE_CORPORA is not set: the captured page is not here");
        Path folder = Path.of(corpora, "..", "seed");
        assumeTrue(Files.isDirectory(folder), "there is no seed folder beside the corpora");
        try (Stream<Path> files = Files.list(folder)) {
            Path file = files.filter(f -> f.toString().endsWith(".txt")).findFirst().orElseThrow();
            return Files.readString(file);
        }
    }

    @Test
    void theCapturedPageBecomesTheStoryItShows() throws IOException {
        Capture capture = Captured.text(seed());
        assertThat(capture.headline()).startsWith("China, Russia to").hasSize(64);
        assertThat(capture.section()).isEqualTo("Politics");
        assertThat(capture.published().map(Object::toString)).hasValue("2023-02-04T15:13:19+08:00");
        assertThat(capture.source().name()).isEqualTo("CGTN");
        assertThat(capture.editor()).isEqualTo("Chen Tianhao");
        assertThat(capture.byline()).isEmpty();
        assertThat(capture.paragraphs()).hasSize(6);
        assertThat(capture.paragraphs().getFirst()).startsWith("China and Russia agreed");
        assertThat(capture.paragraphs().getLast()).endsWith("to a higher level.");
    }

    @Test
    void everyPartOfThePageIsInTheStoryOrReportedToTheLetter() throws IOException {
        String seed = seed();
        Capture capture = Captured.text(seed);
        for (LeftOut span : capture.leftOut()) {
            assertThat(seed.substring(span.offset())).startsWith(span.text());
        }
        List<LeftOut> foreign =
                capture.leftOut().stream()
                        .filter(span -> span.reason() == LeftOut.Reason.FOREIGN)
                        .toList();
        assertThat(foreign).hasSize(1);
        assertThat(foreign.getFirst().text().chars().filter(c -> c == '|').count()).isEqualTo(41);
        assertThat(seed).endsWith(foreign.getFirst().text());
        int told = capture.paragraphs().stream().mapToInt(String::length).sum();
        int left = capture.leftOut().stream().mapToInt(span -> span.text().length()).sum();
        assertThat(told + left + capture.headline().length())
                .isGreaterThan((int) (seed.replaceAll("\\s+", " ").length() * 0.95));
    }

    @Test
    void theSameStoryIsRecognisedWithoutTheAppendedNames() throws IOException {
        String seed = seed();
        Capture whole = Captured.text(seed);
        int names = whole.leftOut().getLast().offset();
        Capture clean = Captured.text(seed.substring(0, names));
        assertThat(clean.fingerprint()).isEqualTo(whole.fingerprint());
        assertThat(clean.leftOut()).noneMatch(span -> span.reason() == LeftOut.Reason.FOREIGN);
    }

    @Test
    void theReportHasEveryFieldScriptsRelyOn() throws IOException {
        Capture capture = Captured.text(seed());
        ObjectNode json = CaptureReport.of("a.txt", capture, new StoryId(77), "draft", true);
        assertThat(json.propertyNames())
                .containsExactly(
                        "file",
                        "story",
                        "state",
                        "headline",
                        "section",
                        "published",
                        "source",
                        "byline",
                        "editor",
                        "paragraphs",
                        "left_out",
                        "duplicate");
        assertThat(json.get("published").stringValue()).isEqualTo("2023-02-04T15:13:19+08:00");
        assertThat(json.get("left_out").get(0).get("reason").stringValue()).isEqualTo("furniture");
        assertThat(json.get("duplicate").booleanValue()).isTrue();
        assertThat(json.toString()).doesNotContain("\n");
    }

    @Test
    void theDeskTakesItAsAStory() throws IOException {
        Story story = Captured.text(seed()).toStory(new Slug("politics"));
        assertThat(story.section()).isEqualTo(new Slug("politics"));
        assertThat(story.body()).hasSize(6);
        assertThat(new String(seed().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .contains(story.headline());
    }
}
