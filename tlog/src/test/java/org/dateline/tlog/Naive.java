package org.dateline.tlog;

import java.util.ArrayList;
import java.util.List;

/// RFC 6962, section 2.1, word for word: slow, and obviously right.
final class Naive {
    private Naive() {}

    static Hash root(List<Hash> leaves) {
        return switch (leaves.size()) {
            case 0 -> Hash.EMPTY;
            case 1 -> leaves.getFirst();
            default -> {
                int k = split(leaves.size());
                yield Hash.node(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
            }
        };
    }

    /// PATH(m, D[n])
    static List<Hash> inclusion(int m, List<Hash> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int k = split(leaves.size());
        List<Hash> left = leaves.subList(0, k);
        List<Hash> right = leaves.subList(k, leaves.size());
        return m < k
                ? and(inclusion(m, left), root(right))
                : and(inclusion(m - k, right), root(left));
    }

    /// PROOF(m, D[n])
    static List<Hash> consistency(int m, List<Hash> leaves) {
        return m == 0 || m == leaves.size() ? List.of() : subproof(m, leaves, true);
    }

    private static List<Hash> subproof(int m, List<Hash> leaves, boolean known) {
        if (m == leaves.size()) {
            return known ? List.of() : List.of(root(leaves));
        }
        int k = split(leaves.size());
        List<Hash> left = leaves.subList(0, k);
        List<Hash> right = leaves.subList(k, leaves.size());
        return m <= k
                ? and(subproof(m, left, known), root(right))
                : and(subproof(m - k, right, false), root(left));
    }

    private static int split(int n) {
        int k = 1;
        while (2 * k < n) {
            k *= 2;
        }
        return k;
    }

    private static List<Hash> and(List<Hash> hashes, Hash last) {
        List<Hash> all = new ArrayList<>(hashes);
        all.add(last);
        return all;
    }

    static Hash flipped(Hash hash, int bit) {
        byte[] bytes = hash.bytes();
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        return Hash.of(bytes);
    }
}
