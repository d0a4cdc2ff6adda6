package org.dateline.press;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.dateline.ledger.Damaged;
import org.dateline.story.Digest;
import org.dateline.story.Refusal;
import org.jspecify.annotations.Nullable;

/// Where the public files of pictures, videos, recordings and documents lie: those that a live
/// story shows, each under the SHA-256 of its bytes, and no others. A file is hashed when it is
/// first asked for and again by the sweep; one that is not what its name says is never handed out,
/// and is put back from the library.
///
/// Any thread may use it. A file that must go one day is not handed out from that moment on,
/// whether it was taken down or not.
public final class Shelf implements AutoCloseable {
    /// Files held open at a time.
    static final int OPEN = 512;

    private static final int STRIPES = 64;

    private final ShelfFiles files;
    private final Object[] reading = new Object[STRIPES]; // so that none is hashed twice at once
    private final Object[] writing = new Object[STRIPES]; // held briefly: the press waits for it
    private volatile Source source = _ -> Optional.empty();
    private volatile Consumer<String> alarm = _ -> {};
    private final OpenFiles open = new OpenFiles(OPEN);

    /// Where the library keeps a file; empty when it has none of that name.
    @FunctionalInterface
    public interface Source {
        Optional<Path> find(Digest digest);
    }

    /// Opens the shelf in `folder`, made when absent; at once, however much is on it.
    ///
    /// @throws Refusal when the folder cannot be written
    public static Shelf open(Path folder) {
        try {
            ShelfFiles files = new ShelfFiles(folder);
            files.prepare();
            return new Shelf(files);
        } catch (IOException broken) {
            throw new Refusal(
                    Refusal.Reason.UNAVAILABLE,
                    "The shelf in %s cannot be opened: %s".formatted(folder, broken.getMessage()));
        }
    }

    private Shelf(ShelfFiles files) {
        this.files = files;
        for (int i = 0; i < STRIPES; i++) {
            reading[i] = new Object();
            writing[i] = new Object();
        }
    }

    /// Says where files come from.
    public void supply(Source library) {
        source = library;
    }

    /// Hears, in a sentence, of files that are not what they should be; on any thread.
    void onDamage(Consumer<String> listener) {
        alarm = listener;
    }

    /// A file that is open already, held for the caller; null when it has to be looked for with
    /// [#find].
    public @Nullable ShelfFile opened(Digest digest, Instant now) {
        return open.hold(digest, now);
    }

    /// A file, hashed and held for the caller. This may take as long as reading it.
    ///
    /// @return empty when readers may have no such file
    /// @throws Damaged when it is not what its name says and the library cannot put it back
    public Optional<ShelfFile> find(Digest digest, Instant now) {
        synchronized (of(reading, digest)) {
            ShelfFile already = opened(digest, now);
            if (already != null) {
                return Optional.of(already);
            }
            try {
                if (!now.isBefore(files.until(digest))) {
                    return Optional.empty();
                }
                Optional<ShelfFile> file = sound(digest);
                return file.isPresent() && isKept(file.get(), now) ? file : Optional.empty();
            } catch (NoSuchFileException nothing) {
                return Optional.empty();
            } catch (IOException broken) {
                throw new UncheckedIOException("A file of the shelf cannot be read", broken);
            }
        }
    }

    /// Whether the shelf had to be mended is for the newsroom, not for the reader.
    private Optional<ShelfFile> sound(Digest digest) throws IOException {
        Optional<ShelfFile> file = read(digest);
        if (file.isPresent()) {
            return file;
        }
        alarm.accept("The file " + digest + " on the shelf was not what was published.");
        mend(digest);
        return read(digest);
    }

    private Optional<ShelfFile> read(Digest digest) throws IOException {
        Instant until = files.until(digest);
        FileChannel channel = files.open(digest);
        boolean sound = false;
        try {
            sound = ShelfFiles.isSound(channel, digest);
            return sound ? Optional.of(ShelfFile.of(digest, channel, until)) : Optional.empty();
        } finally {
            if (!sound) {
                channel.close();
            }
        }
    }

