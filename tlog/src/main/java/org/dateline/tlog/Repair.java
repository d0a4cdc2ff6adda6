package org.dateline.tlog;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Makes the upper levels of a log follow from its leaves again, or says where they do not.
final class Repair {
    // What a crash spoils lies at the end. Looking at the last hashes of each level costs about a
    // millisecond; hashing everything anew is for fault().
    private static final int LOOK_BACK = 16;

    private final List<Level> levels;
    private final Hasher hasher = new Hasher();

    Repair(List<Level> levels) {
        this.levels = levels;
    }

    /// Cuts and fills the levels.
    ///
    /// @return how many leaves there are
    long size() throws IOException {
        long size = levels.getFirst().count();
        levels.getFirst().truncate(size);
        for (int level = 1; level < levels.size(); level++) {
            long count = Level.count(size, level);
            levels.get(level).truncate(count);
            fill(level, sound(level, levels.get(level).count()), count);
        }
        return size;
    }

    // How many hashes of a level to keep: all when the last ones are right, else none.
    private long sound(int level, long count) throws IOException {
        for (long index = Math.max(0, count - LOOK_BACK); index < count; index++) {
            if (!follows(level, index)) {
                return 0;
            }
        }
        return count;
    }

    private void fill(int level, long from, long to) throws IOException {
        for (long index = from; index < to; index++) {
            levels.get(level).write(index, below(level, index).bytes());
        }
    }

    Optional<String> fault(long size) throws IOException {
        for (int level = 1; level < levels.size(); level++) {
            for (long index = 0; index < Level.count(size, level); index++) {
                if (!follows(level, index)) {
                    return Optional.of(
                            "Hash %d of level %d is not that of the tile below it."
                                    .formatted(index, level));
                }
            }
        }
        return Optional.empty();
    }

    private boolean follows(int level, long index) throws IOException {
        return Arrays.equals(levels.get(level).read(index, 1), below(level, index).bytes());
    }

    private Hash below(int level, long index) throws IOException {
        byte[] tile = levels.get(level - 1).read(index << TilePath.HEIGHT, TilePath.FULL);
        return hasher.fold(tile, 0, TilePath.FULL);
    }
}
