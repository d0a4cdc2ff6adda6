package org.dateline.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.dateline.story.StoryJson;
import tools.jackson.databind.JsonNode;

/// What somebody waits for who types in Chromium: until a key is seen, in an empty story and in one
/// of ten thousand words with comments, and until the desk has it on disk, over loopback.
final class Typing {
    private static final int COMMENTS = 500;

    private Typing() {}

    static int run(String... args) throws IOException, InterruptedException {
        Options options = Options.of(args);
        int keys = options.number("--keys", options.quick() ? 80 : 800);
        JsonNode measured = typed(keys, options.number("--comments", COMMENTS));
        Figures figures = new Figures("typing");
        figures.note("comments", "", measured.path("comments").asInt());
        double[] empty = samples(measured, "empty-painted");
        double[] full = samples(measured, "long-painted");
        figures.note("seen-empty", "ms", empty);
        figures.note("seen-long", "ms", full);
        double p95 = Figures.percentile(95, full);
        figures.note("seen-empty-p95", "ms", Figures.percentile(95, empty));
        figures.below("seen-long-p95", "ms", 32, p95);
        figures.atMost("long-beside-empty", "", 2, p95 / Figures.percentile(95, empty));
        for (String story : List.of("empty", "long")) {
            double[] saved = samples(measured, story + "-saved");
            figures.note("saved-" + story, "ms", saved);
            figures.atMost("saved-" + story + "-p95", "ms", 50, Figures.percentile(95, saved));
        }
        return figures.print(options.json());
    }

    /// What `bin/typing` prints.
    private static JsonNode typed(int keys, int comments) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder("bin/typing", String.valueOf(keys), String.valueOf(comments))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("bin/typing failed: " + out);
        }
        return StoryJson.MAPPER.readTree(out);
    }

    private static double[] samples(JsonNode measured, String name) {
        double[] samples =
                StreamSupport.stream(measured.path(name).spliterator(), false)
                        .mapToDouble(JsonNode::doubleValue)
                        .toArray();
        if (samples.length == 0) {
            throw new IllegalStateException("bin/typing measured nothing of " + name);
        }
        return samples;
    }
}