    /// Holds a file open for the caller and those who come after, unless it was taken away while it
    /// was hashed.
    private boolean isKept(ShelfFile file, Instant now) throws IOException {
        synchronized (of(writing, file.digest())) {
            boolean stays =
                    file.isAllowed(now)
                            && files.has(file.digest())
                            && files.until(file.digest()).equals(file.until());
            if (!stays) {
                file.release();
                return false;
            }
            file.hold();
            open.put(file);
            return true;
        }
    }

    private void mend(Digest digest) throws IOException {
        boolean mended;
        synchronized (of(writing, digest)) {
            open.take(digest);
            mended = !files.has(digest) || copied(digest);
        }
        if (!mended) {
            throw new Damaged(
                    "The file %s on the shelf is damaged, and so is the library's."
                            .formatted(digest));
        }
    }

    /// Puts a file on the shelf, or says anew until when it may stay.
    ///
    /// @param until [Instant#MAX] when it may stay
    /// @throws Damaged when the library does not have it, or has something else under its name
    void put(Digest digest, Instant until) {
        synchronized (of(writing, digest)) {
            try {
                if (!files.until(digest).equals(until)) {
                    open.take(digest);
                    files.until(digest, until);
                }
                if (!files.has(digest) && !copied(digest)) {
                    throw new Damaged(
                            "The library does not have the file " + digest + " any more.");
                }
            } catch (IOException broken) {
                throw new UncheckedIOException("The shelf cannot be written", broken);
            }
        }
    }

    private boolean copied(Digest digest) throws IOException {
        Optional<Path> original = source.find(digest);
        return original.isPresent() && files.copy(original.get(), digest);
    }

    /// Takes a file from the shelf; whoever is in the middle of it gets no more.
    void drop(Digest digest) {
        synchronized (of(writing, digest)) {
            open.take(digest);
            try {
                files.delete(digest);
            } catch (IOException broken) {
                throw new UncheckedIOException("A file cannot be taken from the shelf", broken);
            }
        }
    }

    boolean has(Digest digest) {
        return files.has(digest);
    }

    /// The moment up to which what ended was taken off the pages; [Instant#EPOCH] at first.
    Instant ended() {
        try {
            return files.ended();
        } catch (IOException broken) {
            throw new UncheckedIOException("The shelf cannot be read", broken);
        }
    }

    void ended(Instant upTo) {
        try {
            files.ended(upTo);
        } catch (IOException broken) {
            throw new UncheckedIOException("The shelf cannot be written", broken);
        }
    }

    /// How many folders [#drawer] has.
    static final int DRAWERS = 256;

    /// The files in one of the shelf's folders.
    List<Digest> drawer(int number) {
        try {
            return files.drawer(number);
        } catch (IOException broken) {
            throw new UncheckedIOException("The shelf cannot be read", broken);
        }
    }

    /// Whether a file is what its name says. One that is not is put back, with an alarm.
    boolean sweep(Digest digest) {
        synchronized (of(reading, digest)) {
            if (isSound(digest)) {
                return true;
            }
            alarm.accept("The file " + digest + " on the shelf was not what was published.");
            try {
                mend(digest);
            } catch (IOException | Damaged broken) {
                alarm.accept(String.valueOf(broken.getMessage()));
            }
            return false;
        }
    }

    /// The same, touching nothing. A file that is gone is sound.
    boolean isSound(Digest digest) {
        try (FileChannel channel = files.open(digest)) {
            return ShelfFiles.isSound(channel, digest);
        } catch (NoSuchFileException gone) {
            return true;
        } catch (IOException broken) {
            return false;
        }
    }

    private static Object of(Object[] stripes, Digest digest) {
        return stripes[digest.hashCode() & STRIPES - 1];
    }

    @Override
    public void close() {
        open.close();
    }
}
