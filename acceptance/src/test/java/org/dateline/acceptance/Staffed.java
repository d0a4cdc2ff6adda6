package org.dateline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A running paper with its three people: Mara Quist writes, Ivo Brandt passes and publishes, Helen
/// Okafor takes back.
record Staffed(
        Path data,
        RunningPaper paper,
        Newsroom reporter,
        Newsroom editor,
        Newsroom chief,
        Site site)
        implements AutoCloseable {
    static Staffed of(Path data, RunningPaper paper) {
        return new Staffed(
                data,
                paper,
                paper.as(data, "Mara Quist", "reporter"),
                paper.as(data, "Ivo Brandt", "editor"),
                paper.as(data, "Helen Okafor", "chief"),
                paper.site());
    }

    static Staffed serve(Path data) {
        return of(data, RunningPaper.serve(data));
    }

    /// A story in the API's form.
    static Map<String, Object> story(String headline, String... paragraphs) {
        return new HashMap<>(
                Map.of(
                        "headline",
                        headline,
                        "section",
                        "Politics",
                        "byline",
                        List.of("Mara Quist"),
                        "body",
                        Stream.of(paragraphs)
                                .map(text -> Map.of("type", "paragraph", "text", text))
                                .toList()));
    }

    /// Writes, files and passes a story, and leaves it there.
    String passed(Map<String, ?> story) {
        Newsroom.Answer created = reporter.create(story);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        String id = created.text("id");
        assertThat(reporter.file(id).status()).isEqualTo(201);
        Newsroom.Answer passed = editor.pass(id);
        assertThat(passed.status()).as(passed.body()).isEqualTo(201);
        return id;
    }

    /// Takes a story the whole way.
    Newsroom.Answer published(Map<String, ?> story) {
        Newsroom.Answer published = editor.publish(passed(story));
        assertThat(published.status()).as(published.body()).isEqualTo(201);
        return published;
    }

    @Override
    public void close() {
        paper.close();
    }
}
