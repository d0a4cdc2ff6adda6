package org.dateline.media;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dateline.story.Refusal;

/// Reads files in a process of its own, whose heap the test bounds, and prints for each what became
/// of it: `READ`, `REFUSED` or `UNKNOWN`, the milliseconds it took, and its path.
public final class ReadAll {
    private ReadAll() {}

    /// @param arguments a file with a path on each line
    public static void main(String[] arguments) throws Exception {
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            long start = System.nanoTime();
            String end = read(Path.of(line));
            System.out.println(end + "\t" + (System.nanoTime() - start) / 1_000_000 + "\t" + line);
        }
    }

    private static String read(Path file) throws Exception {
        Optional<FileType> type = FileType.of(file);
        if (type.isEmpty()) {
            return "UNKNOWN";
        }
        try {
            MetadataReader.read(file, type.get()).json();
            return "READ";
        } catch (Refusal refusal) {
            return "REFUSED";
        }
    }
}
