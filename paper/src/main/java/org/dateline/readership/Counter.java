package org.dateline.readership;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// One event loop's view counter: a bounded ring between that loop, the only writer, and the drain,
/// the only reader. Nobody waits: when the ring is full the view is dropped and counted as dropped.
public final class Counter {
    private static final VarHandle WRITTEN = handle("written", long.class);
    private static final VarHandle READ = handle("read", long.class);
    private static final VarHandle DROPPED = handle("dropped", long.class);

    private final long[] readers;
    private final int[] ordinals;
    private long written;
    private long read;
    private long dropped;

    /// The writer's last look at `read`, so that it looks again only when the ring seems full.
    private long readWhenLooked;

    Counter(int capacity) {
        readers = new long[capacity];
        ordinals = new int[capacity];
    }

    /// Counts an opening of a story by its address itself.
    public void view(int ordinal, long reader) {
        view(ordinal, reader, Arrival.DIRECT);
    }

    /// Counts an opening of a story. Only the event loop that owns this counter may call it.
    ///
    /// @param ordinal of the story, not negative; one beyond [Arrival#STORIES] is dropped
    /// @param reader any 64-bit hash of the reader's address and agent; it is salted here and never
    ///   leaves memory
    /// @param arrival by what way they came
    public void view(int ordinal, long reader, Arrival arrival) {
        long at = written;
        if (ordinal >= Arrival.STORIES) {
            DROPPED.setOpaque(this, dropped + 1);
            return;
        }
        if (at - readWhenLooked == readers.length) {
            readWhenLooked = (long) READ.getAcquire(this);
            if (at - readWhenLooked == readers.length) {
                DROPPED.setOpaque(this, dropped + 1);
                return;
            }
        }
        int slot = (int) at & readers.length - 1;
        readers[slot] = reader;
        ordinals[slot] = arrival.with(ordinal);
        WRITTEN.setRelease(this, at + 1);
    }

    /// Hands every view written so far to `run`, in runs that lie together in the ring.
    void drainTo(Run run) {
        long from = read;
        long to = (long) WRITTEN.getAcquire(this);
        while (from < to) {
            int start = (int) from & readers.length - 1;
            int length = (int) Math.min(to - from, readers.length - start);
            run.views(readers, ordinals, start, length);
            from += length;
        }
        READ.setRelease(this, to);
    }

    long dropped() {
        return (long) DROPPED.getOpaque(this);
    }

    /// Takes views: the reader of each, and its story with the way they came by ([Arrival#with]).
    interface Run {
        void views(long[] readers, int[] ordinals, int from, int length);
    }

    private static VarHandle handle(String field, Class<?> type) {
        try {
            return MethodHandles.lookup().findVarHandle(Counter.class, field, type);
        } catch (ReflectiveOperationException absent) {
            throw new ExceptionInInitializerError(absent);
        }
    }
}
