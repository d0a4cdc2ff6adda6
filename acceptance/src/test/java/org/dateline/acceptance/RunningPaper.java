package org.dateline.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A paper that was started as an operator starts it, on free ports, with everything it prints kept
/// for the message of a test that fails.
final class RunningPaper implements AutoCloseable {
    private static final int KEPT_CHARACTERS = 200_000;

    private final Process process;
    private final StringBuffer printed = new StringBuffer();
    private final CompletableFuture<URI> readers = new CompletableFuture<>();
    private final CompletableFuture<URI> newsroom = new CompletableFuture<>();

    private RunningPaper(ProcessBuilder builder) {
        try {
            process = builder.start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        // Reading a pipe blocks a thread for as long as the paper runs: not a virtual one.
        Thread.ofPlatform().daemon().start(() -> keep(process.getInputStream()));
        Thread.ofPlatform().daemon().start(() -> keep(process.getErrorStream()));
    }

    /// `./dateline serve --data DATA …`, answering on both ports.
    static RunningPaper serve(Path data, Object... more) {
        return start(data, more).awaited();
    }

    /// The same, not yet awaited.
    static RunningPaper start(Path data, Object... more) {
        Object[] arguments = new Object[7 + more.length];
        System.arraycopy(
                new Object[] {"serve", "--data", data, "--reader-port", 0, "--newsroom-port", 0},
                0,
                arguments,
                0,
                7);
        System.arraycopy(more, 0, arguments, 7, more.length);
        return new RunningPaper(Program.process(arguments));
    }

    /// `./dateline demo`, answering on both ports. A shell in the background ignores SIGINT, and so
    /// would everything it starts: `env` gives it back its meaning.
    static RunningPaper demo() {
        ProcessBuilder demo = Program.process("demo", "--reader-port", 0, "--newsroom-port", 0);
        demo.command().addAll(0, List.of("env", "--default-signal=INT"));
        return new RunningPaper(demo).awaited();
    }

    /// Waits until both addresses are printed, which is when both answer.
    RunningPaper awaited() {
        try {
            readers();
            newsroom();
            return this;
        } catch (AssertionError failed) {
            close();
            throw failed;
        }
    }

    URI readers() {
        return await(readers);
    }

    URI newsroom() {
        return await(newsroom);
    }

    Site site() {
        return new Site(readers());
    }

    /// A member of staff with a token of their own, made while the paper runs.
    ///
    /// @param role reporter, editor or chief
    Newsroom as(Path data, String name, String role) {
        Program.Ended made =
                Program.run(
                        "token",
                        "create",
                        "--data",
                        data,
                        "--name",
                        "token of " + name,
                        "--as",
                        name,
                        "--role",
                        role);
        if (made.status() != 0) {
            throw new AssertionError("No token: " + made);
        }
        return new Newsroom(newsroom(), made.out().strip());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// What it printed so far, on both streams.
    String printed() {
        return printed.toString();
    }

    /// Stops it as `systemctl stop` does.
    ///
    /// @return the exit status
    int stop() {
        process.destroy();
        return ended();
    }

    /// Stops it as Ctrl-C does.
    int interrupt() {
        Program.run(new ProcessBuilder("kill", "-INT", Long.toString(process.pid())));
        return ended();
    }

    /// Kills it on the spot, as a power cut does to a process.
    void kill() {
        process.destroyForcibly();
        ended();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }

    private int ended() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("The paper did not stop:\n" + printed);
            }
            return process.exitValue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private URI await(CompletableFuture<URI> address) {
        try {
            return address.get(Program.DEADLINE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException failed) {
            throw new AssertionError("The paper did not start:\n" + printed, failed);
        }
    }

    private void keep(InputStream stream) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                keep(line);
            }
        } catch (IOException closed) {
            keep("(" + closed.getMessage() + ")");
        }
        if (!process.isAlive()) {
            // Nobody waits two minutes for a paper that is gone.
            readers.completeExceptionally(new IllegalStateException("it ended"));
            newsroom.completeExceptionally(new IllegalStateException("it ended"));
        }
    }

    private void keep(String line) {
        if (printed.length() < KEPT_CHARACTERS) {
            printed.append(line).append('\n');
        }
        if (line.startsWith("readers: ")) {
            readers.complete(URI.create(line.substring("readers: ".length())));
        } else if (line.startsWith("newsroom: ")) {
            newsroom.complete(URI.create(line.substring("newsroom: ".length())));
        }
    }
}
