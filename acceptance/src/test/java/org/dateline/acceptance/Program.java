package org.dateline.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// The program as an operator has it: `./dateline` with arguments.
final class Program {
    /// No command of these tests takes longer on a slow machine.
    static final Duration DEADLINE = Duration.ofMinutes(4);

    private Program() {}

    /// How a command ended.
    ///
    /// @param status exit status
    record Ended(int status, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }

        @Override
        public String toString() {
            return "exit %d%n--- out%n%s--- err%n%s".formatted(status, out, err);
        }
    }

    /// The folder with the launcher.
    static Path home() {
        String named = System.getProperty("dateline.home");
        Path folder = named == null ? Path.of("").toAbsolutePath() : Path.of(named);
        while (!Files.exists(folder.resolve("dateline"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no launcher above");
        }
        return folder;
    }

    /// A process that runs what was packaged, and never builds.
    static ProcessBuilder process(Object... arguments) {
        List<String> command = new ArrayList<>();
        command.add(home().resolve("dateline").toString());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("DATELINE_BUILD", "never");
        return builder;
    }

    /// Runs a command to its end.
    static Ended run(Object... arguments) {
        return run(process(arguments));
    }

    static Ended run(ProcessBuilder builder) {
        try {
            Path out = Files.createTempFile("dateline", ".out");
            Path err = Files.createTempFile("dateline", ".err");
            Process process =
                    builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
            process.getOutputStream().close();
            if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError(builder.command() + " did not end: " + text(err));
            }
            Ended ended = new Ended(process.exitValue(), text(out), text(err));
            Files.delete(out);
            Files.delete(err);
            return ended;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
