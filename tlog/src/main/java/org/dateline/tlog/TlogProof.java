package org.dateline.tlog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Evidence in one file that an entry is in a log: it can be checked offline, by anyone who has the
/// entry and a [Policy]. After C2SP [tlog-proof](https://c2sp.org/tlog-proof).
///
/// @param extra data of the application's own in base64, or nothing; nobody vouches for it
/// @param index of the entry in the log, from 0
/// @param hashes that prove its inclusion, from the leaf's sibling up
/// @param checkpoint signed by the log, and by witnesses if there are any
public record TlogProof(String extra, long index, List<Hash> hashes, Note checkpoint) {
    /// The longest file, in bytes.
    public static final int MAX_LENGTH = 2 * Note.MAX_LENGTH;

    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final int MAX_HASHES = 63;

    public TlogProof {
        hashes = List.copyOf(hashes);
        Strict.base64("The extra data of a proof", extra);
        if (extra.length() > Note.MAX_LENGTH || index < 0 || hashes.size() > MAX_HASHES) {
            throw new Malformed("A proof has an index and at most " + MAX_HASHES + " hashes.");
        }
    }

    public TlogProof(long index, List<Hash> hashes, Note checkpoint) {
        this("", index, hashes, checkpoint);
    }

    /// Reads a proof, strictly. It proves nothing before [#verify(Hash,Policy)].
    ///
    /// @throws Malformed when it is not one
    public static TlogProof parse(byte[] bytes) {
        if (bytes.length > MAX_LENGTH) {
            throw new Malformed("A proof has at most " + MAX_LENGTH + " bytes.");
        }
        return parse(Strict.utf8("A proof", bytes));
    }

    /// Reads a proof, strictly; see [#parse(byte\[\])].
    public static TlogProof parse(String proof) {
        int blank = proof.indexOf("\n\n");
        if (blank < 0 || proof.length() > MAX_LENGTH) {
            throw new Malformed("A proof is lines, an empty line and a checkpoint.");
        }
        // One line more than there can be, so that too many are seen to be too many.
        String[] lines = proof.substring(0, blank).split("\n", MAX_HASHES + 4);
        int next = 0;
        if (!lines[next++].equals(HEADER)) {
            throw new Malformed("A proof begins with the line " + HEADER + ".");
        }
        String extra = "";
        if (next < lines.length && lines[next].startsWith("extra ")) {
            extra = lines[next++].substring("extra ".length());
            requireSome(extra);
        }
        if (next == lines.length || !lines[next].startsWith("index ")) {
            throw new Malformed("A proof says the index of its entry.");
        }
        long index =
                Strict.decimal("The index of a proof", lines[next++].substring("index ".length()));
        List<Hash> hashes = new ArrayList<>();
        while (next < lines.length) {
            hashes.add(Hash.parseBase64(lines[next++]));
        }
        return new TlogProof(extra, index, hashes, Note.parse(proof.substring(blank + 2)));
    }

    private static void requireSome(String extra) {
        if (extra.isEmpty()) {
            throw new Malformed("A proof without extra data has no line for it.");
        }
    }

    /// Checks that `leaf` is in a log that `policy` trusts, under a checkpoint that it accepts.
    ///
    /// @param leaf the hash of the entry, [Hash#leaf(byte\[\])]
    /// @return the checkpoint
    /// @throws Unverified when it is not shown
    /// @throws Malformed when what was signed is not a checkpoint
    public Checkpoint verify(Hash leaf, Policy policy) {
        Checkpoint verified = policy.verify(checkpoint);
        if (!Merkle.includes(verified.root(), verified.size(), index, leaf, hashes)) {
            throw new Unverified("The proof does not lead from this entry to the signed root.");
        }
        return verified;
    }

    /// The proof as it is stored and sent, by custom in a file named `….tlog-proof`.
    @Override
    public String toString() {
        StringBuilder proof = new StringBuilder(HEADER).append('\n');
        if (!extra.isEmpty()) {
            proof.append("extra ").append(extra).append('\n');
        }
        proof.append("index ").append(index).append('\n');
        hashes.forEach(hash -> proof.append(hash.base64()).append('\n'));
        return proof.append('\n').append(checkpoint).toString();
    }

    /// The file's bytes.
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }
}
