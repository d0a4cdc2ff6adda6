package org.dateline.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.dateline.newsstand.Newsstand;
import org.dateline.newsstand.Postbox;
import org.dateline.newsstand.Standing;
import org.dateline.newsstand.Stock;
import org.dateline.press.Rack;
import org.dateline.press.Shelf;
import org.dateline.readership.Bots;
import org.dateline.readership.Readership;

/// The newsstand in a process of its own, views counted as a paper counts them: what the benches
/// measure. It prints its port, and obeys `still`, `moving` and `heap` a line; the end of its input
/// ends it. Pages compressed for good are measured, not the compressing.
final class BenchStand {
    static final byte[] SECRET = "a bench's rack holds no secret".getBytes(StandardCharsets.UTF_8);

    private static final long RAILS_EVERY = 5_000;

    private volatile boolean isMoving;

    private BenchStand() {}

    public static void main(String[] args) throws IOException {
        new BenchStand().run(Path.of(args[0]), Integer.parseInt(args[1]));
    }

    private void run(Path folder, int loops) throws IOException {
        Standing standing = Standing.at(new InetSocketAddress("127.0.0.1", 0)).withLoops(loops);
        InstantSource clock = InstantSource.system();
        try (Rack rack = rack(folder);
                Readership readership = Readership.open(folder.resolveSibling("views"), clock);
                Shelf shelf = Shelf.open(folder.resolve("shelf"));
                Newsstand stand = Newsstand.open(standing, stock(rack, shelf, readership), clock)) {
            rack.deferBrotli(true);
            System.out.println(stand.port());
            Thread.ofPlatform().daemon().start(() -> moveRails(rack));
            obey();
        }
    }

    static Rack rack(Path folder) {
        return Rack.open(folder, new SecretKeySpec(SECRET, "HmacSHA256"));
    }

    private static Stock stock(Rack rack, Shelf shelf, Readership readership) {
        return new Stock(
                rack,
                shelf,
                Map.of(),
                path -> Optional.empty(),
                path -> Optional.empty(),
                new Postbox((_, _) -> false, InstantSource.system()),
                () -> readership.counter()::view,
                Bots::isBot);
    }

    private void moveRails(Rack rack) {
        SamplePages pages = new SamplePages();
        for (int version = 1; ; version++) {
            try {
                Thread.sleep(RAILS_EVERY);
            } catch (InterruptedException end) {
                return;
            }
            if (isMoving) {
                rack.rails(pages.rails(version));
            }
        }
    }

    private void obey() throws IOException {
        BufferedReader orders =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            switch (order) {
                case "still" -> isMoving = false;
                case "moving" -> isMoving = true;
                case "heap" -> {
                    System.gc();
                    Runtime runtime = Runtime.getRuntime();
                    System.out.println(runtime.totalMemory() - runtime.freeMemory());
                }
                default -> throw new IOException("no such order: " + order);
            }
        }
    }
}
