package org.dateline.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.dateline.media.Cage.Excess;
import org.dateline.media.Cage.Limits;
import org.dateline.media.Cage.Outcome;
import org.jspecify.annotations.Nullable;

/// A program in a [Cell]. All methods may be called from any thread.
public final class Running {
    /// In a cell, one file for each program in it: its process id and when that began. A paper that
    /// is started again ends those that are still there, and never a stranger with the same id.
    private static final String MARK = "running-";

    private static final int SIGXCPU = 128 + 24;
    private static final int SIGXFSZ = 128 + 25;

    private final Process process;
    private final Path mark;
    private final Tail said;
    private final Watch watch;
    private final AtomicReference<@Nullable Excess> excess = new AtomicReference<>();

    private Running(Process process, Path mark, Limits limits) {
        this.process = process;
        this.mark = mark;
        this.said = Tail.of(process.getErrorStream());
        this.watch = Watch.over(this, limits.resident());
    }

    static Running start(Path folder, List<String> command, Limits limits) {
        ProcessBuilder builder =
                new ProcessBuilder(Cage.limited(command, limits)).directory(folder.toFile());
        strip(builder.environment(), folder);
        try {
            Process process = builder.start();
            return new Running(process, marked(process.toHandle(), folder), limits);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Path marked(ProcessHandle program, Path folder) throws IOException {
        try {
            return Files.writeString(
                    folder.resolve(MARK + program.pid()), program.pid() + " " + began(program));
        } catch (IOException full) {
            program.destroyForcibly();
            throw full;
        }
    }

    /// Ends the programs an earlier paper left in a cell.
    static void endLeftIn(Path cell) {
        try (Stream<Path> files = Files.isDirectory(cell) ? Files.list(cell) : Stream.empty()) {
            files.filter(file -> file.getFileName().toString().startsWith(MARK))
                    .forEach(Running::endLeft);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// What it reads.
    public OutputStream in() {
        return process.getOutputStream();
    }

    /// What it prints.
    public InputStream out() {
        return process.getInputStream();
    }

    /// Sets a new deadline, from now; the program is stopped when it passes.
    public void within(Duration time) {
        watch.within(time);
    }

    /// Takes the deadline away.
    public void atLeisure() {
        watch.atLeisure();
    }

    public boolean isOver() {
        return !process.isAlive();
    }

    /// The most memory it and what it started had in use, in bytes; 0 where there is no `/proc`.
    public long peak() {
        return watch.peak();
    }

    /// How it ended, without what it printed; waits until it has.
    public Outcome outcome() throws InterruptedException {
        int code = process.waitFor();
        String words = said.text();
        return reason(code)
                .<Outcome>map(why -> new Outcome.Stopped(why, words))
                .orElseGet(() -> new Outcome.Ended(code, "", words));
    }

    /// Ends it and all it started, at once.
    public void end() {
        endTree(process.toHandle());
        process.onExit().join();
        watch.end();
        forget();
    }

    /// Ends it because it went too far; the first reason given is the one that counts.
    void stop(Excess why) {
        excess.compareAndSet(null, why);
        endTree(process.toHandle());
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    private Optional<Excess> reason(int code) {
        return Optional.ofNullable(excess.get())
                .or(
                        () ->
                                switch (code) {
                                    case SIGXCPU -> Optional.of(Excess.TIME);
                                    case SIGXFSZ -> Optional.of(Excess.FILE);
                                    default -> Optional.empty();
                                });
    }

    private void forget() {
        try {
            Files.deleteIfExists(mark);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Nothing of the paper's environment is for a program that reads strangers' files.
    private static void strip(Map<String, String> environment, Path folder) {
        environment.keySet().removeIf(name -> !name.equals("PATH"));
        environment.put("TMPDIR", folder.toString());
        environment.put("HOME", folder.toString());
        environment.put("LANG", "C.UTF-8");
        // glibc gives each thread an arena of its own and returns little of it: that is for
        // servers.
        environment.put("MALLOC_ARENA_MAX", "2");
    }

    /// Parents first, so that none starts another child unseen; then again what was started
    /// meanwhile.
    private static void endTree(ProcessHandle parent) {
        List<ProcessHandle> children = parent.descendants().toList();
        parent.destroyForcibly();
        for (ProcessHandle child : children) {
            child.descendants().forEach(ProcessHandle::destroyForcibly);
            child.destroyForcibly();
        }
    }

    private static void endLeft(Path mark) {
        try {
            String[] words = Files.readString(mark, StandardCharsets.UTF_8).split(" ", -1);
            if (words.length == 2) {
                ProcessHandle.of(Long.parseLong(words[0]))
                        .filter(handle -> began(handle).equals(words[1]))
                        .ifPresent(Running::endTree);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (NumberFormatException cut) {
            // The paper died while it wrote the mark; the program had not begun to read anything.
            return;
        }
    }

    private static String began(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
