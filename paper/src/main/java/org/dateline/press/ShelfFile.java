package org.dateline.press;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.dateline.story.Digest;

/// A file of the shelf, open and found to be what its name says. It is closed when nobody holds it
/// any more; whoever was handed it releases it once.
public final class ShelfFile {
    private final Digest digest;
    private final FileChannel channel;
    private final long length;
    private final Instant until;
    private final AtomicInteger holders = new AtomicInteger(1);
    private volatile boolean taken;

    ShelfFile(Digest digest, FileChannel channel, long length, Instant until) {
        this.digest = digest;
        this.channel = channel;
        this.length = length;
        this.until = until;
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
