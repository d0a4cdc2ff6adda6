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
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.dateline.media.UploadStore.Begun;
import org.dateline.staff.Member;
import org.dateline.store.Blobs;
import org.dateline.store.Database;
import org.dateline.story.Refusal;

/// Files on their way into the library. What was acknowledged is on disk: after a crash an upload
/// goes on where it was. One that nobody goes on with is given up after a day.
///
/// The shape of it is that of tus 1.0 (tus.io/protocols/resumable-upload); the newsroom speaks it.
public final class Uploads {
    /// How long an upload is waited for.
    public static final Duration PATIENCE = Duration.ofDays(1);

    private static final int MOST_AT_ONCE = 1_000;
    private static final int BUFFER = 1 << 16;
    private static final long SPARE_BYTES = 200_000_000;
    private static final int ID_BYTES = 16;

    private final Path folder;
    private final Database database;
    private final Sizes sizes;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /// Uploads that somebody is writing to or bringing in, and how far the latter is.
    private final Map<String, Double> busy = new ConcurrentHashMap<>();

    /// @param folder on the library's file system, made when absent
    public Uploads(Path folder, Database database, Sizes sizes, InstantSource clock) {
        this.folder = folder;
        this.database = database;
        this.sizes = sizes;
        this.clock = clock;
        try {
            Files.createDirectories(folder);
        } catch (IOException broken) {
            throw Blobs.failure("The folder for uploads cannot be made", broken);
        }
    }

    public Sizes sizes() {
        return sizes;
    }

    /// Begins an upload; nothing of the file has come yet.
    ///
    /// @throws Refusal when the file is too large, there is no room for it, or the member has a
    ///   thousand others under way
    public Upload begin(Member by, String name, long bytes) {
        if (bytes < 1) {
            throw Refusal.invalid("The file is empty.");
        }
        sizes.check(bytes);
        sweep();
        room(bytes);
        Instant expires = clock.instant().plus(PATIENCE);
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        Begun begun = new Begun(HexFormat.of().formatHex(id), by.name(), name, bytes, expires);
        create(begun.id());
        database.write(
                t -> {
                    if (UploadStore.count(t, by.name()) >= MOST_AT_ONCE) {
                        throw new Refusal(
                                Refusal.Reason.UNAVAILABLE,
                                "A thousand of your uploads are under way; finish or end some.");
                    }
                    UploadStore.add(t, begun);
                    return begun;
                });
        return upload(begun);
    }

    /// @throws Refusal when there is none of that id, or it is somebody else's
    public Upload find(Member by, String id) {
        return upload(begun(by, id));
    }

    /// Adds to a file what comes from `body`. When this returns, it is on disk; when `body` breaks
    /// off, what came is kept.
    ///
    /// @param offset where the caller believes the upload is
    /// @throws Refusal when that is not where it is, or more comes than was said
    public Upload append(Member by, String id, long offset, InputStream body) {
        return alone(by, id, begun -> append(begun, offset, body));
    }

    private Upload append(Begun begun, long offset, InputStream body) {
        Upload upload = upload(begun);
        if (offset != upload.offset()) {
            throw new Refusal(
                    Refusal.Reason.STALE,
                    "The upload is at byte %,d, not at %,d: go on there."
                            .formatted(upload.offset(), offset));
        }
        write(upload, body);
        database.write(
                t -> {
                    UploadStore.waitUntil(t, begun.id(), clock.instant().plus(PATIENCE));
                    return begun;
                });
        Upload now = upload(begun);
        checkType(now);
        return now;
    }

