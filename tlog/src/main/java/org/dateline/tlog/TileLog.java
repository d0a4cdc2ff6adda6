package org.dateline.tlog;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The hashes of one log on disk: it grows at its end, and proves what it holds.
///
/// Decision: one flat file a tile level, `level-0` to `level-4`. The file of level L has the root
/// of every *complete* subtree of height 8·L, 32 bytes each, in order. So tile L/N of width W after
/// C2SP [tlog-tiles](https://c2sp.org/tlog-tiles), partial or full, is the slice of W·32 bytes at
/// N·256·32 and nothing else has to be stored, renamed or thrown away as the log grows. A file a
/// tile was the alternative: forty thousand small files for ten million entries, each partial one
/// written again and again. Nodes between the levels are hashed anew when a proof needs them.
///
/// Level 0, the leaves, is the truth about the size. It is written last, and whatever the levels
/// above lack or have too much after a crash is repaired when the log is opened. A power cut may
/// still leave leaves behind that were never forced to the disk: whoever opens a log compares
/// [#root(long)] at the size of the last signed checkpoint with it, and truncates what lies beyond.
///
/// One thread writes at a time; any number may read beside it, and see the log before or after an
/// append. The caller sees to it that one process writes.
public final class TileLog implements Closeable {
    /// How many entries a log holds at most: a million million.
    public static final long MAX_SIZE = (1L << 40) - 1;

    private static final int LEVELS = 5;

    private final Path folder;
    private final List<Level> levels;
    private final Object writing = new Object();
    private volatile Tree now;

    private TileLog(Path folder, List<Level> levels, long size) {
        this.folder = folder;
        this.levels = levels;
        this.now = Tree.at(levels, size);
    }

    /// Opens the log in `folder`, which is made when absent, and repairs what a crash left.
    ///
    /// @throws UncheckedIOException when the folder cannot be used
    public static TileLog open(Path folder) {
        try {
            Files.createDirectories(folder);
            List<Level> levels = levels(folder, true);
            return new TileLog(folder, levels, new Repair(levels).size());
        } catch (IOException e) {
            throw new UncheckedIOException("The log in " + folder + " cannot be opened.", e);
        }
    }

    /// Opens the log in `folder` and alters nothing: for those who check.
    ///
    /// @throws UncheckedIOException when the folder cannot be read
    /// @throws Malformed when the log is in need of repair
    public static TileLog openReadOnly(Path folder) {
        try {
            List<Level> levels = levels(folder, false);
            long size = levels.getFirst().count();
            for (int level = 1; level < LEVELS; level++) {
                if (levels.get(level).count() < Level.count(size, level)) {
                    throw new Malformed("Level " + level + " of the log is cut short.");
                }
            }
            return new TileLog(folder, levels, size);
        } catch (IOException e) {
            throw new UncheckedIOException("The log in " + folder + " cannot be read.", e);
        }
    }

    private static List<Level> levels(Path folder, boolean writable) throws IOException {
        List<Level> levels = new ArrayList<>();
        for (int level = 0; level < LEVELS; level++) {
            levels.add(new Level(folder.resolve("level-" + level), writable));
        }
        return List.copyOf(levels);
    }

    /// How many entries the log has.
    public long size() {
        return now.size();
    }

    /// The root over all entries. Costs a few hashes.
    public Hash root() {
        return now.root();
    }

    /// The root over the first `size` entries.
    public Hash root(long size) {
        Tree tree = now;
        requireSize(tree, size);
        return tree.root(size);
    }

    /// The hash of the entry at `index`, as it was appended.
    public Hash leaf(long index) {
        require(index >= 0 && index < now.size(), "There is no entry " + index + ".");
        return Hash.at(Tree.read(levels, 0, index, 1), 0);
    }

