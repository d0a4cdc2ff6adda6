package org.dateline.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dateline.press.Coding;
import org.dateline.press.Effort;
import org.dateline.press.Rack;

/// `reader`: the CPU a story page costs us beside nginx with the same bytes from files; gzip,
/// brotli and 304s. Views are counted and the rails are replaced every five seconds; for the 304s
/// they are held still. Figures are microseconds a request of all the server's threads.
public final class ReaderBench {
    private static final int STORIES = 1_200;
    private static final int CONNECTIONS = 48;
    private static final double AIM = 0.90;

    private final Workplace workplace;
    private final SamplePages pages = new SamplePages();
    private final int rounds;
    private final int seconds;

    private ReaderBench(Workplace workplace, Options options) {
        this.workplace = workplace;
        this.rounds = options.quick() ? 4 : 10;
        this.seconds = options.quick() ? 2 : 4;
    }

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /// @return 0 when the figures are reached, 1 when not, 2 when it could not run
    public static int run(String[] args) {
        Options options = Options.of(args);
        if (!Nginx.isInstalled()) {
            System.out.println("reader needs nginx and wrk in /usr.");
            return 2;
        }
        try (Workplace workplace = Workplace.make("reader")) {
            return new ReaderBench(workplace, options).compare(options);
        } catch (IOException e) {
            System.out.println("reader could not run: " + e.getMessage());
            return 2;
        }
    }

    private int compare(Options options) throws IOException {
        Path rack = workplace.resolve("rack");
        Path zipped = workplace.resolve("gzip");
        Path brotlied = workplace.resolve("brotli");
        fill(rack, zipped, brotlied);
        Load load = new Load(workplace.folder(), CONNECTIONS);
        try (Server ours = Server.newsstand(rack, 1);
                Server gzips = Nginx.start(workplace.resolve("nginx-1"), zipped, Coding.GZIP);
                Server brotlis =
                        Nginx.start(workplace.resolve("nginx-2"), brotlied, Coding.BROTLI)) {
            Path list = list("paths", "", ours);
            warmUp(load, ours, list);
            ours.order("moving");
            Pairs gzip = pairs(load, ours, gzips, list, "gzip");
            Pairs brotli = pairs(load, ours, brotlis, list, "br");
            ours.order("still");
            Path ourTags = list("tags-ours", "gzip", ours);
            Path theirTags = list("tags-theirs", "gzip", gzips);
            load.run(ours, ourTags, "gzip", 3, 1);
            Pairs unchanged =
                    Pairs.of(
                            rounds,
                            ours,
                            gzips,
                            (server, round) -> {
                                Path tags = server == ours ? ourTags : theirTags;
                                return load.run(server, tags, "gzip", seconds, round).micros();
                            });
            return report(options, gzip, brotli, unchanged);
        }
    }

    private void fill(Path folder, Path zipped, Path brotlied) throws IOException {
        try (Rack rack = BenchStand.rack(folder)) {
            rack.head(pages.head());
            rack.rails(pages.rails(0));
            for (int number = 1; number <= STORIES; number++) {
                rack.put(pages.story(number), Effort.BULK);
            }
            rack.settle((done, of) -> {});
            for (int number = 1; number <= STORIES; number++) {
                Nginx.writeFile(rack, pages, number, zipped, Coding.GZIP);
                Nginx.writeFile(rack, pages, number, brotlied, Coding.BROTLI);
            }
        }
    }

    /// Until compilers have done their work and everything is at hand.
    private static void warmUp(Load load, Server ours, Path list) throws IOException {
        load.run(ours, list, "gzip", 5, 1);
        load.run(ours, list, "br", 3, 1);
    }

    private Pairs pairs(Load load, Server ours, Server theirs, Path list, String coding)
            throws IOException {
        return Pairs.of(
                rounds,
                ours,
                theirs,
                (server, round) -> load.run(server, list, coding, seconds, round).micros());
    }

    /// A list of all stories' paths; with their tags when a coding is named.
    private Path list(String name, String coding, Server server) throws IOException {
        List<String> lines = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int number = 1; number <= STORIES; number++) {
                String path = pages.address(number).path();
                lines.add(coding.isEmpty() ? path : path + " " + tag(client, server, path, coding));
            }
        }
        return Files.write(workplace.resolve(name), lines);
    }

    private static String tag(HttpClient client, Server server, String path, String coding)
            throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .header("Accept-Encoding", coding)
                        .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow(() -> new IOException(server.name() + " sends no ETag"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static int report(Options options, Pairs gzip, Pairs brotli, Pairs unchanged) {
        Figures figures = new Figures("reader");
        gzip.note(figures, "gzip");
        figures.below("gzip-to-nginx", "", 1.0, gzip.ratios());
        brotli.note(figures, "brotli");
        figures.below("brotli-to-nginx", "", 1.0, brotli.ratios());
        unchanged.note(figures, "304");
        figures.atMost("304-to-nginx", "", 1.0, unchanged.ratios());
        figures.note("aim-for-pages", "", AIM);
        return figures.print(options.json());
    }
}
