package org.dateline.tlog;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Hashes leaves and nodes one after the other. Make one for each piece of work: it is not safe
/// between threads, and asking the JDK for a digest costs as much as using it.
final class Hasher {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest = sha256();
    private final byte[] pair = new byte[2 * Hash.LENGTH];

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    Hash leaf(byte[] entry) {
        digest.update(LEAF);
        digest.update(entry);
        return Hash.at(digest.digest(), 0);
    }

    Hash node(Hash left, Hash right) {
        left.put(pair, 0);
        right.put(pair, Hash.LENGTH);
        node(pair, 0, pair, 0);
        return Hash.at(pair, 0);
    }

    /// Hashes the two hashes at `children` of `from` and puts the result at `parent` of `to`, which
    /// may be the same bytes.
    void node(byte[] from, int children, byte[] to, int parent) {
        digest.update(NODE);
        digest.update(from, children, 2 * Hash.LENGTH);
        try {
            digest.digest(to, parent, Hash.LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException("32 bytes are enough for SHA-256.", e);
        }
    }

    /// The root over `count` hashes, a power of two, that lie in `hashes` from `offset`; they are
    /// overwritten.
    Hash fold(byte[] hashes, int offset, int count) {
        for (int left = count / 2; left > 0; left /= 2) {
            for (int i = 0; i < left; i++) {
                node(hashes, offset + 2 * i * Hash.LENGTH, hashes, offset + i * Hash.LENGTH);
            }
        }
        return Hash.at(hashes, offset);
    }
}
