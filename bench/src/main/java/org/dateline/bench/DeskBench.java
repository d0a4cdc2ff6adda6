package org.dateline.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dateline.desk.DeskStock;
import org.dateline.store.Database;

/// `desk`: what an editor waits for when the paper has a million stories, over HTTP: every list of
/// copy, filters and combinations of them, searches, the newslist and the audit log. Stories are
/// rows without entries in the ledger; they are made anew each time.
public final class DeskBench {
    private static final double LIMIT = 200;
    private static final int BATCH = 2_000;
    private static final Pattern NEXT = Pattern.compile("&(?:amp;)?before=(\\d+)");

    private final SplittableRandom random = new SplittableRandom(13);
    private final Figures figures = new Figures("desk");
    private final Stock stock;
    private final Clerk clerk;

    private DeskBench(Stock stock, Program paper, String token, int rounds) {
        this.stock = stock;
        this.clerk = new Clerk(figures, paper.newsroom(), token, rounds, LIMIT);
    }

    /// @return 0 when the figures are reached, 1 when not
    public static int run(String... args) throws IOException, InterruptedException {
        Options options = Options.of(args);
        int stories = options.number("--stories", options.quick() ? 5_000 : 1_000_000);
        try (Workplace workplace = Workplace.make("desk")) {
            Path data = workplace.resolve("paper");
            String token = token(data);
            Stock stock = new Stock(stories, Instant.now());
            long begun = System.nanoTime();
            fill(data, stock, stories);
            double seconds = (System.nanoTime() - begun) / 1e9;
            try (Program paper = Program.serve(data, 0, 0)) {
                DeskBench bench = new DeskBench(stock, paper, token, options.quick() ? 10 : 100);
                bench.figures.note("stories", "", stories);
                bench.figures.note("filled", "stories/s", stories / seconds);
                return bench.measure().print(options.json());
            }
        }
    }

    private static String token(Path data) {
        return Program.run(
                "token",
                "create",
                "--data",
                data,
                "--name",
                "bench",
                "--as",
                Stock.EDITOR,
                "--role",
                "editor");
    }

    private static void fill(Path data, Stock stock, int stories) {
        try (Database database = Database.open(data.resolve("paper.db"))) {
            DeskStock desk = new DeskStock(database, new SplittableRandom(17));
            for (int from = 0; from < stories; from += BATCH) {
                desk.add(stock.pieces(from, Math.min(from + BATCH, stories)));
            }
            desk.plan(stock.plans());
        }
    }

    private Figures measure() throws IOException, InterruptedException {
        for (String basket :
                List.of(
                        "mine",
                        "draft",
                        "filed",
                        "passed",
                        "scheduled",
                        "live",
                        "spiked",
                        "withdrawn",
                        "all")) {
            list(basket, () -> "which=" + basket);
        }
        String deep = lastOfPages("which=live", 20);
        list("live-page-20", () -> "which=live&before=" + deep);
        list("oldest", () -> "which=live&order=oldest");
        list("section", () -> "which=live&section=" + stock.section(random));
        list("language", () -> "which=live&language=zh");
        list("kind", () -> "which=live&kind=agency");
        list("person", () -> "which=all&person=" + Clerk.encoded(stock.person(random)));
        list("day", () -> "which=live&" + days(1));
        list("year", () -> "which=live&" + days(365));
        list(
                "section-and-language",
                () -> "which=live&language=zh&section=" + stock.section(random));
        list("disjoint", () -> "which=live&language=zh&kind=agency");
        list("disjoint-and-words", () -> "which=live&language=zh&kind=agency&q=the+");
        list(
                "person-section-days",
                () ->
                        "which=all&section=%s&person=%s&%s"
                                .formatted(
                                        stock.section(random),
                                        Clerk.encoded(stock.person(random)),
                                        days(365)));
        list("common-word", () -> "which=all&q=the+");
        list("two-words", () -> "which=all&q=" + stock.word(random) + "+" + stock.word(random));
        list("rare-word", () -> "which=all&q=" + stock.rare(random) + "+");
        list("as-typed", () -> "which=all&q=" + stock.word(random).substring(0, 2));
        list("chinese-word", () -> "which=all&q=" + Clerk.encoded(Pictures.chinese(random, 2)));
        list("text-of-drafts", () -> "which=draft&q=" + stock.rare(random) + "+");
        list(
                "all-at-once",
                () ->
                        "which=live&language=main&kind=agency&section=%s&person=%s&q=%s&%s&order=oldest"
                                .formatted(
                                        stock.section(random),
                                        Clerk.encoded(stock.person(random)),
                                        stock.word(random),
                                        days(365)));
        clerk.time("api-live", () -> "/api/stories?which=live&limit=50");
        clerk.time("newslist", () -> "/newslist?day=" + stock.day(random));
        audit();
        saves();
        return figures;
    }

    private void audit() throws IOException, InterruptedException {
        clerk.time("audit", () -> "/audit");
        clerk.time("audit-member", () -> "/audit?member=" + Clerk.encoded(stock.person(random)));
        clerk.time("audit-subject", () -> "/audit?subject=story+7m2k9c4x8q1z");
        clerk.time("audit-deep", () -> "/audit?before=" + (1 + random.nextInt(10_000)));
    }

    /// What it takes to save a story of six hundred words, which is put into its lists anew.
    private void saves() throws IOException, InterruptedException {
        String id =
                clerk.send("POST", "/api/stories", stock.form(random).toString())
                        .replaceAll("(?s).*?\"id\":\"(\\w+)\".*", "$1");
        AtomicInteger version = new AtomicInteger();
        clerk.measure(
                "save",
                () ->
                        clerk.send(
                                "PUT",
                                "/api/stories/" + id,
                                stock.form(random)
                                        .put("version", version.incrementAndGet())
                                        .toString()));
    }

    private void list(String name, Supplier<String> query)
            throws IOException, InterruptedException {
        clerk.time(name, () -> "/stories?" + query.get());
    }

    private String days(int length) {
        LocalDate last =
                LocalDate.ofInstant(
                        stock.now().minus(Duration.ofDays(random.nextInt(3_000))), ZoneOffset.UTC);
        return "from=%s&until=%s".formatted(last.minusDays(length - 1L), last);
    }

    private String lastOfPages(String query, int pages) throws IOException, InterruptedException {
        String before = "";
        for (int i = 0; i < pages; i++) {
            Matcher next = NEXT.matcher(clerk.get("/stories?" + query + before));
            if (!next.find()) {
                break;
            }
            before = "&before=" + next.group(1);
        }
        return before.substring(before.indexOf('=') + 1);
    }
}
