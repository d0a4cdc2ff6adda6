package org.dateline.press;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.dateline.story.Digest;
import org.jspecify.annotations.Nullable;

/// A file of the shelf, open and found to be what its name says. It is closed when nobody holds it
/// any more; whoever was handed it releases it once.
public final class ShelfFile {
    /// Files of so many bytes are kept in memory while they are open.
    public static final int SMALL = 32 << 10;

    private final Digest digest;
    private final FileChannel channel;
    private final long length;
    private final Instant until;
    private final @Nullable ByteBuffer small;
    private final AtomicInteger holders = new AtomicInteger(1);
    private volatile boolean taken;

    /// @param small all of it, when it is at most [#SMALL] bytes
    ShelfFile(Digest digest, FileChannel channel, Instant until, @Nullable ByteBuffer small)
            throws IOException {
        this.digest = digest;
        this.channel = channel;
        this.length = channel.size();
        this.until = until;
        this.small = small;
    }

    /// Opens a file that was hashed; a small one is read.
    static ShelfFile of(Digest digest, FileChannel channel, Instant until) throws IOException {
        long length = channel.size();
        if (length > SMALL) {
            return new ShelfFile(digest, channel, until, null);
        }
        ByteBuffer bytes = ByteBuffer.allocateDirect((int) length);
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) > 0) {}
        return new ShelfFile(digest, channel, until, bytes.hasRemaining() ? null : bytes);
    }

    /// Copies a part into `into`, from its position on.
    public void copy(long from, ByteBuffer into) throws IOException {
        if (small != null) {
            int count = into.remaining();
            into.put(into.position(), small, (int) from, count);
            into.position(into.limit());
            return;
        }
        long at = from;
        while (into.hasRemaining()) {
            int read = channel.read(into, at);
            if (read < 0) {
                throw new IOException("The file " + digest + " has become shorter.");
            }
            at += read;
        }
    }

    public Digest digest() {
        return digest;
    }

    /// To be read at positions, by any thread; its own position means nothing.
    public FileChannel channel() {
        return channel;
    }

    /// In bytes.
    public long length() {
        return length;
    }

    /// The second from which readers must not have it any more; [Instant#MAX] when it may stay.
    public Instant until() {
        return until;
    }

    /// Whether readers may have more of it.
    public boolean isAllowed(Instant now) {
        return !taken && now.isBefore(until);
    }

    /// Says that it was taken from the shelf.
    void take() {
        taken = true;
    }

    /// @return false when it is closed already
    boolean hold() {
        for (int held = holders.get(); held > 0; held = holders.get()) {
            if (holders.compareAndSet(held, held + 1)) {
                return true;
            }
        }
        return false;
    }

    public void release() {
        if (holders.decrementAndGet() == 0) {
            try {
                channel.close();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
