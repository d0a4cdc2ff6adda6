package org.dateline.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dateline.media.Cage.Excess;
import org.dateline.media.Cage.Limits;
import org.dateline.media.Cage.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CageTest {
    private static final long MIB = 1 << 20;
    private static final Limits LIMITS =
            new Limits(
                    2_048 * MIB,
                    64 * MIB,
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(20),
                    MIB,
                    100_000);

    @TempDir private Path folder;

    @Test
    void aProgramPrintsAndEnds() throws Exception {
        assertThat(run("echo printed; echo said >&2; exit 3", LIMITS))
                .isEqualTo(new Outcome.Ended(3, "printed\n", "said\n"));
    }

    @Test
    void linesAreHandedOverOneByOne() throws Exception {
        List<String> lines = new ArrayList<>();
        try (Cell cell = Cage.open(folder).cell()) {
            cell.run(sh("printf 'one\\ntwo\\r\\nthree'"), LIMITS, lines::add);
        }
        assertThat(lines).containsExactly("one", "two", "three");
    }

    @Test
    void aProgramSeesNothingOfOurEnvironment() throws Exception {
        Outcome outcome = run("env | cut -d= -f1 | sort | tr '\\n' ' '", LIMITS);
        assertThat(outcome).isInstanceOf(Outcome.Ended.class);
        assertThat(((Outcome.Ended) outcome).printed().split(" "))
                .isSubsetOf(
                        "HOME", "LANG", "MALLOC_ARENA_MAX", "PATH", "PWD", "TMPDIR", "OLDPWD", "_");
    }

    @Test
    void nothingIsLeftOfACell() throws Exception {
        Path outside = Files.writeString(folder.resolve("outside"), "kept");
        Path cells = folder.resolve("cells");
        try (Cell cell = Cage.open(cells).cell()) {
            cell.run(sh("mkdir -p a/b; echo x > a/b/c; ln -s " + outside + " a/link"), LIMITS);
            assertThat(cell.folder().resolve("a/b/c")).hasContent("x");
        }
        assertThat(cells).isEmptyDirectory();
        assertThat(outside).hasContent("kept");
    }

    @Test
    void aProgramThatTakesTooLongIsStopped() throws Exception {
        Limits short1 = with(LIMITS, Duration.ofMillis(300));
        assertThat(run("sleep 60", short1)).isEqualTo(new Outcome.Stopped(Excess.TIME, ""));
    }

    @Test
    void aProgramThatBurnsTooMuchProcessorTimeIsStopped() throws Exception {
        Limits oneSecond =
                new Limits(
                        0, 64 * MIB, Duration.ofSeconds(1), Duration.ofSeconds(60), MIB, 100_000);
        assertThat(run("while :; do :; done", oneSecond))
                .isInstanceOfSatisfying(
                        Outcome.Stopped.class,
                        stopped -> assertThat(stopped.excess()).isEqualTo(Excess.TIME));
    }

    @Test
    void aProgramThatUsesTooMuchMemoryIsStopped() throws Exception {
        // The shell doubles a string until it holds more than 64 MiB.
        Outcome outcome = run("s=xxxxxxxx; while :; do s=$s$s; done", LIMITS);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Stopped.class,
                        stopped -> assertThat(stopped.excess()).isEqualTo(Excess.MEMORY));
    }

    @Test
    void addressSpaceIsLimitedByTheSystem() throws Exception {
        Limits narrow =
                new Limits(
                        64 * MIB,
                        2_048 * MIB,
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(20),
                        MIB,
                        100_000);
        Outcome outcome = run("s=xxxxxxxx; while :; do s=$s$s; done", narrow);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Ended.class, ended -> assertThat(ended.code()).isNotZero());
    }

    @Test
    void aProgramThatWritesTooLongAFileIsStopped() throws Exception {
        try (Cell cell = Cage.open(folder).cell()) {
            cell.run(sh("exec head -c 3000000 /dev/zero > big"), LIMITS);
            assertThat(Files.size(cell.folder().resolve("big"))).isLessThanOrEqualTo(MIB);
        }
    }

    @Test
    void aProgramThatPrintsTooMuchIsStopped() throws Exception {
        assertThat(run("while :; do echo and so on; done", LIMITS))
                .isEqualTo(new Outcome.Stopped(Excess.OUTPUT, ""));
    }

    @Test
    void whatAProgramStartedEndsWithIt() throws Exception {
        try (Cell cell = Cage.open(folder).cell()) {
            Running running = cell.start(sh("sleep 61 & sleep 62 & echo $!; wait"), LIMITS);
            assertThat(running.out().read()).isPositive();
            List<ProcessHandle> children = running.handle().descendants().toList();
            assertThat(children).hasSize(2);
            running.end();
            children.forEach(child -> child.onExit().join());
            assertThat(children).noneMatch(ProcessHandle::isAlive);
        }
    }

    @Test
    void whatACrashedPaperLeftRunningIsEndedAndDeleted() throws Exception {
        Cell left = Cage.open(folder).cell();
        Running running = left.start(sh("echo up; exec sleep 63"), LIMITS);
        assertThat(running.out().read()).isPositive();
        Cage.open(folder);
        running.handle().onExit().join();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aMarkOfAnotherProgramWithTheSameIdEndsNothing() throws IOException {
        Process stranger = new ProcessBuilder("sleep", "64").start();
        Path cell = Files.createDirectory(folder.resolve("cell-left"));
        Files.writeString(
                cell.resolve("running-" + stranger.pid()),
                stranger.pid() + " 2001-01-01T00:00:00Z");
        Cage.open(folder);
        assertThat(stranger.isAlive()).isTrue();
        stranger.destroyForcibly();
    }

    @Test
    void anInterruptEndsTheProgram() throws Exception {
        List<ProcessHandle> before = ProcessHandle.current().children().toList();
        Thread worker =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    try {
                                        run("sleep 65", LIMITS);
                                    } catch (InterruptedException expected) {
                                        Thread.currentThread().interrupt();
                                    }
                                });
        while (newSince(before).isEmpty()) {
            Thread.onSpinWait();
        }
        List<ProcessHandle> started = newSince(before);
        worker.interrupt();
        worker.join();
        assertThat(started).noneMatch(ProcessHandle::isAlive);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aProgramThatIsNotThereSaysSo() throws Exception {
        try (Cell cell = Cage.open(folder).cell()) {
            assertThat(cell.run(List.of("no-such-program-here"), LIMITS))
                    .isInstanceOfSatisfying(
                            Outcome.Ended.class, ended -> assertThat(ended.code()).isEqualTo(127));
        }
    }

    private Outcome run(String script, Limits limits) throws InterruptedException {
        try (Cell cell = Cage.open(folder).cell()) {
            return cell.run(sh(script), limits);
        }
    }

    private static List<ProcessHandle> newSince(List<ProcessHandle> before) {
        try (Stream<ProcessHandle> children = ProcessHandle.current().children()) {
            return children.filter(child -> !before.contains(child)).toList();
        }
    }

    private static List<String> sh(String script) {
        return List.of("/bin/sh", "-c", script);
    }

    private static Limits with(Limits limits, Duration wall) {
        return new Limits(
                limits.memory(),
                limits.resident(),
                limits.cpu(),
                wall,
                limits.file(),
                limits.output());
    }
}
