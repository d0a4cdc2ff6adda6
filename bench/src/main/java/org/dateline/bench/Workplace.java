package org.dateline.bench;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/// A folder for a bench's data.
///
/// @param isKept when the bench ends
record Workplace(Path folder, boolean isKept) implements AutoCloseable {
    /// One that is gone when the bench ends.
    static Workplace make(String name) throws IOException {
        return new Workplace(Files.createTempDirectory("dateline-bench-" + name), false);
    }

    /// One somebody named, for runs to come.
    static Workplace keep(Path folder) throws IOException {
        return new Workplace(Files.createDirectories(folder).toAbsolutePath(), true);
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() throws IOException {
        if (isKept) {
            return;
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path visited, java.io.@org.jspecify.annotations.Nullable IOException e)
                            throws IOException {
                        Files.delete(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
