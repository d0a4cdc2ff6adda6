package org.dateline.press;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.dateline.story.Digest;

/// The shelf's files: `ab/<digest>`, and beside those that must go one day `ab/<digest>.until` with
/// that moment. A file is copied to `arriving` first and appears under its name when it is whole
/// and on disk.
final class ShelfFiles {
    private static final String UNTIL = ".until";
    private static final int BUFFER = 256 << 10;
    private static final String HEX = "[0-9a-f]".repeat(64);

    private final Path folder;
    private final Path arriving;
    private final Path ended;
    private final AtomicLong parts = new AtomicLong();

    ShelfFiles(Path folder) {
        this.folder = folder;
        this.arriving = folder.resolve("arriving");
        this.ended = folder.resolve("ended");
    }

    /// Makes the folders, and removes what a crash left half copied.
    void prepare() throws IOException {
        Files.createDirectories(arriving);
        try (var parts = Files.newDirectoryStream(arriving)) {
            for (Path part : parts) {
                Files.delete(part);
            }
        }
    }

    /// The files in one of 256 folders, in no order.
    List<Digest> drawer(int drawer) throws IOException {
        List<Digest> digests = new ArrayList<>();
        try (var there = Files.newDirectoryStream(path(drawer), HEX)) {
            there.forEach(file -> digests.add(new Digest(file.getFileName().toString())));
        } catch (NoSuchFileException empty) {
            return List.of();
        }
        return digests;
    }

    boolean has(Digest digest) {
        return Files.isRegularFile(path(digest));
    }

    FileChannel open(Digest digest) throws IOException {
        return FileChannel.open(path(digest), READ);
    }

    /// [Instant#MAX] when the file may stay; what cannot be read may not.
    Instant until(Digest digest) throws IOException {
        try {
            return Instant.parse(Files.readString(beside(digest)));
        } catch (NoSuchFileException stays) {
            return Instant.MAX;
        } catch (DateTimeException broken) {
            return Instant.MIN;
        }
    }

    void until(Digest digest, Instant until) throws IOException {
        if (until.equals(Instant.MAX)) {
            Files.deleteIfExists(beside(digest));
        } else if (!until.equals(until(digest))) {
            Files.createDirectories(beside(digest).getParent());
            place(beside(digest), until);
        }
    }

    /// As last written; [Instant#EPOCH] when it is not known.
    Instant ended() throws IOException {
        try {
            return Instant.parse(Files.readString(ended));
        } catch (NoSuchFileException | DateTimeException unknown) {
            return Instant.EPOCH;
        }
    }

    void ended(Instant upTo) throws IOException {
        place(ended, upTo);
    }

    private void place(Path file, Instant instant) throws IOException {
        byte[] text = instant.toString().getBytes(StandardCharsets.US_ASCII);
        place(file, out -> write(out, ByteBuffer.wrap(text)));
    }

    /// Copies a file here.
    ///
    /// @return whether it is what its name says; nothing is here otherwise
    boolean copy(Path from, Digest digest) throws IOException {
        Files.createDirectories(path(digest).getParent());
        MessageDigest hash = sha256();
        boolean[] same = {false};
        try (FileChannel in = FileChannel.open(from, READ)) {
            place(
                    path(digest),
                    out -> {
                        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
                        while (in.read(buffer.clear()) >= 0) {
                            hash.update(buffer.flip());
                            write(out, buffer.rewind());
                        }
                        same[0] = isNamed(hash, digest);
                        return same[0];
                    });
        }
        return same[0];
    }

    void delete(Digest digest) throws IOException {
        Files.deleteIfExists(path(digest));
        Files.deleteIfExists(beside(digest));
    }

    /// Whether the file's bytes are those it is named after.
    static boolean isSound(FileChannel channel, Digest digest) throws IOException {
        MessageDigest hash = sha256();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        long at = 0;
        for (int read = channel.read(buffer, at); read > 0; read = channel.read(buffer, at)) {
            at += read;
            hash.update(buffer.flip());
            buffer.clear();
        }
        return isNamed(hash, digest);
    }

    private interface Writing {
        boolean to(FileChannel out) throws IOException;
    }

    private void place(Path target, Writing writing) throws IOException {
        Path part = arriving.resolve(Long.toString(parts.incrementAndGet()));
        try {
            boolean whole;
            try (FileChannel out = FileChannel.open(part, CREATE_NEW, WRITE)) {
                whole = writing.to(out);
                out.force(true);
            }
            if (whole) {
                Files.move(part, target, ATOMIC_MOVE);
                try (FileChannel drawer = FileChannel.open(target.getParent(), READ)) {
                    drawer.force(true);
                }
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static boolean write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
        return true;
    }

    private static boolean isNamed(MessageDigest hash, Digest digest) {
        return HexFormat.of().formatHex(hash.digest()).equals(digest.hex());
    }

    private Path path(int drawer) {
        return folder.resolve("%02x".formatted(drawer));
    }

    private Path path(Digest digest) {
        return folder.resolve(digest.hex().substring(0, 2)).resolve(digest.hex());
    }

    private Path beside(Digest digest) {
        return path(digest).resolveSibling(digest.hex() + UNTIL);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
