package org.dateline.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Test films, painted and sung by ffmpeg itself.
final class Clips {
    private final Path folder;

    Clips(Path folder) {
        this.folder = folder;
    }

    static void assumeFfmpeg() {
        assumeTrue(
                runs(List.of("ffmpeg", "-version")) && runs(List.of("ffprobe", "-version")),
                "ffmpeg is not installed");
    }

    /// A moving test picture with a tone, coded as H.264 and AAC.
    Path film(String name, String size, int rate, int seconds, String... options) {
        List<String> command =
                command("testsrc2=s=%s:r=%d:d=%d".formatted(size, rate, seconds), "-f", "lavfi");
        command.addAll(List.of("-i", "sine=440:d=" + seconds));
        command.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"));
        command.addAll(List.of("-c:a", "aac"));
        command.addAll(List.of(options));
        return made(command, name);
    }

    /// Any other source of ffmpeg's virtual devices.
    Path of(String source, String name, String... options) {
        return made(command(source, options), name);
    }

    /// One field of what ffprobe says of a stream or the file, a value a line.
    static String probe(Path file, String entries, String... options) {
        List<String> command = new ArrayList<>(List.of("ffprobe", "-v", "error"));
        command.addAll(List.of(options));
        command.addAll(List.of("-show_entries", entries, "-of", "default=nw=1:nk=1"));
        command.add(file.toString());
        return output(command);
    }

    /// Runs a program to its end.
    ///
    /// @return what it says
    static String run(Object... command) {
        return output(Stream.of(command).map(Object::toString).toList());
    }

    private static List<String> command(String source, String... options) {
        List<String> command =
                new ArrayList<>(
                        List.of("ffmpeg", "-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i"));
        command.add(source);
        command.addAll(List.of(options));
        return command;
    }

    private Path made(List<String> command, String name) {
        Path file = folder.resolve(name);
        command.add(file.toString());
        assertThat(output(command)).isEmpty();
        return file;
    }

    private static boolean runs(List<String> command) {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static String output(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as("%s: %s", command, said).isZero();
            return said.strip();
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