    /// Proves that an entry is in the log: hashes from the leaf's sibling up, for
    /// [Merkle#includes(Hash,long,long,Hash,List)].
    ///
    /// @param index of the entry, from 0
    /// @param size of the tree to prove it in, above `index`
    public List<Hash> inclusion(long index, long size) {
        Tree tree = now;
        requireSize(tree, size);
        require(index >= 0 && index < size, "There is no entry " + index + " in " + size + ".");
        return tree.inclusion(index, size);
    }

    /// Proves that the log at `size` begins with the log at `oldSize`, for
    /// [Merkle#extendsTree(Hash,long,Hash,long,List)].
    public List<Hash> consistency(long oldSize, long size) {
        Tree tree = now;
        requireSize(tree, size);
        require(oldSize >= 0 && oldSize <= size, oldSize + " entries do not fit in " + size + ".");
        return tree.consistency(oldSize, size);
    }

    /// The bytes of a tile, or nothing when the log does not have all its hashes yet.
    ///
    /// @param width how many hashes, 1 to 256
    public Optional<byte[]> tile(int level, long index, int width) {
        if (level < 0 || level >= LEVELS || width < 1 || width > TilePath.FULL) {
            return Optional.empty();
        }
        long count = Level.count(now.size(), level);
        if (index < 0 || index > count >> TilePath.HEIGHT) {
            return Optional.empty();
        }
        long first = index << TilePath.HEIGHT;
        return first + width > count
                ? Optional.empty()
                : Optional.of(Tree.read(levels, level, first, width));
    }

    /// Adds entries by their hashes, all or none. They are in the operating system's hands when
    /// this returns, and on the disk after [#force()].
    ///
    /// @throws UncheckedIOException when they could not be written; the log is as before
    public void append(List<Hash> leaves) {
        synchronized (writing) {
            Tree before = now;
            require(leaves.size() <= MAX_SIZE - before.size(), "The log is full.");
            Edge edge = before.edge();
            Growth growth = new Growth(levels, before.size(), before.size() + leaves.size());
            Hasher hasher = new Hasher();
            leaves.forEach(leaf -> edge.add(leaf, hasher, growth::keep));
            write(growth, before.size());
            now = before.grown(edge);
        }
    }

    private void write(Growth growth, long size) {
        try {
            growth.write();
        } catch (IOException e) {
            UncheckedIOException failure =
                    new UncheckedIOException("The log in " + folder + " could not grow.", e);
            try {
                levels.getFirst().truncate(size);
            } catch (IOException alsoFailed) {
                // The next append cuts it off, and until then nobody reads it.
                failure.addSuppressed(alsoFailed);
            }
            throw failure;
        }
    }

    /// Forgets all entries from `size` on. For repair, while nobody reads: a log that was signed is
    /// never cut.
    public void truncate(long size) {
        synchronized (writing) {
            requireSize(now, size);
            try {
                for (int level = 0; level < LEVELS; level++) {
                    levels.get(level).truncate(Level.count(size, level));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The log in " + folder + " cannot be cut.", e);
            }
            now = Tree.at(levels, size);
        }
    }

    /// Returns when everything appended is on the disk. Sign a checkpoint after this.
    public void force() {
        try {
            for (Level level : levels) {
                level.force();
            }
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The log in " + folder + " cannot be forced.", e);
        }
    }

    /// Hashes the whole log anew from its leaves.
    ///
    /// @return the first place where a level does not follow from the one below it, as a sentence;
    ///   nothing when all do. Leaves are right when [#root()] is.
    public Optional<String> fault() {
        try {
            return new Repair(levels).fault(now.size());
        } catch (IOException e) {
            throw new UncheckedIOException("The log in " + folder + " cannot be read.", e);
        }
    }

    @Override
    public void close() {
        try {
            for (Level level : levels) {
                level.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The log in " + folder + " cannot be closed.", e);
        }
    }

    private static void requireSize(Tree tree, long size) {
        require(
                size >= 0 && size <= tree.size(),
                "The log has " + tree.size() + " entries, not " + size + ".");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
