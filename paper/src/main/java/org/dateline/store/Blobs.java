package org.dateline.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// Files named by what is in them: `ab/abcd…`, the SHA-256 in lower-case hexadecimal below its
/// first two digits. A file that is there is whole and on disk; none is ever changed.
public final class Blobs {
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");
    private static final int BUFFER = 1 << 16;

    private final Path folder;

    /// @param folder made when the first file comes
    public Blobs(Path folder) {
        this.folder = folder;
    }

    /// What a file is called, from its bytes.
    public static String digest(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                sha.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-256", missing);
        } catch (IOException broken) {
            throw new UncheckedIOException(file + " cannot be read", broken);
        }
    }

    /// Moves a file in. When this returns it is on disk under its name.
    ///
    /// @param file on the same file system; gone afterwards
    /// @return its digest
    /// @throws DiskFull when there is no room
    public String put(Path file) {
        String digest = digest(file);
        Path shelf = shelf(digest);
        Path target = shelf.resolve(digest);
        try {
            if (damage(digest).isEmpty()) {
                Files.delete(file);
                return digest;
            }
            Files.createDirectories(shelf);
            sync(file, StandardOpenOption.WRITE);
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            sync(shelf, StandardOpenOption.READ);
            sync(folder, StandardOpenOption.READ);
            return digest;
        } catch (IOException broken) {
            throw failure("The file " + target + " cannot be kept", broken);
        }
    }

    /// Where the file of that digest is, if it is there.
    public Optional<Path> find(String digest) {
        Path file = path(digest);
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    /// Reads the file of that digest and holds its bytes against its name.
    ///
    /// @return what is wrong with it, such as “is missing”; empty when nothing is
    public Optional<String> damage(String digest) {
        Path file = path(digest);
        try {
            return digest(file).equals(digest) ? Optional.empty() : Optional.of("was altered");
        } catch (UncheckedIOException broken) {
            return Optional.of(
                    broken.getCause() instanceof NoSuchFileException
                            ? "is missing"
                            : "cannot be read");
        }
    }

    private Path path(String digest) {
        return shelf(digest).resolve(digest);
    }

    private Path shelf(String digest) {
        if (!NAME.matcher(digest).matches()) {
            throw new IllegalArgumentException("not a digest: " + digest);
        }
        return folder.resolve(digest.substring(0, 2));
    }

    private static void sync(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    /// What to throw when a file cannot be written: a disk without room has a name of its own.
    public static RuntimeException failure(String sentence, IOException broken) {
        String said = String.valueOf(broken.getMessage());
        return said.contains("No space left on device") || said.contains("Disk quota exceeded")
                ? new DiskFull(broken)
                : new UncheckedIOException(sentence, broken);
    }
}
