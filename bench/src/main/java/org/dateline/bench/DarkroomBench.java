package org.dateline.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.dateline.media.Cage;
import org.dateline.media.Darkroom;
import org.dateline.media.Darkroom.Equipment;
import org.dateline.media.Development;
import org.dateline.media.Order;
import org.dateline.story.Rendition;
import org.dateline.story.Shape;

/// How long a photograph of 24 megapixels takes to all its renditions, with libvips and without,
/// what memory the worker has in use meanwhile, and what a lead picture weighs. The photograph is
/// made by [Photograph]; each round begins with a file the worker has not read before, and the
/// first with no worker at all.
final class DarkroomBench {
    private static final int WIDTH = 6_000;
    private static final int HEIGHT = 4_000;
    private static final int LEAD = 1_200;

    private final Path folder;
    private final List<Path> photographs = new ArrayList<>();
    private final Figures figures = new Figures("darkroom");

    private DarkroomBench(Path folder) {
        this.folder = folder;
    }

    static int run(String... args) throws IOException, InterruptedException {
        Options options = Options.of(args);
        int rounds = options.number("--rounds", options.quick() ? 2 : 5);
        try (Workplace place = Workplace.make("darkroom")) {
            DarkroomBench bench = new DarkroomBench(place.folder());
            bench.photographs(rounds);
            bench.measure(Equipment.BEST);
            bench.measure(Equipment.PLAIN);
            return bench.figures.print(options.json());
        }
    }

    private void photographs(int rounds) throws IOException {
        for (int i = 0; i < rounds; i++) {
            Path file = folder.resolve("photograph-" + i);
            Photograph.write(file, WIDTH, HEIGHT, i);
            photographs.add(file);
        }
        figures.note("photograph", "MB", Files.size(photographs.getFirst()) / 1e6);
    }

    private void measure(Equipment equipment) throws IOException, InterruptedException {
        Path made = Files.createDirectory(folder.resolve("made-" + equipment));
        double[] seconds = new double[photographs.size()];
        List<Development> developments = new ArrayList<>();
        try (Darkroom darkroom =
                new Darkroom(Cage.open(folder.resolve("cells-" + equipment)), equipment)) {
            for (int i = 0; i < seconds.length; i++) {
                long begun = System.nanoTime();
                developments.add(darkroom.develop(photographs.get(i), Order.asTaken(), made));
                seconds[i] = (System.nanoTime() - begun) / 1e9;
            }
            boolean vips = lead(developments.getFirst(), "image/avif").isPresent();
            if (equipment == Equipment.BEST && !vips) {
                System.err.println("libvips is not installed: what it does is not measured.");
                return;
            }
            String with = vips ? "with-libvips" : "java-alone";
            figures.note(with + "-cold", "s", seconds[0]);
            figures.atMost(with, "s", vips ? 3 : 8, seconds);
            figures.atMost(with + "-worker-peak", "MiB", 400, darkroom.peak() / (double) (1 << 20));
            weigh(with, made, developments);
        }
    }

    private void weigh(String with, Path made, List<Development> developments)
            throws IOException, InterruptedException {
        weigh(with + "-webp", made, developments, "image/webp", 0.7);
        if (lead(developments.getFirst(), "image/avif").isPresent()) {
            weigh(with + "-avif", made, developments, "image/avif", 0.5);
        }
    }

    private void weigh(
            String name, Path made, List<Development> developments, String type, double most)
            throws IOException, InterruptedException {
        double[] bytes = new double[developments.size()];
        double[] likeness = new double[developments.size()];
        for (int i = 0; i < bytes.length; i++) {
            Rendition jpeg = lead(developments.get(i), "image/jpeg").orElseThrow();
            Rendition other = lead(developments.get(i), type).orElseThrow();
            bytes[i] = (double) other.bytes() / jpeg.bytes();
            likeness[i] = Ssim.of(read(made, jpeg), read(made, other));
        }
        figures.atMost(name + "-bytes-of-jpeg", "", most, bytes);
        figures.atLeast(name + "-ssim", "", 0.95, likeness);
    }

    private static Optional<Rendition> lead(Development development, String type) {
        return development.renditions().stream()
                .filter(rendition -> rendition.shape() == Shape.WHOLE)
                .filter(rendition -> rendition.width() == LEAD)
                .filter(rendition -> rendition.type().equals(type))
                .findFirst();
    }

    /// As ffmpeg reads it: it knows all three formats, and is not what wrote them.
    private BufferedImage read(Path made, Rendition rendition)
            throws IOException, InterruptedException {
        Path png = folder.resolve("read.png");
        Process ffmpeg =
                new ProcessBuilder(
                                "ffmpeg",
                                "-loglevel",
                                "error",
                                "-y",
                                "-i",
                                made.resolve(rendition.digest().hex()).toString(),
                                "-frames:v",
                                "1",
                                "-pix_fmt",
                                "rgb24",
                                png.toString())
                        .inheritIO()
                        .start();
        if (!ffmpeg.waitFor(60, TimeUnit.SECONDS) || ffmpeg.exitValue() != 0) {
            throw new IOException("ffmpeg cannot read a rendition in " + rendition.type());
        }
        return ImageIO.read(png.toFile());
    }
}
