package org.dateline.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.dateline.media.Cage.Limits;
import org.dateline.story.Refusal;
import org.dateline.story.Rendition;

/// One video or recording in the making, step by step. Each finished step is kept, so whoever comes
/// again with the same work goes on after it.
final class Cutting {
    /// Raised when the commands change: what was made by others is thrown away then.
    private static final int RECIPE = 1;

    /// Speech in the poorest coding; a file that claims to last longer than this allows does not.
    private static final long FEWEST_BYTES_A_SECOND = 1_000;

    /// Of the length that a file promises, so much must be there.
    private static final double WHOLE = 0.9;

    private final Ffmpeg ffmpeg;
    private final Cell cell;
    private final Path original;
    private final Takes takes;
    private final Footage footage;
    private final Progress progress;

    private Cutting(
            Ffmpeg ffmpeg,
            Cell cell,
            Path original,
            Takes takes,
            Footage footage,
            DoubleConsumer progress) {
        this.ffmpeg = ffmpeg;
        this.cell = cell;
        this.original = original;
        this.takes = takes;
        this.footage = footage;
        this.progress = new Progress(footage.length(), progress);
    }

    static Film cut(
            Ffmpeg ffmpeg,
            Cell cell,
            Path original,
            FileType type,
            Slate slate,
            Path folder,
            DoubleConsumer progress)
            throws InterruptedException {
        Takes takes = Takes.open(folder, work(original, slate));
        Footage footage = new Probe(ffmpeg).footage(cell, original, type);
        Cutting cutting = new Cutting(ffmpeg, cell, original, takes, footage, progress);
        return type.kind() == FileType.Kind.AUDIO
                ? new SoundCutting(cutting, type, slate).cut()
                : new FilmCutting(cutting, type, slate).cut();
    }

    Ffmpeg ffmpeg() {
        return ffmpeg;
    }

    Path original() {
        return original;
    }

    Footage footage() {
        return footage;
    }

    Takes takes() {
        return takes;
    }

    Progress progress() {
        return progress;
    }

    /// A file in the cell, for a program to write.
    Path scratch(String name) {
        return cell.folder().resolve(name);
    }

    /// What a step makes, or made when it was done before.
    List<Rendition> take(String step, Making making) throws InterruptedException {
        List<Rendition> made = takes.of(step);
        if (made.isEmpty()) {
            made = takes.finished(step, making.make());
        }
        progress.next();
        return made;
    }

    /// Makes the files of a step.
    interface Making {
        List<Rendition> make() throws InterruptedException;
    }

    void run(List<String> command) throws InterruptedException {
        Complaint.need(cell.run(command, limits(), progress));
    }

    /// The length of what was made.
    ///
    /// @throws Refusal when much of what the original promises is not in it
    Duration whole(Rendition made, FileType type) throws InterruptedException {
        Duration length =
                new Probe(ffmpeg)
                        .footage(cell, takes.file(made), type)
                        .length()
                        .orElseThrow(Complaint::notRead);
        footage.length()
                .filter(promised -> length.toMillis() < promised.toMillis() * WHOLE)
                .ifPresent(
                        promised -> {
                            throw Refusal.invalid(
                                    "This file is cut short: only %s of %s can be read. Upload it again."
                                            .formatted(
                                                    CueTiming.written(length),
                                                    CueTiming.written(promised)));
                        });
        return length;
    }

    /// Twelve times its length in processor time is what the largest film from a telephone, HDR and
    /// sixty frames a second, takes on a slow machine.
    private Limits limits() {
        Duration most = mostLength();
        Duration time = Duration.ofMinutes(2).plus(most.multipliedBy(12));
        return new Limits(
                4L << 30,
                2L << 30,
                time,
                time,
                (64L << 20) + most.toSeconds() * 1_000_000,
                1 << 28);
    }

    private Duration mostLength() {
        Duration bySize = Duration.ofSeconds(size(original) / FEWEST_BYTES_A_SECOND);
        Duration said = footage.length().orElse(Probe.LONGEST);
        return said.compareTo(bySize) < 0 ? said : bySize;
    }

    private static String work(Path original, Slate slate) {
        String written = slate.tags() + " " + slate.poster();
        return "%d %s %d %s"
                .formatted(
                        RECIPE,
                        original.getFileName(),
                        size(original),
                        written.replaceAll("\\p{Cntrl}+", " "));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
