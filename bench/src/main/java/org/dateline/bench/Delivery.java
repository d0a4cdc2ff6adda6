package org.dateline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/// `delivery`: the CPU a stored rendition costs us beside nginx with the same files: a card's
/// picture, a lead's, and a part of a film.
final class Delivery {
    private static final int FILES = 100;
    private static final int CARD = 20 << 10;
    private static final int LEAD = 120 << 10;
    private static final int FILM = 4 << 20;
    private static final String PART = "bytes=1048576-1114111";
    private static final int CONNECTIONS = 48;
    private static final double LIMIT = 1.1;

    private final Workplace workplace;
    private final int rounds;
    private final int seconds;

    private Delivery(Workplace workplace, Options options) {
        this.workplace = workplace;
        this.rounds = options.quick() ? 4 : 12;
        this.seconds = options.quick() ? 2 : 3;
    }

    /// @return 0 when the figures are reached, 1 when not, 2 when it could not run
    static int run(String... args) throws IOException {
        Options options = Options.of(args);
        if (!Nginx.isInstalled()) {
            System.out.println("delivery needs nginx and wrk in /usr.");
            return 2;
        }
        try (Workplace workplace = Workplace.make("delivery")) {
            return new Delivery(workplace, options).compare(options.json());
        }
    }

    private int compare(boolean json) throws IOException {
        Path cards = files("cards", CARD, FILES, "");
        Path leads = files("leads", LEAD, FILES, "");
        Path films = files("films", FILM, 4, PART);
        Load load = new Load(workplace.folder(), CONNECTIONS);
        Figures figures = new Figures("delivery");
        try (Server ours = Server.newsstand(workplace.resolve("stand"), 1);
                Server theirs =
                        Nginx.files(workplace.resolve("nginx"), workplace.resolve("root"))) {
            for (Path list : List.of(cards, leads, films)) {
                load.run(ours, list, "identity", 4, 1); // until compilers have done their work
                load.run(theirs, list, "identity", 1, 1);
            }
            measure(figures, "card-20k", load, ours, theirs, cards);
            measure(figures, "lead-120k", load, ours, theirs, leads);
            measure(figures, "part-64k", load, ours, theirs, films);
        }
        return figures.print(json);
    }

    private void measure(
            Figures figures, String name, Load load, Server ours, Server theirs, Path list)
            throws IOException {
        Pairs pairs =
                Pairs.of(
                        rounds,
                        ours,
                        theirs,
                        (server, round) ->
                                load.run(server, list, "identity", seconds, round).micros());
        pairs.note(figures, name);
        figures.atMost(name + "-ratio", "", LIMIT, pairs.ratios());
    }

    /// Writes files where each server has its own, and a list of what to ask for.
    private Path files(String name, int size, int count, String range) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            byte[] bytes = new byte[size];
            new Random(name.hashCode() + number).nextBytes(bytes);
            String hex = sha256(bytes);
            write(
                    workplace.resolve("stand").resolve("shelf/" + hex.substring(0, 2) + "/" + hex),
                    bytes);
            write(workplace.resolve("root").resolve("media/" + hex + ".webp"), bytes);
            lines.add("/media/" + hex + ".webp" + (range.isEmpty() ? "" : " - " + range));
        }
        return Files.write(workplace.resolve(name), lines);
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static String sha256(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
