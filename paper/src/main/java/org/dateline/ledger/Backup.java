package org.dateline.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.dateline.store.Blobs;
import org.dateline.store.Database;
import org.dateline.story.Refusal;

/// A copy of a paper in one ZIP file: `paper.db`, of each log its last checkpoint, and the files of
/// the picture library. Everything else follows from these. Keys are not in it, so a restored paper
/// cannot sign for the old log: it begins a new one whose first entry names the old one's origin,
/// size and root. Two papers restored from one backup therefore never show two histories under one
/// name.
public final class Backup {
    private static final String DATABASE = "paper.db";
    private static final List<String> LIBRARY = List.of("media/originals", "media/renditions");
    private static final Pattern LIBRARY_FILE =
            Pattern.compile("media/(?:originals|renditions)/[0-9a-f]{2}/[0-9a-f]{64}");
    private static final int MAX_CHECKPOINT = 100_000;

    private Backup() {}

    /// Copies a paper, which may be running.
    ///
    /// @param home the paper's folder
    /// @param file to be made; it appears under its name when it is whole
    /// @throws Refusal when there is a file of that name
    public static void write(Ledger ledger, Path home, Path file) {
        if (Files.exists(file)) {
            throw Refusal.invalid(file + " is there already; name a new file.");
        }
        Path copy = file.resolveSibling(file.getFileName() + ".db.part");
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(copy);
            ledger.database().copyTo(copy);
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(part))) {
                for (Log log : ledger.logs()) {
                    put(zip, log, checkpoint(ledger, log, copy));
                }
                zip.putNextEntry(new ZipEntry(DATABASE));
                Files.copy(copy, zip);
                for (String name : LIBRARY) {
                    put(zip, home, home.resolve(name));
                }
            }
            Files.move(part, file);
        } catch (FileAlreadyExistsException raced) {
            throw Refusal.invalid(file + " is there already; name a new file.");
        } catch (IOException broken) {
            throw new UncheckedIOException("The backup cannot be written", broken);
        } finally {
            delete(copy);
            delete(part);
        }
    }

    /// Over exactly the entries that are in the copy: the paper has gone on since.
    private static String checkpoint(Ledger ledger, Log log, Path copy) {
        if (log != ledger.logs().getLast()) {
            return log.signed().note();
        }
        try (Database database = Database.open(copy)) {
            return ledger.signedAt(database.read(LedgerStore::size)).note();
        }
    }

    private static void put(ZipOutputStream zip, Log log, String checkpoint) throws IOException {
        zip.putNextEntry(new ZipEntry("log/" + log.number() + "/checkpoint"));
        zip.write(checkpoint.getBytes(StandardCharsets.UTF_8));
    }

    /// Files of the library are there before the row that names them, and are never changed: so the
    /// database, copied first, names none that is missing here. They are compressed already.
    private static void put(ZipOutputStream zip, Path home, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        zip.setLevel(Deflater.NO_COMPRESSION);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = home.relativize(file).toString();
                if (LIBRARY_FILE.matcher(name).matches()) {
                    zip.putNextEntry(new ZipEntry(name));
                    Files.copy(file, zip);
                }
            }
        }
    }

    /// Makes a paper from a backup and begins its new log.
    ///
    /// @param folder empty or absent
    /// @return what the new log goes on from, for a sentence to the person
    /// @throws Refusal when the folder is in use or the file is not a backup
    /// @throws Damaged when the backup does not match what was signed
    public static String restore(Path file, Path folder, String host, InstantSource clock) {
        unpack(file, folder);
        try (Database database = Database.open(folder.resolve(DATABASE))) {
            List<LedgerStore.LogRow> rows = database.read(LedgerStore::logs);
            if (rows.isEmpty()) {
                throw Refusal.invalid(file + " is not a backup of a paper: it has no ledger.");
            }
            Log last = null;
            for (LedgerStore.LogRow row : rows) {
                last = Log.open(folder.resolve("log/" + row.log()), row);
                Sealing.retile(database, last);
                last.agree();
            }
            Log.Signed end = java.util.Objects.requireNonNull(last).signed();
            Submission.Predecessor before =
                    new Submission.Predecessor(
                            end.checkpoint().origin(),
                            end.checkpoint().size(),
                            end.checkpoint().root().hex(),
                            last.verifier().toString());
            long base = last.base() + end.checkpoint().size();
            if (base != database.read(LedgerStore::size)) {
                throw new Damaged("The backup has entries that its checkpoint does not cover.");
            }
            last.close();
            Keys keys = new Keys(folder.resolve("keys"));
            Ledger.begin(database, folder, keys, host, clock, Optional.of(before), base).close();
            return "log %s with %,d entries".formatted(before.origin(), before.size());
        }
    }

    private static void unpack(Path file, Path folder) {
        try {
            Files.createDirectories(folder);
            try (var there = Files.list(folder)) {
                if (there.findAny().isPresent()) {
                    throw Refusal.invalid(folder + " is not empty; restore into a new folder.");
                }
            }
            try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
                int entries = 0;
                for (ZipEntry entry = zip.getNextEntry();
                        entry != null;
                        entry = zip.getNextEntry()) {
                    unpack(zip, entry.getName(), folder);
                    entries++;
                }
                if (entries < 2) {
                    throw Refusal.invalid(file + " is not a backup of a paper.");
                }
            }
        } catch (java.nio.file.NoSuchFileException missing) {
            throw Refusal.notFound("There is no file " + file + ".");
        } catch (ZipException broken) {
            throw Refusal.invalid(file + " is not a whole backup: " + broken.getMessage());
        } catch (IOException broken) {
            throw new UncheckedIOException("The backup cannot be unpacked", broken);
        }
    }

    /// Only the three kinds of names that a backup has: nothing can be written elsewhere.
    private static void unpack(InputStream from, String name, Path folder) throws IOException {
        if (name.equals(DATABASE)) {
            Files.copy(from, folder.resolve(DATABASE), StandardCopyOption.REPLACE_EXISTING);
        } else if (name.matches("log/[1-9][0-9]{0,5}/checkpoint")) {
            Path target = folder.resolve(name);
            Files.createDirectories(target.getParent());
            try (OutputStream out = Files.newOutputStream(target)) {
                out.write(from.readNBytes(MAX_CHECKPOINT));
            }
        } else if (LIBRARY_FILE.matcher(name).matches()) {
            unpackMedium(from, name, folder.resolve(name));
        } else {
            throw Refusal.invalid("“" + name + "” does not belong into a backup.");
        }
    }

    private static void unpackMedium(InputStream from, String name, Path target)
            throws IOException {
        Files.createDirectories(target.getParent());
        Files.copy(from, target);
        if (!name.endsWith(Blobs.digest(target))) {
            throw new Damaged("The backup has a file that was altered: " + name + ".");
        }
    }

    private static void delete(Path file) {
        try {
            for (String suffix : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("A part of the backup is left at " + file, broken);
        }
    }
}
