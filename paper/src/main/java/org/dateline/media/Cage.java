package org.dateline.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Where programs run that read files from strangers: under limits, in a folder of their own that
/// is deleted afterwards, and killed with all they started.
///
/// The limits are those of POSIX `ulimit`, set by `/bin/sh`, which needs neither rights nor a
/// daemon; a cgroup would need a delegated one. What they do not cover (memory in use, time by the
/// clock, output) a [Watch] does.
public final class Cage {
    private final Path folder;

    private Cage(Path folder) {
        this.folder = folder;
    }

    /// Makes `folder` the place for cells. What an earlier run left there, running programs
    /// included, is ended and deleted, so a folder has one cage at a time.
    public static Cage open(Path folder) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> left = Files.list(folder)) {
                left.toList().forEach(Cage::clear);
            }
            return new Cage(folder.toRealPath());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// A new cell. Whoever opens it closes it.
    public Cell cell() {
        try {
            return new Cell(Files.createTempDirectory(folder, "cell-"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void clear(Path left) {
        Running.endLeftIn(left);
        delete(left);
    }

    /// Deletes a folder with all in it; links are deleted and not followed.
    static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new Deleting());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// What a program may use before it is stopped.
    ///
    /// @param memory address space of each process in bytes (`ulimit -v`); 0 for no such limit, as
    ///   for a JVM, which reserves far more than it uses
    /// @param resident memory in use by the program and what it started, in bytes; watched where
    ///   there is `/proc`
    /// @param cpu processor time of each process (`ulimit -t`), to the second
    /// @param wall time by the clock; a program that is only [Cell#start]ed sets its own deadlines
    /// @param file length of any file it writes, in bytes (`ulimit -f`)
    /// @param output what it may print on standard output, in bytes; for [Cell#run] only
    public record Limits(
            long memory, long resident, Duration cpu, Duration wall, long file, int output) {
        public Limits {
            if (memory < 0 || resident < 1 || file < 1 || output < 1 || cpu.toSeconds() < 1) {
                throw new IllegalArgumentException("A limit is positive");
            }
        }
    }

    /// Why a program was stopped.
    public enum Excess {
        MEMORY,
        TIME,
        FILE,
        OUTPUT
    }

    /// How a program ended.
    public sealed interface Outcome {
        /// What it said on standard error: the last 8 KiB.
        String said();

        /// By itself.
        ///
        /// @param code the exit code; 128 and the signal's number when a signal ended it
        /// @param printed its standard output; empty when that was handed over line by line
        record Ended(int code, String printed, String said) implements Outcome {}

        /// By us or the system, because it went over a limit.
        record Stopped(Excess excess, String said) implements Outcome {}
    }

    /// The command that runs `command` under `limits`: `/bin/sh` sets them and becomes the program.
    /// A limit the system does not know is left out. At the soft limit of processor time a program
    /// gets SIGXCPU, which tells why it ended; the hard one, a second later, would only kill it.
    /// Readers come first: hence `nice`.
    static List<String> limited(List<String> command, Limits limits) {
        String script =
                """
                ulimit -c 0
                ulimit -v "$1" 2>/dev/null || :
                ulimit -S -t "$2" && ulimit -H -t $(($2 + 1))
                ulimit -f "$3"
                shift 3
                exec nice -n 10 "$@"
                """;
        String memory = limits.memory() == 0 ? "unlimited" : String.valueOf(kilobytes(limits));
        return Stream.concat(
                        Stream.of(
                                "/bin/sh",
                                "-c",
                                script,
                                "cage",
                                memory,
                                String.valueOf(limits.cpu().toSeconds()),
                                String.valueOf(Math.max(1, limits.file() / 512))),
                        command.stream())
                .toList();
    }

    private static long kilobytes(Limits limits) {
        return Math.max(1, limits.memory() / 1024);
    }

    private static final class Deleting extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes facts) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failed)
                throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
