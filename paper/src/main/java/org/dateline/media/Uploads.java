package org.dateline.media;

import java.io.InputStream;
import java.nio.file.Path;
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
    private static final int ID_BYTES = 16;

    private final UploadFiles files;
    private final Database database;
    private final Sizes sizes;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /// Uploads that somebody is writing to or bringing in, and how far the latter is.
    private final Map<String, Double> busy = new ConcurrentHashMap<>();

    /// @param folder on the library's file system, made when absent
    public Uploads(Path folder, Database database, Sizes sizes, InstantSource clock) {
        this.files = new UploadFiles(folder, sizes);
        this.database = database;
        this.sizes = sizes;
        this.clock = clock;
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
        files.room(bytes);
        Instant expires = clock.instant().plus(PATIENCE);
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        Begun begun = new Begun(HexFormat.of().formatHex(id), by.name(), name, bytes, expires);
        // before the row: a row without a file would be an upload that cannot go on
        files.create(begun.id());
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
        files.append(upload, body);
        database.write(
                t -> {
                    UploadStore.waitUntil(t, begun.id(), clock.instant().plus(PATIENCE));
                    return begun;
                });
        Upload now = upload(begun);
        if (now.offset() >= FileType.HEAD || now.isComplete()) {
            files.checkType(files.file(now.id()), now.bytes());
        }
        return now;
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
                                                files.file(id),
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
        files.room(1);
        Path file = files.temporary();
        try {
            files.write(file, body);
            return work.apply(new Arrival(file, name, _ -> {}));
        } finally {
            LibraryFiles.delete(file);
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
                .orElseThrow(() -> UploadFiles.gone(id));
    }

    private Upload upload(Begun begun) {
        return new Upload(
                begun.id(),
                begun.member(),
                begun.name(),
                begun.bytes(),
                files.size(begun.id()),
                begun.expires(),
                busy.getOrDefault(begun.id(), 0.0));
    }

    private void remove(String id) {
        LibraryFiles.delete(files.file(id));
        database.write(
                t -> {
                    UploadStore.remove(t, id);
                    return id;
                });
    }
}
