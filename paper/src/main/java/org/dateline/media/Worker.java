package org.dateline.media;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.dateline.media.Cage.Excess;
import org.dateline.media.Cage.Limits;
import org.dateline.media.Cage.Outcome;
import org.dateline.media.Darkroom.Equipment;
import org.dateline.story.Refusal;
import tools.jackson.databind.node.ObjectNode;

/// The darkroom's worker, seen from the paper. One thread at a time.
final class Worker implements AutoCloseable {
    private static final long MIB = 1 << 20;

    /// The heap takes what Java decodes, the rest is for what C libraries do. A JVM reserves
    /// gigabytes of address space that it never uses, so that limit is wide, and what is in use is
    /// watched.
    private static final Limits LIMITS =
            new Limits(
                    6_144 * MIB,
                    640 * MIB,
                    Duration.ofHours(12),
                    Duration.ofHours(12),
                    256 * MIB,
                    1);

    private final Cell cell;
    private final Running running;
    private final Messages messages;
    private int jobs;
    private long since = System.nanoTime();

    private Worker(Cell cell, Running running) {
        this.cell = cell;
        this.running = running;
        this.messages = new Messages(running.out(), running.in());
    }

    static Worker start(Cage cage, Equipment equipment) {
        Cell cell = cage.cell();
        return new Worker(cell, cell.start(command(cell.folder(), equipment), LIMITS));
    }

    /// What became of it.
    ///
    /// @param said for who runs the paper
    /// @param refusal for who sent the picture
    record Death(String said, Refusal refusal) {}

    /// A folder for one picture.
    Path makeFolder() {
        try {
            return Files.createDirectory(cell.folder().resolve("job-" + ++jobs));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// @throws UncheckedIOException when it died
    ObjectNode ask(ObjectNode job, Duration patience) {
        running.within(patience);
        messages.write(job);
        ObjectNode answer = messages.read();
        running.atLeisure();
        since = System.nanoTime();
        return answer;
    }

    int jobs() {
        return jobs;
    }

    /// Whether it died while it had nothing to do.
    boolean isGone() {
        return running.isOver();
    }

    Duration idle() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    long peak() {
        return running.peak();
    }

    /// How it ended; ends it if it has not.
    Death death() {
        try {
            running.end();
            return switch (running.outcome()) {
                case Outcome.Stopped(Excess why, String said) ->
                        new Death(why + " " + said, refusal(why));
                case Outcome.Ended(int code, _, String said) ->
                        new Death("exit code " + code + " " + said, refusal(said));
            };
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Death("interrupted", refusal(""));
        }
    }

    @Override
    public void close() {
        cell.close();
    }

    private static Refusal refusal(Excess why) {
        return switch (why) {
            case TIME ->
                    refused(
                            "The picture takes too long to develop. Save it smaller and send it again.");
            case MEMORY -> tooMuchMemory();
            case FILE, OUTPUT ->
                    refused(
                            "The picture's files grow too large. Save it smaller and send it again.");
        };
    }

    private static Refusal refusal(String said) {
        return said.contains("OutOfMemoryError") || said.contains("java.lang.OutOfMemory")
                ? tooMuchMemory()
                : refused(
                        "The picture cannot be decoded. Open it in a picture editor, save it as"
                                + " JPEG or PNG and send that.");
    }

    private static Refusal tooMuchMemory() {
        return refused(
                "The picture needs more memory than the darkroom may use. Save it smaller and send it again.");
    }

    private static Refusal refused(String sentence) {
        return Refusal.invalid(sentence);
    }

    /// The same JDK and the same classes as the paper's.
    private static List<String> command(Path folder, Equipment equipment) {
        return List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx256m",
                "-XX:MaxDirectMemorySize=32m",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:CompressedClassSpaceSize=64m",
                "-XX:+UseSerialGC",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=20",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-XX:ErrorFile=/dev/null",
                "-XX:+DisplayVMOutputToStderr",
                "-Djava.io.tmpdir=" + folder,
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                DarkroomWorker.class.getName(),
                equipment.name());
    }
}
