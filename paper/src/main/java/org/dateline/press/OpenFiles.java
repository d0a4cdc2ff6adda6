package org.dateline.press;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dateline.story.Digest;
import org.jspecify.annotations.Nullable;

/// Files of the shelf that are held open, hashed, for whoever asks next: those asked for last.
final class OpenFiles implements AutoCloseable {
    private final Map<Digest, ShelfFile> files;

    /// @param most files at a time
    OpenFiles(int most) {
        files =
                new LinkedHashMap<>(64, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Digest, ShelfFile> eldest) {
                        boolean full = size() > most;
                        if (full) {
                            eldest.getValue().release();
                        }
                        return full;
                    }
                };
    }

    /// A file held for the caller; null when it is not open, or readers must not have it.
    synchronized @Nullable ShelfFile hold(Digest digest, Instant now) {
        ShelfFile file = files.get(digest);
        return file != null && file.isAllowed(now) && file.hold() ? file : null;
    }

    /// Keeps a file in place of one of that name.
    ///
    /// @param file held once already, for this
    synchronized void put(ShelfFile file) {
        take(file.digest());
        files.put(file.digest(), file);
    }

    /// Lets go of a file; whoever is in the middle of it gets no more.
    synchronized void take(Digest digest) {
        ShelfFile file = files.remove(digest);
        if (file != null) {
            file.take();
            file.release();
        }
    }

    /// Lets go of all; whoever is in the middle of one gets the rest.
    @Override
    public synchronized void close() {
        List<ShelfFile> held = new ArrayList<>(files.values());
        files.clear();
        held.forEach(ShelfFile::release);
    }
}
