package org.dateline.tlog;

/// The right edge of a growing tree: the roots of the complete subtrees it is made of, one for each
/// bit of its size. All that is needed to add leaves and to know the root. Not safe between threads
/// while it grows.
final class Edge {
    /// Heights 0 to 62: a size is below 2⁶³.
    private static final int HEIGHTS = 63;

    /// Told of every subtree that a leaf completes, from the leaf itself up.
    @FunctionalInterface
    interface Completed {
        void subtree(int height, Hash root);
    }

    /// Where the root of a complete subtree can be read.
    @FunctionalInterface
    interface Source {
        Hash node(int height, long index);
    }

    private final Hash[] peaks;
    private long size;

    Edge() {
        this(0, new Hash[HEIGHTS]);
    }

    private Edge(long size, Hash[] peaks) {
        this.size = size;
        this.peaks = peaks;
    }

    /// The edge of a tree that stands somewhere already.
    static Edge of(long size, Source source) {
        Edge edge = new Edge(size, new Hash[HEIGHTS]);
        for (int height = 0; height < HEIGHTS; height++) {
            if ((size >> height & 1) == 1) {
                edge.peaks[height] = source.node(height, (size >> height) - 1);
            }
        }
        return edge;
    }

    Edge copy() {
        return new Edge(size, peaks.clone());
    }

    void add(Hash leaf, Hasher hasher, Completed completed) {
        Hash root = leaf;
        int height = 0;
        completed.subtree(height, root);
        while ((size >> height & 1) == 1) {
            root = hasher.node(peaks[height], root);
            height++;
            completed.subtree(height, root);
        }
        peaks[height] = root;
        size++;
    }

    /// Whether the subtree of this height that is `index`th from the left is one of the edge's own.
    boolean has(int height, long index) {
        return (size >> height & 1) == 1 && index == (size >> height) - 1;
    }

    Hash peak(int height) {
        return peaks[height];
    }

    long size() {
        return size;
    }

    Hash root() {
        if (size == 0) {
            return Hash.EMPTY;
        }
        Hasher hasher = new Hasher();
        int height = Long.numberOfTrailingZeros(size);
        Hash root = peaks[height];
        while (size >> ++height > 0) {
            if ((size >> height & 1) == 1) {
                root = hasher.node(peaks[height], root);
            }
        }
        return root;
    }
}
