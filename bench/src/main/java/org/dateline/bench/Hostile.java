package org.dateline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.dateline.media.Cage;
import org.dateline.media.Darkroom;
import org.dateline.media.Darkroom.Equipment;
import org.dateline.media.Order;
import org.dateline.story.Refusal;

/// Every picture of the corpora that is broken, odd or made to do harm, through the darkroom with
/// libvips and without: how many end as a picture, how many with a refusal, how many workers it
/// costs, and whether anything is left behind. `--list` prints how each file ended.
///
/// Then all of them are handed to a paper that runs, one after the other, while stories are
/// published and read in it: what both take before the campaign and during it.
final class Hostile {
    /// Publications measured, at least.
    private static final int ROUNDS = 100;

    private final List<Path> files;
    private final Path folder;
    private final boolean listed;
    private final Figures figures = new Figures("hostile");

    private Hostile(List<Path> files, Path folder, boolean listed) {
        this.files = files;
        this.folder = folder;
        this.listed = listed;
    }

    static int run(String... args) throws IOException, InterruptedException {
        Options options = Options.of(args);
        try (Workplace place = Workplace.make("hostile")) {
            List<Path> all = files();
            List<Path> files = new ArrayList<>();
            for (int i = 0; i < all.size(); i += options.quick() ? 10 : 1) {
                files.add(all.get(i));
            }
            Hostile hostile =
                    new Hostile(files, place.folder(), options.words().contains("--list"));
            for (Equipment equipment : Equipment.values()) {
                hostile.campaign(equipment);
            }
            hostile.beside(options.quick() ? 500 : 20_000);
            return hostile.figures.print(options.json());
        }
    }

    private void campaign(Equipment equipment) throws IOException {
        String name = equipment.name().toLowerCase(Locale.ROOT);
        Path cells = folder.resolve("cells-" + name);
        Path made = Files.createDirectory(folder.resolve("made-" + name));
        int pictures = 0;
        int refused = 0;
        long slowest = 0;
        int deaths;
        try (Darkroom darkroom = new Darkroom(Cage.open(cells), equipment)) {
            for (Path file : files) {
                long begun = System.nanoTime();
                switch (develop(darkroom, file, made)) {
                    case PICTURE -> pictures++;
                    case REFUSED -> refused++;
                    case FAILED -> System.err.println(file + " failed; the reason stands above.");
                }
                slowest = Math.max(slowest, System.nanoTime() - begun);
            }
            deaths = darkroom.deaths();
        }
        figures.note(name + "-files", "", files.size());
        figures.note(name + "-pictures", "", pictures);
        figures.note(name + "-workers-lost", "", deaths);
        figures.atLeast(
                name + "-ended-well", "%", 100, 100.0 * (pictures + refused) / files.size());
        figures.atMost(name + "-slowest", "s", 35, slowest / 1e9);
        figures.atMost(name + "-left-behind", "", 0, count(cells));
    }

    /// @param stories that the paper has
    private void beside(int stories) throws IOException, InterruptedException {
        Path data = Program.paper(Files.createDirectory(folder.resolve("beside")), stories);
        try (Program paper = Program.serve(data, 0, 0)) {
            Publisher publisher = new Publisher(paper, data);
            Latencies.during(publisher, ROUNDS, () -> false);
            Latencies quiet = Latencies.during(publisher, ROUNDS, () -> false);
            FutureTask<Integer> campaign = new FutureTask<>(() -> failures(publisher));
            Thread.ofPlatform().daemon().start(campaign);
            Latencies busy = Latencies.during(publisher, ROUNDS, () -> !campaign.isDone());
            figures.atMost("beside-failed", "", 0, campaign.get());
            quiet.note(figures, "quiet");
            busy.note(figures, "beside");
            figures.atMost("beside-publish-p50", "x", 1.25, busy.publish(50) / quiet.publish(50));
            figures.atMost("beside-publish-p99", "ms", 50, busy.publish(99));
            figures.atMost("beside-read-p50", "x", 1.25, busy.read(50) / quiet.read(50));
            figures.atMost("beside-read-p99", "ms", 10, busy.read(99));
        } catch (ExecutionException broken) {
            throw new IOException("The campaign broke off", broken);
        }
    }

    /// Hands every file to the paper.
    ///
    /// @return how many were neither taken nor refused with a sentence
    private int failures(Publisher publisher) throws IOException, InterruptedException {
        int failures = 0;
        for (Path file : files) {
            int status = publisher.add(file);
            if (status >= 500 && status != 503) {
                System.err.println(file + " was answered with " + status);
                failures++;
            }
        }
        return failures;
    }

    private enum End {
        PICTURE,
        REFUSED,
        FAILED
    }

    private End develop(Darkroom darkroom, Path file, Path made) {
        try {
            darkroom.develop(file, Order.asTaken(), made);
            say(file, "picture");
            return End.PICTURE;
        } catch (Refusal refusal) {
            say(file, refusal.sentence());
            return End.REFUSED;
        } catch (RuntimeException failure) {
            failure.printStackTrace();
            return End.FAILED;
        }
    }

    private void say(Path file, String ended) {
        if (listed) {
            System.out.println(file.getFileName() + ": " + ended);
        }
    }

    private static List<Path> files() throws IOException {
        String corpora = System.getenv("DATELINE_CORPORA");
        if (corpora == null) {
            throw new IOException("DATELINE_CORPORA does not say where the pictures are");
        }
        try (Stream<Path> walk = Files.walk(Path.of(corpora))) {
            List<Path> files =
                    walk.filter(Files::isRegularFile)
                            .filter(file -> file.toString().contains("/images-"))
                            .filter(file -> !file.toString().matches(".*\\.(md|json|txt)"))
                            .sorted()
                            .toList();
            if (files.isEmpty()) {
                throw new IOException("There are no pictures in " + corpora);
            }
            return files;
        }
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            return left.count();
        }
    }
}
