package org.dateline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dateline.story.Refusal;

/// A paper's folder, held by one process at a time through the file `lock`.
///
/// ```
/// dateline.conf   settings, when there are any
/// paper.db        everything the desk wrote and the ledger's entries
/// keys/           secrets: not in backups
/// log/N/          a log's tiles and checkpoint; follow from paper.db
/// media/          originals and renditions of the library, and what is on its way in
/// archive/        what search and lists are found by; follows from the ledger
/// rack/           pages, compressed; follow from the ledger
/// shelf/          public files of pictures and video; copied from the library's
/// views/          views of the last 24 hours
/// lock, control   who runs, and how to speak to them
/// ```
final class Home implements AutoCloseable {
    /// The file that makes a folder a paper's.
    static final String DATABASE = "paper.db";

    private final Path folder;
    private final FileChannel channel;

    private Home(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /// Takes the folder; makes it when there is none.
    ///
    /// @return empty when another process has it
    static Optional<Home> take(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (locked(channel)) {
                return Optional.of(new Home(folder.toRealPath(), channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException broken) {
            throw Refusal.invalid(
                    "The folder %s cannot be used: %s".formatted(folder, broken.getMessage()));
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    /// Whether there is a paper in `folder`, running or not.
    static boolean holdsPaper(Path folder) {
        return Files.exists(folder.resolve(DATABASE));
    }

    /// Deletes what follows from the database: pages, index and tiles. The signed checkpoints stay.
    void deleteDerived() {
        try (Stream<Path> rack = files("rack");
                Stream<Path> archive = files("archive");
                Stream<Path> logs = files("log")) {
            List<Path> derived =
                    Stream.of(rack, archive, logs.filter(Home::isTile))
                            .flatMap(each -> each)
                            .sorted(Comparator.reverseOrder())
                            .toList();
            for (Path file : derived) {
                Files.delete(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("Derived data cannot be deleted", broken);
        }
    }

    private Stream<Path> files(String name) throws IOException {
        Path path = folder.resolve(name);
        return Files.exists(path) ? Files.walk(path) : Stream.empty();
    }

    private static boolean isTile(Path file) {
        return file.getFileName().toString().startsWith("level-");
    }

    Path folder() {
        return folder;
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException broken) {
            throw new UncheckedIOException("The lock cannot be given back", broken);
        }
    }
}
