package org.dateline.media;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dateline.media.Cage.Limits;
import org.dateline.media.Cage.Outcome;

/// ffmpeg as it is installed here.
///
/// @param version as it names itself, such as `5.1.9-0+deb12u1`
/// @param lacking encoders that this build is without and that we need; nothing is made then
/// @param canTonemap whether it can bring the brightness of HDR film down to what screens show
record Ffmpeg(Path ffmpeg, Path ffprobe, String version, List<String> lacking, boolean canTonemap) {
    private static final List<String> ENCODERS = List.of("libx264", "aac", "libmp3lame");
    private static final Pattern VERSION = Pattern.compile("ffmpeg version (\\S+)");
    private static final Limits ASKING =
            new Limits(
                    3L << 30,
                    1L << 30,
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(30),
                    1 << 20,
                    1 << 20);

    /// Looks through the folders of `path`, which is written as the environment's `PATH`.
    static Optional<Ffmpeg> find(Cage cage, String path) throws InterruptedException {
        Optional<Path> ffmpeg = program("ffmpeg", path);
        Optional<Path> ffprobe = program("ffprobe", path);
        if (ffmpeg.isEmpty() || ffprobe.isEmpty()) {
            return Optional.empty();
        }
        return asked(cage, ffmpeg.get(), ffprobe.get());
    }

    boolean isComplete() {
        return lacking.isEmpty();
    }

    private static Optional<Path> program(String name, String path) {
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Ffmpeg> asked(Cage cage, Path ffmpeg, Path ffprobe)
            throws InterruptedException {
        Matcher version = VERSION.matcher(printed(cage, ffmpeg, "-version"));
        if (!version.find()) {
            return Optional.empty();
        }
        String encoders = printed(cage, ffmpeg, "-encoders");
        String filters = printed(cage, ffmpeg, "-filters");
        return Optional.of(
                new Ffmpeg(
                        ffmpeg,
                        ffprobe,
                        version.group(1),
                        ENCODERS.stream().filter(name -> !names(encoders, name)).toList(),
                        names(filters, "zscale") && names(filters, "tonemap")));
    }

    private static boolean names(String list, String name) {
        return list.contains(" " + name + " ");
    }

    /// Empty when it does not run.
    private static String printed(Cage cage, Path program, String question)
            throws InterruptedException {
        try (Cell cell = cage.cell()) {
            List<String> command = List.of(program.toString(), question);
            return switch (cell.run(command, ASKING)) {
                case Outcome.Ended(int code, String printed, _) -> code == 0 ? printed : "";
                case Outcome.Stopped _ -> "";
            };
        }
    }
}