    private void write(Upload upload, InputStream body) {
        try (FileChannel channel =
                FileChannel.open(
                        file(upload.id()), StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            long left = upload.bytes() - upload.offset();
            byte[] buffer = new byte[BUFFER];
            try {
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
            } finally {
                channel.force(true);
            }
        } catch (IOException broken) {
            throw Blobs.failure("The upload cannot be written", broken);
        }
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
    private void checkType(Upload upload) {
        if (upload.offset() < FileType.HEAD && !upload.isComplete()) {
            return;
        }
        try {
            FileType.of(file(upload.id())).ifPresent(type -> sizes.check(type, upload.bytes()));
        } catch (IOException broken) {
            throw new UncheckedIOException("The upload cannot be read", broken);
        }
    }

    /// Does something with a whole file and forgets the upload when that is done. When the file is
    /// refused, the upload is forgotten too: it would be refused again.
    ///
    /// @param work may move the file away
    /// @throws Refusal when the file is not whole yet
    public <T> T finish(Member by, String id, Function<Arrival, T> work) {
        return alone(
                by,
                id,
                begun -> {
                    Upload upload = upload(begun);
                    if (!upload.isComplete()) {
                        throw new Refusal(
                                Refusal.Reason.WRONG_STAGE,
                                "%,d of %,d bytes have come: send the rest first."
                                        .formatted(upload.offset(), upload.bytes()));
                    }
                    try {
                        T done =
                                work.apply(
                                        new Arrival(
                                                file(id),
                                                upload.name(),
                                                share -> busy.put(id, share)));
                        remove(id);
                        return done;
                    } catch (Refusal refusal) {
                        if (refusal.reason() != Refusal.Reason.UNAVAILABLE) {
                            remove(id);
                        }
                        throw refusal;
                    }
                });
    }

    /// A file that has come.
    ///
    /// @param progress to be told how far its making is, from 0 to 1
    public record Arrival(Path file, String name, DoubleConsumer progress) {}

    /// Ends an upload and deletes what came of it.
    public void end(Member by, String id) {
        alone(
                by,
                id,
                begun -> {
                    remove(begun.id());
                    return begun;
                });
    }

    /// Takes a whole file at once, does something with it, and leaves nothing behind.
    ///
    /// @param body read to its end
    public <T> T receive(String name, InputStream body, Function<Arrival, T> work) {
        room(1);
        Path file = temporary();
        try {
            write(file, body);
            return work.apply(new Arrival(file, name, _ -> {}));
        } finally {
            delete(file);
        }
    }

    private void write(Path file, InputStream body) {
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
        try {
            long bytes = Files.size(file);
            FileType.of(file).ifPresent(type -> sizes.check(type, bytes));
        } catch (IOException broken) {
            throw new UncheckedIOException("The upload cannot be read", broken);
        }
    }

    /// Gives up what nobody goes on with.
    public void sweep() {
        List<String> expired = database.read(t -> UploadStore.expired(t, clock.instant()));
        for (String id : expired) {
            if (busy.putIfAbsent(id, 0.0) == null) {
                try {
                    remove(id);
                } finally {
                    busy.remove(id);
                }
            }
        }
    }

    /// Two at once would mix their bytes.
    private <T> T alone(Member by, String id, Function<Begun, T> work) {
        Begun begun = begun(by, id);
        if (busy.putIfAbsent(id, 0.0) != null) {
            throw new Refusal(
                    Refusal.Reason.UNAVAILABLE,
                    "Another request is at work on this upload; try again in a moment.");
        }
        try {
            return work.apply(begun);
        } finally {
            busy.remove(id);
        }
    }

    private Begun begun(Member by, String id) {
        return database.read(t -> UploadStore.find(t, id))
                .filter(begun -> begun.member().equals(by.name()))
                .filter(begun -> clock.instant().isBefore(begun.expires()))
                .orElseThrow(() -> gone(id));
    }

    private static Refusal gone(String id) {
        return Refusal.notFound("There is no upload %s of yours; begin a new one.".formatted(id));
    }

    private Upload upload(Begun begun) {
        try {
            long offset = Files.size(file(begun.id()));
            return new Upload(
                    begun.id(),
                    begun.member(),
                    begun.name(),
                    begun.bytes(),
                    offset,
                    begun.expires(),
                    busy.getOrDefault(begun.id(), 0.0));
        } catch (NoSuchFileException ended) {
            // Whoever asks how far it is can come when the work on it has just ended.
            throw gone(begun.id());
        } catch (IOException broken) {
            throw new UncheckedIOException("The upload cannot be read", broken);
        }
    }

    /// The file is there before the row: a row without a file would be an upload that cannot go on.
    private void create(String id) {
        try {
            Files.createFile(file(id));
        } catch (IOException broken) {
            throw Blobs.failure("The upload cannot be begun", broken);
        }
    }

    private Path temporary() {
        try {
            return Files.createTempFile(folder, "once", "");
        } catch (IOException broken) {
            throw Blobs.failure("The upload cannot be begun", broken);
        }
    }

    private void remove(String id) {
        delete(file(id));
        database.write(
                t -> {
                    UploadStore.remove(t, id);
                    return id;
                });
    }

    /// @param id one that the table has
    private Path file(String id) {
        return folder.resolve(id);
    }

    private void room(long bytes) {
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

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(file + " cannot be deleted", broken);
        }
    }
}
