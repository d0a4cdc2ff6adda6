package org.dateline.tlog;

import java.util.ArrayList;
import java.util.List;

/// Checks what a log proves, from hashes alone: the algorithms of RFC 9162, sections 2.1.3.2 and
/// 2.1.4.2. A proof is as long as its sizes say, so no input makes this work long.
public final class Merkle {
    private Merkle() {}

    /// The root of the tree over these leaves.
    ///
    /// @param leaves hashes of entries, in order
    public static Hash root(List<Hash> leaves) {
        Edge edge = new Edge();
        Hasher hasher = new Hasher();
        leaves.forEach(leaf -> edge.add(leaf, hasher, (height, node) -> {}));
        return edge.root();
    }

    /// Whether `proof` shows that `leaf` is at `index` in the tree of `size` leaves under `root`.
    ///
    /// @param proof from the leaf's sibling up
    public static boolean includes(Hash root, long size, long index, Hash leaf, List<Hash> proof) {
        if (index < 0 || index >= size) {
            return false;
        }
        Hasher hasher = new Hasher();
        Hash node = leaf;
        long position = index;
        long last = size - 1;
        for (Hash sibling : proof) {
            if (last == 0) {
                return false;
            }
            if ((position & 1) == 1 || position == last) {
                node = hasher.node(sibling, node);
                // A node without a right sibling is its own parent until it is a right child.
                int up = Long.numberOfTrailingZeros(position);
                position >>>= up;
                last >>>= up;
            } else {
                node = hasher.node(node, sibling);
            }
            position >>>= 1;
            last >>>= 1;
        }
        return last == 0 && node.equals(root);
    }

    /// Whether `proof` shows that the tree of `size` leaves under `root` begins with the tree of
    /// `oldSize` leaves under `oldRoot`: that nothing was changed or taken out in between.
    public static boolean extendsTree(
            Hash root, long size, Hash oldRoot, long oldSize, List<Hash> proof) {
        if (oldSize < 0 || oldSize > size) {
            return false;
        }
        if (oldSize == 0) {
            return proof.isEmpty()
                    && oldRoot.equals(Hash.EMPTY)
                    && (size > 0 || root.equals(Hash.EMPTY));
        }
        if (oldSize == size) {
            return proof.isEmpty() && oldRoot.equals(root);
        }
        List<Hash> path = new ArrayList<>(proof);
        if (Long.bitCount(oldSize) == 1) {
            // A whole subtree is its own first node: the proof leaves it out.
            path.addFirst(oldRoot);
        }
        return !path.isEmpty() && joins(root, size, oldRoot, oldSize, path);
    }

    private static boolean joins(
            Hash root, long size, Hash oldRoot, long oldSize, List<Hash> path) {
        Hasher hasher = new Hasher();
        long position = oldSize - 1;
        long last = size - 1;
        int up = Long.numberOfTrailingZeros(~position);
        position >>>= up;
        last >>>= up;
        Hash old = path.getFirst();
        Hash whole = old;
        for (Hash next : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((position & 1) == 1 || position == last) {
                old = hasher.node(next, old);
                whole = hasher.node(next, whole);
                up = Long.numberOfTrailingZeros(position);
                position >>>= up;
                last >>>= up;
            } else {
                whole = hasher.node(whole, next);
            }
            position >>>= 1;
            last >>>= 1;
        }
        return last == 0 && old.equals(oldRoot) && whole.equals(root);
    }
}
