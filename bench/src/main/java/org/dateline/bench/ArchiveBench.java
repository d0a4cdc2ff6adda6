package org.dateline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dateline.press.Coding;
import org.dateline.press.Effort;
import org.dateline.press.Rack;

/// `archive`: what a random story costs as the archive grows, beside nginx on the same files; and
/// that the heap does not grow with it. Two sets of a million pages want some 25 GB of disk, and as
/// much memory to stay in: with less, both read from the disk.
public final class ArchiveBench {
    private static final int CONNECTIONS = 48;
    private static final double MAX_GROWTH = 1.3;
    private static final long HEAP_SLACK = 8 << 20;

    private final Workplace workplace;
    private final SamplePages pages = new SamplePages().withArchive();
    private final int rounds;
    private final int seconds;
    private final int[] sizes;
    private final List<Pairs> results = new ArrayList<>();
    private final List<Long> heaps = new ArrayList<>();

    private ArchiveBench(Workplace workplace, Options options) {
        this.workplace = workplace;
        this.rounds = options.quick() ? 4 : 10;
        this.seconds = options.quick() ? 2 : 5;
        this.sizes =
                options.quick() ? new int[] {1_000, 20_000} : new int[] {1_000, 100_000, 1_000_000};
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
        try (Workplace workplace = Workplace.make("archive")) {
            ArchiveBench bench = new ArchiveBench(workplace, options);
            for (int size : bench.sizes) {
                bench.measure(size);
            }
            return bench.report(options);
        } catch (IOException e) {
            System.out.println("archive could not run: " + e.getMessage());
            return 2;
        }
    }

    private void measure(int size) throws IOException {
        Path rack = workplace.resolve("rack");
        Path root = workplace.resolve("www");
        grow(rack, root, size);
        Load load = new Load(workplace.folder(), CONNECTIONS);
        try (Server ours = Server.newsstand(rack, 1);
                Server theirs =
                        Nginx.start(workplace.resolve("nginx-" + size), root, Coding.GZIP)) {
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
    private void grow(Path folder, Path root, int size) throws IOException {
        int from = results.isEmpty() ? 1 : sizes[results.size() - 1] + 1;
        try (Rack rack = BenchStand.rack(folder)) {
            rack.head(pages.head());
            rack.rails(pages.rails(0));
            IntStream.rangeClosed(from, size)
                    .parallel()
                    .forEach(number -> rack.put(pages.archived(number), Effort.BULK));
            Nginx.writeFiles(rack, pages, from, size, root, Coding.GZIP);
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
        System.out.println(Pairs.header());
        boolean below = true;
        StringBuilder json = new StringBuilder("{\"bench\":\"archive\"");
        for (int i = 0; i < sizes.length; i++) {
            Pairs pairs = results.get(i);
            System.out.println(pairs.row("%,d stories".formatted(sizes[i])));
            below &= pairs.ratio() < 1.0;
            json.append(',').append(pairs.json("at_" + sizes[i]));
            json.append(",\"heap_").append(sizes[i]).append("\":").append(heaps.get(i));
        }
        double growth = results.getLast().ours() / results.getFirst().ours();
        boolean flat = heaps.getLast() <= heaps.getFirst() + HEAP_SLACK;
        System.out.printf("our own growth %.2f (at most %.1f)%n", growth, MAX_GROWTH);
        System.out.printf(
                "heap in use %.1f MiB, then %.1f MiB: %s%n",
                heaps.getFirst() / 1048576.0, heaps.getLast() / 1048576.0, flat ? "flat" : "grows");
        boolean reached = below && growth <= MAX_GROWTH && flat;
        System.out.println(reached ? "reached" : "short");
        if (options.json()) {
            json.append(",\"growth\":").append("%.3f".formatted(growth));
            System.out.println(json.append(",\"reached\":").append(reached).append('}'));
        }
        return reached ? 0 : 1;
    }
}
