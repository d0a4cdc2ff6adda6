package org.dateline.media;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Media files from elsewhere, found through `DATELINE_CORPORA`.
final class Corpora {
    private Corpora() {}

    /// A folder of them; without it, the test is skipped.
    static Path folder(String name) {
        String corpora = System.getenv("DATELINE_CORPORA");
        assumeTrue(corpora != null, "DATELINE_CORPORA is not set: the pictures are not here");
        Path folder = Path.of(corpora, name);
        assumeTrue(Files.isDirectory(folder), name + " is not among the corpora");
        return folder;
    }

    /// Its files whose names do not end so, sorted.
    static List<Path> files(Path folder, String... besides) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> Stream.of(besides).noneMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        }
    }
}
