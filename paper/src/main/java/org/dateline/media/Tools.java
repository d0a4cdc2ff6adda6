package org.dateline.media;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dateline.media.Cage.Limits;
import org.dateline.media.Cage.Outcome;

/// What is installed beside the JDK that pictures and film are better with.
///
/// @param vips libvips's version; empty when it is not there, or too old
/// @param reads the picture formats that can be decoded
/// @param avif whether AVIF can be written
/// @param ffmpeg the first line ffmpeg says of itself; empty when it or ffprobe is not there
public record Tools(
        Optional<String> vips, Set<FileType> reads, boolean avif, Optional<String> ffmpeg) {
    private static final Limits BRIEF =
            new Limits(
                    0, 256 << 20, Duration.ofSeconds(5), Duration.ofSeconds(10), 1 << 20, 100_000);

    /// Looks for them. Loads libvips into this process: only for a process that does nothing else.
    public static Tools find(Cage cage) throws InterruptedException {
        Optional<Vips> vips = Vips.load();
        Lab lab = DarkroomWorker.lab(vips);
        return new Tools(
                vips.map(Vips::version),
                lab.reads(),
                lab.writes().contains(Format.AVIF),
                ffmpeg(cage));
    }

    private static Optional<String> ffmpeg(Cage cage) throws InterruptedException {
        Optional<String> probe = version(cage, "ffprobe");
        return version(cage, "ffmpeg").filter(_ -> probe.isPresent());
    }

    private static Optional<String> version(Cage cage, String program) throws InterruptedException {
        try (Cell cell = cage.cell()) {
            return switch (cell.run(List.of(program, "-version"), BRIEF)) {
                case Outcome.Ended(int code, String printed, _) when code == 0 ->
                        printed.lines().findFirst();
                case Outcome.Ended _, Outcome.Stopped _ -> Optional.empty();
            };
        }
    }
}
