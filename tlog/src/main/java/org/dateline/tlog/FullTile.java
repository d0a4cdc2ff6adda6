package org.dateline.tlog;

/// A full tile and all nodes over its 256 hashes, in the order of a heap: the root at 1, the
/// children of `i` at `2i` and `2i+1`, the hashes from 256 on. 16 KiB.
final class FullTile {
    private final int level;
    private final long index;
    private final byte[] heap = new byte[2 * TilePath.FULL * Hash.LENGTH];

    /// @param hashes 256 of them
    FullTile(int level, long index, byte[] hashes) {
        this.level = level;
        this.index = index;
        System.arraycopy(hashes, 0, heap, heap.length / 2, heap.length / 2);
        Hasher hasher = new Hasher();
        for (int node = TilePath.FULL - 1; node > 0; node--) {
            hasher.node(heap, 2 * node * Hash.LENGTH, heap, node * Hash.LENGTH);
        }
    }

    boolean is(int level, long index) {
        return this.level == level && this.index == index;
    }

    /// @param height over the tile's hashes, 0 to 8
    /// @param place from the left, among the tile's nodes of that height
    Hash node(int height, int place) {
        return Hash.at(heap, ((TilePath.FULL >> height) + place) * Hash.LENGTH);
    }
}
