package org.dateline.tlog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// What one append adds to the files of a log.
final class Growth {
    private final List<Level> levels;
    private final List<ByteBuffer> added = new ArrayList<>();
    private final long from;

    /// @param from how many leaves there are
    /// @param to how many there will be
    Growth(List<Level> levels, long from, long to) {
        this.levels = levels;
        this.from = from;
        for (int level = 0; level < levels.size(); level++) {
            int shift = TilePath.HEIGHT * level;
            int count = Math.toIntExact((to >> shift) - (from >> shift));
            added.add(ByteBuffer.allocate(Math.multiplyExact(count, Hash.LENGTH)));
        }
    }

    void keep(int height, Hash root) {
        if (height % TilePath.HEIGHT == 0) {
            ByteBuffer level = added.get(height / TilePath.HEIGHT);
            root.put(level.array(), level.position());
            level.position(level.position() + Hash.LENGTH);
        }
    }

    /// Writes from the top down: the leaves, which count, come last.
    void write() throws IOException {
        for (int level = levels.size() - 1; level >= 0; level--) {
            if (added.get(level).capacity() > 0) {
                long first = from >> TilePath.HEIGHT * level;
                levels.get(level).write(first, added.get(level).array());
            }
        }
    }
}
