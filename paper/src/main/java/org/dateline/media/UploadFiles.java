package org.dateline.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.dateline.store.Blobs;
import org.dateline.story.Refusal;

/// What has come of uploads, each in a file named by its id, and files that come in one request.
final class UploadFiles {
    private static final int BUFFER = 1 << 16;
    private static final long SPARE_BYTES = 200_000_000;

    private final Path folder;
    private final Sizes sizes;

    /// @param folder made when absent
    UploadFiles(Path folder, Sizes sizes) {
        this.folder = folder;
        this.sizes = sizes;
        try {
            Files.createDirectories(folder);
        } catch (IOException broken) {
            throw Blobs.failure("The folder for uploads cannot be made", broken);
        }
    }

    /// @throws Refusal when the disk has no room for so many bytes and some to spare
    void room(long bytes) {
        try {
            if (Files.getFileStore(folder).getUsableSpace() - SPARE_BYTES < bytes) {
                throw new Refusal(
                        Refusal.Reason.UNAVAILABLE,
                        "There is no room for it on the newsroom's disk: ask whoever runs the paper to make some.");
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("The disk cannot be asked for room", broken);
        }
    }

    /// @param id one that the table has
    Path file(String id) {
        return folder.resolve(id);
    }

    void create(String id) {
        try {
            Files.createFile(file(id));
        } catch (IOException broken) {
            throw Blobs.failure("The upload cannot be begun", broken);
        }
    }

    /// A file for what comes in one request.
    Path temporary() {
        try {
            return Files.createTempFile(folder, "once", "");
        } catch (IOException broken) {
            throw Blobs.failure("The upload cannot be begun", broken);
        }
    }

    /// How many bytes have come.
    ///
    /// @throws Refusal when the file is gone: whoever asks can come just as the work on it ends
    long size(String id) {
        try {
            return Files.size(file(id));
        } catch (NoSuchFileException ended) {
            throw gone(id);
        } catch (IOException broken) {
            throw new UncheckedIOException("The upload cannot be read", broken);
        }
    }

    static Refusal gone(String id) {
        return Refusal.notFound("There is no upload %s of yours; begin a new one.".formatted(id));
    }

    /// Adds what comes to an upload's file. What came is on disk when this returns or throws.
    ///
    /// @throws Refusal when more comes than was said, or the sender goes away
    void append(Upload upload, InputStream body) {
        try (FileChannel channel =
                FileChannel.open(
                        file(upload.id()), StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            try {
                copy(upload, body, channel);
            } finally {
                channel.force(true);
            }
        } catch (IOException broken) {
            throw Blobs.failure("The upload cannot be written", broken);
        }
    }

    private static void copy(Upload upload, InputStream body, FileChannel channel)
            throws IOException {
        long left = upload.bytes() - upload.offset();
        byte[] buffer = new byte[BUFFER];
        for (int count = read(body, buffer); count >= 0; count = read(body, buffer)) {
            left -= count;
            if (left < 0) {
                throw Refusal.invalid(
                        "More came than the %,d bytes that were announced."
                                .formatted(upload.bytes()));
            }
            ByteBuffer piece = ByteBuffer.wrap(buffer, 0, count);
            while (piece.hasRemaining()) {
                channel.write(piece);
            }
        }
    }

    /// Writes a whole file, as large as its type may be.
    void write(Path file, InputStream body) {
        try (var out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            long total = 0;
            for (int count = read(body, buffer); count >= 0; count = read(body, buffer)) {
                total += count;
                sizes.check(total);
                out.write(buffer, 0, count);
            }
        } catch (IOException broken) {
            throw Blobs.failure("The upload cannot be written", broken);
        }
        checkType(file, LibraryFiles.size(file));
    }

    /// That a sender goes away is no failure of ours.
    private static int read(InputStream body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException gone) {
            throw Refusal.invalid("The upload broke off: go on where it is, or send it again.");
        }
    }

    /// What is no file of ours, or a picture as large as a film, is told early.
    ///
    /// @param bytes that the file has or will have
    void checkType(Path file, long bytes) {
        try {
            FileType.of(file).ifPresent(type -> sizes.check(type, bytes));
        } catch (IOException broken) {
            throw new UncheckedIOException("The upload cannot be read", broken);
        }
    }
}
