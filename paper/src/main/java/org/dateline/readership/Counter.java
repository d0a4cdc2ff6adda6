package org.dateline.readership;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// One event loop's view counter: a bounded ring between that loop, the only writer, and the drain,
/// the only reader. Nobody waits: when the ring is full the view is dropped and counted as dropped.
public final class Counter {
    private static final VarHandle WRITTEN = handle("written", long.class);
    private static final VarHandle READ = handle("read", long.class);
    private static final VarHandle DROPPED = handle("dropped", long.class);
    private static final VarHandle SALT = handle("salt", long.class);

    private final long[] ring;
    private long written;
    private long read;
    private long dropped;
    private long salt;

    /// The writer's last look at `read`, so that it looks again only when the ring seems full.
    private long readWhenLooked;

    Counter(int capacity, long salt) {
        ring = new long[capacity];
        this.salt = salt;
    }

    /// Counts an opening of a story. Only the event loop that owns this counter may call it.
    ///
    /// @param ordinal of the story, not negative
    /// @param reader any 64-bit hash of the reader's address and agent; it is salted here and never
    ///   leaves memory
    public void view(int ordinal, long reader) {
        long at = written;
        if (at - readWhenLooked == ring.length) {
            readWhenLooked = (long) READ.getAcquire(this);
            if (at - readWhenLooked == ring.length) {
                DROPPED.setOpaque(this, dropped + 1);
                return;
            }
        }
        ring[(int) at & ring.length - 1] = View.pack(ordinal, reader ^ (long) SALT.getOpaque(this));
        WRITTEN.setRelease(this, at + 1);
    }

    /// Hands every view written so far to `reader`, in runs that lie together in the ring.
    void drainTo(Run reader) {
        long from = read;
        long to = (long) WRITTEN.getAcquire(this);
        while (from < to) {
            int start = (int) from & ring.length - 1;
            int length = (int) Math.min(to - from, ring.length - start);
            reader.views(ring, start, length);
            from += length;
        }
        READ.setRelease(this, to);
    }

    void salt(long fresh) {
        SALT.setOpaque(this, fresh);
    }

    long dropped() {
        return (long) DROPPED.getOpaque(this);
    }

    /// Takes packed views.
    interface Run {
        void views(long[] ring, int from, int length);
    }

    private static VarHandle handle(String field, Class<?> type) {
        try {
            return MethodHandles.lookup().findVarHandle(Counter.class, field, type);
        } catch (ReflectiveOperationException absent) {
            throw new ExceptionInInitializerError(absent);
        }
    }
}
