package org.dateline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// How fast stories come in: `./dateline import stories`, durable, with ledger and press, in a heap
/// of 2 GiB. The stories come in two files, one process each, so the first half can be compared
/// with the second: the cost of a story should not grow with the archive. Starting the program is
/// in the time. Then what staff wait for who look through the topics and authors of all of them.
final class ImportStories {
    private static final int PARTS = 2;
    private static final double LIMIT = 200;
    private static final Duration INDEXING = Duration.ofMinutes(5);

    private ImportStories() {}

    static int run(String... args) throws IOException, InterruptedException {
        Options options = Options.of(args);
        int stories = options.number("--stories", options.quick() ? 10_000 : 100_000);
        Path folder = Files.createTempDirectory("dateline-import");
        try {
            Figures figures = new Figures("import");
            Path data = Program.data(folder);
            double[] rates = new double[PARTS];
            double all = 0;
            for (int part = 0; part < PARTS; part++) {
                Path file = folder.resolve("part.jsonl");
                Stories.write(file, stories / PARTS, part + 1, Stories.DEFAULT_BYTES);
                long begun = System.nanoTime();
                Program.run("import", "stories", file, "--data", data);
                double seconds = (System.nanoTime() - begun) / 1e9;
                rates[part] = stories / PARTS / seconds;
                all += seconds;
                System.err.printf("part %d: %,.0f stories/s%n", part + 1, rates[part]);
            }
            figures.note("stories", "", stories);
            figures.atLeast("rate", "stories/s", 1_500, stories / all);
            figures.note("rate-of-parts", "stories/s", rates);
            figures.atMost("first-part-to-last", "×", 1.3, rates[0] / rates[PARTS - 1]);
            names(figures, data, options.quick() ? 10 : 50);
            return figures.print(options.json());
        } finally {
            Program.delete(folder);
        }
    }

    private static void names(Figures figures, Path data, int rounds)
            throws IOException, InterruptedException {
        String token = Program.run("token", "create", "--data", data, "--name", "bench");
        try (Program paper = Program.serve(data, 0, 0)) {
            Clerk clerk = new Clerk(figures, paper.newsroom(), token, rounds, LIMIT);
            for (String names : List.of("topics", "authors")) {
                long patience = System.nanoTime() + INDEXING.toNanos();
                while (!clerk.get("/" + names).contains("<option")) {
                    if (System.nanoTime() > patience) {
                        throw new IllegalStateException("the newsroom has no " + names);
                    }
                    Thread.sleep(1_000);
                }
                clerk.time(names, () -> "/" + names);
                clerk.time(names + "-offered", () -> "/api/" + names + "?q=a");
            }
        }
    }
}
