package org.dateline.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `bin/bench NAME [--quick] [--json] …`: runs one bench. Exit code 0: every figure reached; 1: one
/// fell short; 2: it could not run.
public final class Main {
    /// Every bench: a line here is all it takes to add one.
    private static final List<Bench> BENCHES =
            List.of(
                    new Bench("reader", "CPU a story page beside nginx", ReaderBench::run),
                    new Bench(
                            "archive", "the same at 1,000 to 1,000,000 stories", ArchiveBench::run),
                    new Bench("delivery", "CPU a picture beside nginx", Delivery::run),
                    new Bench("extract", "stories read from captured pages", Extract::run),
                    new Bench("publish", "from publication to visible everywhere", Publish::run),
                    new Bench(
                            "import", "stories a second into ledger and rack", ImportStories::run),
                    new Bench(
                            "library",
                            "the grid and searches, at a million items",
                            LibraryBench::run),
                    new Bench("desk", "every list of copy, at a million stories", DeskBench::run),
                    new Bench("typing", "from a key to the screen and to disk", Typing::run),
                    new Bench("views", "counting views, at ten million stories", Views::run),
                    new Bench(
                            "darkroom",
                            "a 24-megapixel photograph to all renditions",
                            DarkroomBench::run),
                    new Bench("hostile", "broken and hostile pictures, all of them", Hostile::run),
                    new Bench("start", "to the first reader byte; memory idle", Start::run));

    private static final int COULD_NOT_RUN = 2;

    private record Bench(String name, String what, Run run) {}

    /// A bench: prints its table and returns its exit code.
    interface Run {
        int run(String... args) throws Exception;
    }

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        if (args.length == 0 || Set.of("help", "--help", "-h").contains(args[0])) {
            System.out.print(help());
            return args.length == 0 ? COULD_NOT_RUN : 0;
        }
        Optional<Bench> named =
                BENCHES.stream().filter(bench -> bench.name().equals(args[0])).findFirst();
        if (named.isEmpty()) {
            System.err.println("There is no bench “" + args[0] + "”.");
            System.err.print(help());
            return COULD_NOT_RUN;
        }
        return run(named.get(), Arrays.copyOfRange(args, 1, args.length));
    }

    private static int run(Bench bench, String... args) {
        try {
            return bench.run().run(args);
        } catch (Exception failed) {
            System.err.println("The bench “" + bench.name() + "” could not run: " + failed);
            failed.printStackTrace();
            return COULD_NOT_RUN;
        }
    }

    private static String help() {
        StringBuilder help = new StringBuilder("bin/bench NAME [--quick] [--json]\n\n");
        for (Bench bench : BENCHES) {
            help.append(String.format("  %-9s %s%n", bench.name(), bench.what()));
        }
        return help.append(
                        """

                        --quick   fewer rounds, to steer by
                        --json    the last line is an object with every figure

                        archive takes --stories N, to leave out what is larger, and --data FOLDER, to
                        keep its pages there for the next run; with --fill it only makes them.

                        Exit code 0: every figure reached; 1: one fell short; 2: it could not run.
                        """)
                .toString();
    }
}
