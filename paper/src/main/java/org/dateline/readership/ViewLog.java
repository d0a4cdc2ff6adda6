package org.dateline.readership;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The log of what was counted: a file for each hour (UTC), named after it. The hour of the newest
/// record and the 24 before it are kept; there are no older totals.
final class ViewLog implements AutoCloseable {
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH").withZone(ZoneOffset.UTC);
    private static final long SECONDS = 3_600;

    /// Hours before the newest in which a minute of the window can lie.
    private static final int HOURS_BEFORE = 24;

    /// No hour within the default bounds comes near it; a longer file is not ours to read.
    private static final long LONGEST_FILE = 512L << 20;

    private final Path folder;
    private Optional<FileChannel> file = Optional.empty();
    private long hour = Long.MIN_VALUE;
    private long end;

    /// The hour of the newest record that is safe from a power cut, and the one for which older
    /// files were deleted last.
    private long safe = Long.MIN_VALUE;

    private long deletedFor = Long.MIN_VALUE;

    private ViewLog(Path folder) {
        this.folder = folder;
    }

    /// Opens the log, which is made when it is absent, and reads back what it holds.
    static ViewLog open(Path folder, LogRecord.Sink sink, Damage damage) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = files(folder);
        for (Path path : files) {
            Optional<LogRecord.Reading> reading = read(path, sink);
            damage.found(reading.map(LogRecord.Reading::damaged).orElse(1));
        }
        return new ViewLog(folder);
    }

    /// What is wrong with a log, a sentence each; empty when all is well. A record at the end that
    /// was not written to its end is not damage: it is what a power cut leaves.
    static List<String> check(Path folder) throws IOException {
        List<String> sentences = new ArrayList<>();
        for (Path path : Files.isDirectory(folder) ? files(folder) : List.<Path>of()) {
            Optional<LogRecord.Reading> found = read(path, (_, _, _) -> {});
            if (found.isEmpty()) {
                sentences.add("View log " + path + " is longer than any hour can be: not counted.");
            } else if (found.get().damaged() > 0) {
                sentences.add(damage(path, found.get()));
            }
        }
        return sentences;
    }

    /// Appends the counts of a drain. Only what `force` follows is safe from a power cut.
    ///
    /// @param came by each [Arrival]
    void append(long second, byte[] tally, int[] came) throws IOException {
        FileChannel to = fileFor(Math.floorDiv(second, SECONDS));
        ByteBuffer record = LogRecord.write(second, tally, came);
        long at = end;
        while (record.hasRemaining()) {
            at += to.write(record, at);
        }
        // Only now: a write that failed half-way is written over by the next.
        end = at;
    }

    void force() throws IOException {
        if (file.isPresent()) {
            file.get().force(false);
            safe = end > 0 ? hour : safe;
        }
    }

    /// Deletes the files of hours that no window can reach any more. The newest record that is safe
    /// decides and not the time by now: while the clock is behind, a restart goes on from that
    /// record, and must find the whole window before it.
    void deleteOld() throws IOException {
        if (safe == deletedFor) {
            return;
        }
        deletedFor = safe;
        for (Path path : files(folder)) {
            if (hourOf(path).orElseThrow() < safe - HOURS_BEFORE) {
                Files.deleteIfExists(path);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
            file = Optional.empty();
        }
    }

    private FileChannel fileFor(long wanted) throws IOException {
        if (file.isPresent() && wanted == hour) {
            return file.get();
        }
        if (file.isPresent()) {
            force();
            close();
        }
        Path path = folder.resolve(name(wanted));
        Optional<LogRecord.Reading> before =
                Files.exists(path) ? read(path, (_, _, _) -> {}) : Optional.empty();
        FileChannel opened =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        file = Optional.of(opened);
        hour = wanted;
        end = before.map(LogRecord.Reading::end).orElse(0);
        opened.truncate(end);
        forceFolder();
        return opened;
    }

    /// A new file's name is safe only when its folder is.
    private void forceFolder() throws IOException {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private static Optional<LogRecord.Reading> read(Path path, LogRecord.Sink sink)
            throws IOException {
        return Files.size(path) > LONGEST_FILE
                ? Optional.empty()
                : Optional.of(LogRecord.read(Files.readAllBytes(path), sink));
    }

    private static String damage(Path path, LogRecord.Reading found) {
        return "View log %s cannot be read in %d place%s, the first at byte %d: not counted."
                .formatted(
                        path,
                        found.damaged(),
                        found.damaged() == 1 ? "" : "s",
                        found.firstDamage());
    }

    private static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*.views")) {
            all.forEach(path -> hourOf(path).ifPresent(_ -> files.add(path)));
        }
        files.sort(null);
        return files;
    }

    private static String name(long hour) {
        return HOUR.format(Instant.ofEpochSecond(hour * SECONDS)) + "Z.views";
    }

    /// Other files in the folder have no hour and are left alone.
    private static Optional<Long> hourOf(Path path) {
        String name = path.getFileName().toString();
        try {
            Instant begin = Instant.parse(name.replace("Z.views", ":00:00Z"));
            return Optional.of(begin.getEpochSecond() / SECONDS);
        } catch (DateTimeParseException foreign) {
            return Optional.empty();
        }
    }

    /// Hears of places that cannot be read.
    interface Damage {
        void found(int places);
    }
}
