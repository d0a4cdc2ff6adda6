package org.dateline.tlog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int MAX_HASHES = 63;

    public TlogProof {
        hashes = List.copyOf(hashes);
        Strict.base64("The extra data of a proof", extra);
        if (extra.length() > Note.MAX_LENGTH || index < 0 || hashes.size() > MAX_HASHES) {
            throw new Malformed("A proof has an index and at most " + MAX_HASHES + " hashes.");
        }
        Checkpoint.parse(checkpoint.text());
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
        if (!lines[0].equals(HEADER)) {
            throw new Malformed("A proof begins with the line " + HEADER + ".");
        }
        String extra = lines.length > 1 ? extra(lines[1]) : "";
        int index = extra.isEmpty() ? 1 : 2;
        if (index >= lines.length || !lines[index].startsWith(INDEX)) {
            throw new Malformed("A proof says the index of its entry.");
        }
        return new TlogProof(
                extra,
                Strict.decimal("The index of a proof", lines[index].substring(INDEX.length())),
                Arrays.stream(lines).skip(index + 1).map(Hash::parseBase64).toList(),
                Note.parse(proof.substring(blank + 2)));
    }

    private static String extra(String line) {
        if (!line.startsWith(EXTRA)) {
            return "";
        }
        if (line.length() == EXTRA.length()) {
            throw new Malformed("A proof without extra data has no line for it.");
        }
        return line.substring(EXTRA.length());
    }

    /// Checks that `leaf` is in a log that `policy` trusts, under a checkpoint that it accepts.
    ///
    /// @param leaf the hash of the entry, [Hash#leaf(byte\[\])]
    /// @return the checkpoint
    /// @throws Unverified when it is not shown
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
            proof.append(EXTRA).append(extra).append('\n');
        }
        proof.append(INDEX).append(index).append('\n');
        hashes.forEach(hash -> proof.append(hash.base64()).append('\n'));
        return proof.append('\n').append(checkpoint).toString();
    }

    /// The file's bytes.
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }
}
