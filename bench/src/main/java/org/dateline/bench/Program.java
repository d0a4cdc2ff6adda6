package org.dateline.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The packaged program, run as an operator runs it: `./dateline …`.
final class Program implements AutoCloseable {
    private static final long MAX_HOURS = 2;

    private final Process process;
    private final URI readers;
    private final URI newsroom;

    private Program(Process process, URI readers, URI newsroom) {
        this.process = process;
        this.readers = readers;
        this.newsroom = newsroom;
    }

    /// Runs a command to its end; what it says on standard error is shown.
    ///
    /// @return what it printed on standard output
    /// @throws IllegalStateException when it fails
    static String run(Object... args) {
        try {
            Process process = builder(args).start();
            String out =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(MAX_HOURS, TimeUnit.HOURS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(List.of(args) + " failed: " + out);
            }
            return out.strip();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /// `serve`, until both doors answer.
    ///
    /// @param readerPort 0 takes a free one
    static Program serve(Path data, int readerPort, int newsroomPort) {
        Process process = start(data, readerPort, newsroomPort);
        try {
            BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8));
            return new Program(process, address(lines, "readers: "), address(lines, "newsroom: "));
        } catch (IOException | IllegalStateException failed) {
            process.destroyForcibly();
            throw new IllegalStateException("The paper in " + data + " did not start", failed);
        }
    }

    /// `serve`, without waiting for anything.
    static Process start(Path data, int readerPort, int newsroomPort) {
        try {
            return builder(
                            "serve",
                            "--data",
                            data,
                            "--reader-port",
                            readerPort,
                            "--newsroom-port",
                            newsroomPort)
                    .start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// A paper with generated stories in a folder of its own.
    static Path paper(Path folder, int stories) throws IOException {
        Path file = folder.resolve("stories.jsonl");
        Stories.write(file, stories, 1, Stories.DEFAULT_BYTES);
        Path data = data(folder);
        run("import", "stories", file, "--data", data);
        Files.delete(file);
        return data;
    }

    /// The folder of a paper with an address of its own, as every paper has that is read: its pages
    /// say more than those of one without.
    static Path data(Path folder) throws IOException {
        Path data = Files.createDirectory(folder.resolve("paper"));
        Files.writeString(data.resolve("dateline.conf"), "site.url = https://paper.example\n");
        return data;
    }

    URI readers() {
        return readers;
    }

    URI newsroom() {
        return newsroom;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        end(process);
    }

    /// Ends a paper in order, or at once when that takes too long.
    static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static URI address(BufferedReader lines, String before) throws IOException {
        String line = lines.readLine();
        if (line == null || !line.startsWith(before)) {
            throw new IllegalStateException("It said: " + line);
        }
        return URI.create(line.substring(before.length()));
    }

    private static ProcessBuilder builder(Object... args) {
        List<String> command = new ArrayList<>();
        command.add("./dateline");
        for (Object arg : args) {
            command.add(arg.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("DATELINE_BUILD", "never");
        return builder;
    }
}
