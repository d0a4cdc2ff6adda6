package org.dateline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How long from asking for a publication until readers see it on its own page, on the home front,
/// on its section's front and in the rails of an unrelated old story, in a large archive. Each is
/// fetched as a reader fetches it; the clock stops when the last of the four shows the headline.
final class Publish {
    private Publish() {}

    static int run(String... args) throws IOException, InterruptedException {
        Options options = Options.of(args);
        boolean quick = options.quick();
        int stories = options.number("--stories", quick ? 2_000 : 100_000);
        int rounds = quick ? 50 : 500;
        Path folder = Files.createTempDirectory("dateline-publish");
        try {
            Path data = Program.paper(folder, stories);
            try (Program paper = Program.serve(data, 0, 0)) {
                Publisher publisher = new Publisher(paper, data);
                for (int i = 0; i < rounds / 5; i++) {
                    publisher.round();
                }
                double[] millis = new double[rounds];
                for (int i = 0; i < rounds; i++) {
                    millis[i] = publisher.round();
                }
                Figures figures = new Figures("publish");
                figures.note("stories", "", stories);
                figures.note("all", "ms", millis);
                figures.atMost("p50", "ms", 10, Figures.percentile(50, millis));
                figures.atMost("p99", "ms", 50, Figures.percentile(99, millis));
                return figures.print(options.json());
            }
        } finally {
            Program.delete(folder);
        }
    }
}
