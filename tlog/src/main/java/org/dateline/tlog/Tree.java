package org.dateline.tlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// The tree over a log as it was at one size: what readers hold while the log grows.
final class Tree {
    // A proof needs every node of the tiles on its path, 255 hashes a tile. Few tiles of the upper
    // levels serve all proofs, and a sweep stays in one tile of leaves for 256 of them: 4 MiB hold
    // both. Tiles of leaves have places of their own so that random reads do not push out the rest.
    private static final int PLACES = 256;
    private static final int LEAF_PLACES = 16;

    private final List<Level> levels;
    private final Edge edge;
    private final AtomicReferenceArray<FullTile> tiles;

    private Tree(List<Level> levels, Edge edge, AtomicReferenceArray<FullTile> tiles) {
        this.levels = levels;
        this.edge = edge;
        this.tiles = tiles;
    }

    /// The tree over the first `size` hashes on disk.
    static Tree at(List<Level> levels, long size) {
        AtomicReferenceArray<FullTile> tiles = new AtomicReferenceArray<>(PLACES);
        Edge edge = Edge.of(size, (height, index) -> stored(levels, height, index));
        return new Tree(levels, edge, tiles);
    }

    /// The tree after an append. It keeps the tiles of this one, which are full and do not change.
    Tree grown(Edge grown) {
        return new Tree(levels, grown, tiles);
    }

    long size() {
        return edge.size();
    }

    Edge edge() {
        return edge.copy();
    }

    Hash root() {
        return edge.root();
    }

    Hash root(long size) {
        return size == size() ? root() : Edge.of(size, this::node).root();
    }

    /// RFC 6962, section 2.1.1: from the leaf's sibling up.
    List<Hash> inclusion(long index, long size) {
        List<Hash> proof = new ArrayList<>();
        inclusion(index, 0, size, proof);
        return proof;
    }

    private void inclusion(long index, long from, long to, List<Hash> proof) {
        if (to - from == 1) {
            return;
        }
        long middle = middle(from, to);
        if (index < middle) {
            inclusion(index, from, middle, proof);
            proof.add(range(middle, to));
        } else {
            inclusion(index, middle, to, proof);
            proof.add(range(from, middle));
        }
    }

    /// RFC 6962, section 2.1.2.
    List<Hash> consistency(long oldSize, long size) {
        List<Hash> proof = new ArrayList<>();
        if (oldSize > 0 && oldSize < size) {
            consistency(oldSize, 0, size, proof);
        }
        return proof;
    }

    private void consistency(long oldSize, long from, long to, List<Hash> proof) {
        if (oldSize == to) {
            if (from > 0) {
                proof.add(range(from, to));
            }
            return;
        }
        long middle = middle(from, to);
        if (oldSize <= middle) {
            consistency(oldSize, from, middle, proof);
            proof.add(range(middle, to));
        } else {
            consistency(oldSize, middle, to, proof);
            proof.add(range(from, middle));
        }
    }

    // The left part of a tree is the largest power of two that is smaller than the whole.
    private static long middle(long from, long to) {
        return from + Long.highestOneBit(to - from - 1);
    }

    private Hash range(long from, long to) {
        long count = to - from;
        if (Long.bitCount(count) == 1) {
            int height = Long.numberOfTrailingZeros(count);
            return node(height, from >> height);
        }
        long middle = middle(from, to);
        return Hash.node(range(from, middle), range(middle, to));
    }

    /// The root of a complete subtree: the one over the leaves from `index << height`.
    private Hash node(int height, long index) {
        if (edge.has(height, index)) {
            // Nearly every proof ends with these, and they lie in tiles that are not full.
            return edge.peak(height);
        }
        int level = height / TilePath.HEIGHT;
        int within = height % TilePath.HEIGHT;
        long tile = index >> (TilePath.HEIGHT - within);
        int place = (int) (index - (tile << (TilePath.HEIGHT - within)));
        boolean full = (tile + 1) << TilePath.HEIGHT <= Level.count(size(), level);
        return full ? tile(level, tile).node(within, place) : stored(levels, height, index);
    }

    private FullTile tile(int level, long index) {
        int place = place(level, index);
        FullTile tile = tiles.get(place);
        if (tile == null || !tile.is(level, index)) {
            byte[] hashes = read(levels, level, index << TilePath.HEIGHT, TilePath.FULL);
            tile = new FullTile(level, index, hashes);
            tiles.set(place, tile);
        }
        return tile;
    }

    private static int place(int level, long index) {
        return level == 0
                ? (int) (index % LEAF_PLACES)
                : LEAF_PLACES + (int) ((index + 7L * level) % (PLACES - LEAF_PLACES));
    }

    private static Hash stored(List<Level> levels, int height, long index) {
        int within = height % TilePath.HEIGHT;
        int count = 1 << within;
        byte[] hashes = read(levels, height / TilePath.HEIGHT, index << within, count);
        return new Hasher().fold(hashes, 0, count);
    }

    static byte[] read(List<Level> levels, int level, long first, int count) {
        try {
            return levels.get(level).read(first, count);
        } catch (IOException e) {
            throw new UncheckedIOException("Level " + level + " of the log is unreadable.", e);
        }
    }
}
