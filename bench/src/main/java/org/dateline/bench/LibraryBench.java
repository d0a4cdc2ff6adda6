package org.dateline.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dateline.media.Item;
import org.dateline.media.LibraryStock;
import org.dateline.media.MediaCollections;
import org.dateline.staff.Member;
import org.dateline.staff.Role;
import org.dateline.store.Database;

/// `library`: what an editor waits for in a library of a million items, over HTTP: pages of the
/// grid, searches and filters. Items are rows without files; they are made anew each time.
public final class LibraryBench {
    private static final double LIMIT = 200;
    private static final int BATCH = 5_000;
    private static final int COLLECTION_EVERY = 500;

    private final SplittableRandom random = new SplittableRandom(11);
    private final Figures figures = new Figures("library");
    private final Pictures pictures;
    private final Clerk clerk;

    private LibraryBench(Pictures pictures, URI newsroom, String token, int rounds) {
        this.pictures = pictures;
        this.clerk = new Clerk(figures, newsroom, token, rounds, LIMIT);
    }

    /// @return 0 when the figures are reached, 1 when not
    public static int run(String... args) throws IOException, InterruptedException {
        Options options = Options.of(args);
        int items = options.number("--items", options.quick() ? 50_000 : 1_000_000);
        try (Workplace workplace = Workplace.make("library")) {
            Path data = workplace.resolve("paper");
            String token =
                    Program.run(
                            "token",
                            "create",
                            "--data",
                            data,
                            "--name",
                            "bench",
                            "--as",
                            "Tom Ahlgren",
                            "--role",
                            "editor");
            Pictures pictures = new Pictures(InstantSource.system().instant());
            long collection = fill(data, pictures, items);
            try (Program paper = Program.serve(data, 0, 0)) {
                return new LibraryBench(
                                pictures, paper.newsroom(), token, options.quick() ? 30 : 100)
                        .measure(items, collection)
                        .print(options.json());
            }
        }
    }

    private static long fill(Path data, Pictures pictures, int count) {
        try (Database database = Database.open(data.resolve("paper.db"))) {
            LibraryStock stock = new LibraryStock(database);
            long collection =
                    new MediaCollections(database, InstantSource.system())
                            .make(new Member("Tom Ahlgren", Role.EDITOR), "Election night")
                            .id();
            for (int from = 0; from < count; from += BATCH) {
                List<Item> items = new ArrayList<>(BATCH);
                for (int i = from; i < Math.min(from + BATCH, count); i++) {
                    items.add(pictures.item(i));
                }
                Set<Item> chosen =
                        items.stream()
                                .filter(item -> item.id().value() % COLLECTION_EVERY == 0)
                                .collect(Collectors.toSet());
                stock.add(items, collection, chosen);
            }
            return collection;
        }
    }

    private Figures measure(int items, long collection) throws IOException, InterruptedException {
        figures.note("items", "", items);
        time("grid", () -> "");
        String deep = lastOfPages(20);
        time("grid-page-20", () -> "before=" + deep);
        time("common-word", () -> q(pictures.word(100 + random.nextInt(10)) + " "));
        time("two-words", () -> q(pictures.word(random) + " " + pictures.word(random) + " "));
        time("rare-word", () -> q(pictures.word(Words.COUNT - 1 - random.nextInt(2_000)) + " "));
        time("as-typed", () -> q(pictures.word(200 + random.nextInt(2_000)).substring(0, 2)));
        time("chinese-word", () -> q(Pictures.chinese(random, 2)));
        time("kind", () -> "kind=video");
        time("source", () -> "source=" + Clerk.encoded(Pictures.source(random)));
        time("missing-alt", () -> "missingAlt=true");
        time("expiring", () -> "expiring=30");
        time("collection", () -> "collection=" + collection);
        time(
                "all-at-once",
                () ->
                        q(pictures.word(random))
                                + "&kind=picture&expiring=30&source="
                                + Clerk.encoded(Pictures.source(random)));
        String item = lastOfPages(1);
        clerk.time("similar", () -> "/api/media/" + item + "/similar");
        return figures;
    }

    private void time(String name, Supplier<String> query)
            throws IOException, InterruptedException {
        clerk.time(name, () -> "/api/media?" + query.get());
    }

    private String lastOfPages(int pages) throws IOException, InterruptedException {
        String path = "/api/media";
        String body = "";
        for (int i = 0; i < pages; i++) {
            body = clerk.get(path);
            path = "/api/media?before=" + body.replaceAll("(?s).*&?before=(\\w+)\".*", "$1");
        }
        return path.substring(path.indexOf('=') + 1);
    }

    private static String q(String words) {
        return "q=" + Clerk.encoded(words);
    }
}
