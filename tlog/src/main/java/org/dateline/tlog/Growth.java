package org.dateline.tlog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What one append adds to the files of a log.
final class Growth {
    private final List<Level> levels;
    private final List<byte[]> added = new ArrayList<>();
    private final int[] filled;
    private final long from;

    /// @param from how many leaves there are
    /// @param to how many there will be
    Growth(List<Level> levels, long from, long to) {
        this.levels = levels;
        this.from = from;
        this.filled = new int[levels.size()];
        for (int level = 0; level < levels.size(); level++) {
            long count = Level.count(to, level) - Level.count(from, level);
            added.add(new byte[Math.toIntExact(count * Hash.LENGTH)]);
        }
    }

    void keep(int height, Hash root) {
        if (height % TilePath.HEIGHT == 0) {
            int level = height / TilePath.HEIGHT;
            root.put(added.get(level), filled[level]);
            filled[level] += Hash.LENGTH;
        }
    }

    /// Writes from the top down: the leaves, which count, come last.
    void write() throws IOException {
        for (int level = levels.size() - 1; level >= 0; level--) {
            if (filled[level] > 0) {
                levels.get(level).write(Level.count(from, level), added.get(level));
            }
        }
    }
}
