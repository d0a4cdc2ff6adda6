package org.dateline.press;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The pages' place on the disk: records in segments, and the index that says where each lies.
/// Whoever writes holds this object's lock; looking up takes none.
final class RackShelves implements AutoCloseable {
    private static final String INDEX = "index";

    private final Path folder;
    private final RackFiles files;
    private final RackSeal seal;
    private final RackEnds ends;
    private final int segmentSize;
    private volatile RackSegments segments;
    private volatile RackIndex index;
    private volatile long reached;
    private volatile long puts;
    private boolean dirty;

    /// Takes up what is in `folder`, or begins anew when it does not fit together.
    RackShelves(Path folder, RackFiles files, RackSeal seal, RackEnds ends, int segmentSize)
            throws IOException {
        this.folder = folder;
        this.files = files;
        this.seal = seal;
        this.ends = ends;
        this.segmentSize = segmentSize;
        this.segments = new RackSegments(folder, segmentSize);
        Optional<RackState> state = state();
        RackIndex found = state.isEmpty() ? null : adopt(state.get());
        this.index = found == null ? fresh() : found;
    }

    private Optional<RackState> state() throws IOException {
        try {
            return files.read(RackState.FILE).map(RackState::of);
        } catch (IllegalArgumentException otherRelease) {
            return Optional.empty();
        }
    }

    private @Nullable RackIndex adopt(RackState state) throws IOException {
        try {
            for (RackState.Extent extent : state.segments()) {
                segments.adopt(extent.number(), extent.tail(), extent.dead());
            }
            segments.adoptRest();
            RackTail.settle(segments, seal);
            ends.load(state.heads());
            reached = state.reached();
            return new RackIndex(folder.resolve(INDEX), state.used(), seal);
        } catch (IOException e) {
            segments.close();
            return null;
        }
    }

    private RackIndex fresh() throws IOException {
        try (var names = Files.newDirectoryStream(folder)) {
            for (Path path : names) {
                if (Files.isRegularFile(path)) {
                    Files.delete(path);
                }
            }
        }
        segments = new RackSegments(folder, segmentSize);
        reached = 0;
        ends.forget();
        dirty = true;
        return RackIndex.empty(folder.resolve(INDEX), seal);
    }

    /// Throws every page away; head and rails stay.
    synchronized void clear() throws IOException {
        RackIndex old = index;
        segments.close();
        index = fresh();
        old.close();
        ends.rewrite();
        checkpoint();
    }

    long reached() {
        return reached;
    }

    synchronized void reached(long size) {
        reached = size;
        dirty = true;
    }

    /// Pages put since the start.
    long puts() {
        return puts;
    }

    RackSegments segments() {
        return segments;
    }

    RackIndex index() {
        return index;
    }

    /// Puts a page's records in the place of those it had.
    synchronized void put(long key, ByteBuffer gzip, @Nullable ByteBuffer brotli)
            throws IOException {
        long slot = index.find(key);
        long oldGzip = slot == RackIndex.NONE ? 0 : index.gzip(slot);
        long oldBrotli = slot == RackIndex.NONE ? 0 : index.brotli(slot);
        long gzipAt = segments.append(gzip);
        long brotliAt = brotli == null ? 0 : segments.append(brotli);
        place(key, gzipAt, brotliAt);
        for (long old : new long[] {oldGzip, oldBrotli & ~RackIndex.BEST}) {
            // After a crash a slot may name a place behind the tail, which is written only now.
            if (old != gzipAt && old != brotliAt) {
                segments.retire(key, old);
            }
        }
        puts++;
    }

    /// Writes the slot of `key`, growing the table when it must.
    private void place(long key, long gzip, long brotli) throws IOException {
        if (index.isFull(key)) {
            RackIndex old = index;
            index = old.grown();
            old.close();
        }
        index.put(key, gzip, brotli);
        dirty = true;
    }

    /// Puts a copy in the place of a record, if that is still the page's.
    synchronized void exchange(long key, long old, ByteBuffer copy) throws IOException {
        long slot = index.find(key);
        if (slot == RackIndex.NONE) {
            return;
        }
        long gzip = index.gzip(slot);
        long brotli = index.brotli(slot);
        if (gzip == old) {
            place(key, segments.append(copy), brotli);
        } else if (old == (brotli & ~RackIndex.BEST)) {
            place(key, gzip, segments.append(copy) | brotli & RackIndex.BEST);
        }
    }

    /// Forgets a segment nothing lives in, on the disk too once the state no longer names it.
    void drop(int number) throws IOException {
        Path file;
        synchronized (this) {
            file = segments.forget(number);
            dirty = true;
        }
        checkpoint();
        Files.deleteIfExists(file);
    }

    /// Puts the best brotli beside the gzip record it was made from, if that is still the page's.
    synchronized void best(long key, long gzip, ByteBuffer record) throws IOException {
        long slot = index.find(key);
        if (slot != RackIndex.NONE && index.gzip(slot) == gzip) {
            long old = index.brotli(slot);
            place(key, gzip, segments.append(record) | RackIndex.BEST);
            segments.retire(key, old);
        }
    }

    /// Takes a page away, if it is there.
    synchronized void remove(long key) throws IOException {
        long slot = index.find(key);
        if (slot != RackIndex.NONE) {
            long gzip = index.gzip(slot);
            long brotli = index.brotli(slot);
            place(key, 0, 0);
            segments.retire(key, gzip);
            segments.retire(key, brotli & ~RackIndex.BEST);
        }
    }

    /// Forgets the heads no page is behind, once no slot a crash could bring back names them.
    ///
    /// @param known the heads there were when looking began
    /// @param named by the pages there are
    void keepHeads(Map<Integer, RackHead> known, Set<Integer> named) throws IOException {
        checkpoint();
        synchronized (this) {
            ends.keep(known, named);
        }
    }

    /// Says that something the state names has changed.
    synchronized void stain() {
        dirty = true;
    }

    /// Makes everything so far outlive a power cut. Nobody waits for the disk but the caller.
    void checkpoint() throws IOException {
        RackState state;
        synchronized (this) {
            if (!dirty) {
                return;
            }
            ends.store();
            state = new RackState(reached, index.used(), ends.current(), segments.extents());
            dirty = false;
        }
        boolean written = false;
        try {
            segments.force();
            index.force();
            files.write(RackState.FILE, state.toBytes(), true);
            written = true;
        } finally {
            if (!written) {
                stain();
            }
        }
    }

    @Override
    public void close() throws IOException {
        segments.close();
        index.close();
    }
}
