package org.dateline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dateline.press.Coding;
import org.dateline.press.Effort;
import org.dateline.press.Rack;

/// `archive`: what a random story costs as the archive grows, beside nginx on the same bytes; and
/// that the heap does not grow with it, but for the counts of views. A million pages take some 24
/// GB of disk, and as much memory to stay in: with less, both servers read from the disk.
///
/// `--stories N` leaves out the sizes above N. `--data FOLDER` keeps the pages there, and takes up
/// those of an earlier run; with `--fill` that is all it does.
public final class ArchiveBench {
    private static final String RACK = "rack";
    private static final String FILES = "www";
    private static final int CONNECTIONS = 48;
    private static final double MAX_GROWTH = 1.3;

    private static final double MIB = 1 << 20;

    /// MiB in use at any size: 64 of pages at hand, and the program.
    private static final double MAX_HEAP = 96;

    /// And MiB a story, for counting its views; the `views` bench holds it to the same.
    private static final double MAX_HEAP_OF_VIEWS = 25 / MIB;

    private final Workplace workplace;
    private final SamplePages pages = new SamplePages().withArchive();
    private final int rounds;
    private final int seconds;
    private final List<Integer> sizes;
    private final List<Pairs> results = new ArrayList<>();
    private final List<Long> heaps = new ArrayList<>();

    private ArchiveBench(Workplace workplace, Options options) {
        this.workplace = workplace;
        this.rounds = options.quick() ? 4 : 10;
        this.seconds = options.quick() ? 2 : 4;
        int most = options.number("--stories", Integer.MAX_VALUE);
        List<Integer> all =
                options.quick() ? List.of(1_000, 20_000) : List.of(1_000, 100_000, 1_000_000);
        this.sizes = all.stream().filter(size -> size <= most).toList();
    }

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /// @return 0 when the figures are reached, 1 when not, 2 when it could not run
    public static int run(String[] args) {
        Options options = Options.of(args);
        if (!Nginx.isInstalled()) {
            System.out.println("archive needs nginx and wrk in /usr.");
            return 2;
        }
        try (Workplace workplace = workplace(options)) {
            ArchiveBench bench = new ArchiveBench(workplace, options);
            if (options.words().contains("--fill")) {
                bench.grow(bench.sizes.getLast());
                return 0;
            }
            for (int size : bench.sizes) {
                bench.measure(size);
            }
            return bench.report(options);
        } catch (IOException | UncheckedIOException e) {
            System.out.println("archive could not run: " + e.getMessage());
            return 2;
        }
    }

    private static Workplace workplace(Options options) throws IOException {
        Optional<String> data = options.word("--data");
        return data.isEmpty() ? Workplace.make("archive") : Workplace.keep(Path.of(data.get()));
    }

    private void measure(int size) throws IOException {
        grow(size);
        Load load = new Load(workplace.folder(), CONNECTIONS);
        try (Server ours = Server.newsstand(workplace.resolve(RACK), 1);
                Server theirs =
                        Nginx.start(
                                workplace.resolve("nginx-" + size),
                                workplace.resolve(FILES),
                                Coding.GZIP)) {
            Path list = list(size);
            ours.order("moving");
            int warming = Math.clamp(size / 25_000, 6, 40);
            load.run(ours, list, "gzip", warming, 99);
            load.run(theirs, list, "gzip", Math.max(1, warming / 2), 98);
            results.add(
                    Pairs.of(
                            rounds,
                            ours,
                            theirs,
                            (server, round) ->
                                    load.run(server, list, "gzip", seconds, round).micros()));
            heaps.add(ours.heap());
        }
    }

    /// Adds what is missing to the rack and to nginx's files.
    private void grow(int size) throws IOException {
        try (Rack rack = BenchStand.rack(workplace.resolve(RACK))) {
            rack.head(pages.head());
            rack.rails(pages.rails(0));
            rack.deferBrotli(true);
            IntStream.rangeClosed((int) rack.reached() + 1, size)
                    .parallel()
                    .forEach(number -> add(rack, number));
            rack.reached(Math.max(size, rack.reached()));
        }
    }

    private void add(Rack rack, int number) {
        rack.put(pages.archived(number), Effort.BULK);
        try {
            Nginx.writeFile(rack, pages, number, workplace.resolve(FILES), Coding.GZIP);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path list(int size) throws IOException {
        Path file = workplace.resolve("paths-" + size);
        try (var out = Files.newBufferedWriter(file)) {
            for (int number = 1; number <= size; number++) {
                out.append(pages.address(number).path()).append('\n');
            }
        }
        return file;
    }

    private int report(Options options) {
        Figures figures = new Figures("archive");
        for (int i = 0; i < sizes.size(); i++) {
            String at = "at-" + sizes.get(i);
            results.get(i).note(figures, at);
            figures.below(at + "-to-nginx", "", 1.0, results.get(i).ratios());
            double most = MAX_HEAP + sizes.get(i) * MAX_HEAP_OF_VIEWS;
            figures.atMost(at + "-heap", "MiB", most, heaps.get(i) / MIB);
        }
        double growth = results.getLast().ours() / results.getFirst().ours();
        figures.atMost("own-growth", "", MAX_GROWTH, growth);
        return figures.print(options.json());
    }
}
