package org.dateline.tlog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whom one trusts: which logs, and which witnesses must have cosigned. After C2SP
/// [tlog-policy](https://c2sp.org/tlog-policy).
public final class Policy {
    private final String text;
    private final List<NoteVerifier> logs;
    private final List<NoteVerifier> witnesses;
    private final Quorum quorum;

    Policy(String text, List<NoteVerifier> logs, List<NoteVerifier> witnesses, Quorum quorum) {
        this.text = text;
        this.logs = List.copyOf(logs);
        this.witnesses = List.copyOf(witnesses);
        this.quorum = quorum;
    }

    /// The policy that asks for the log's own signature and nothing else.
    public static Policy of(NoteVerifier log) {
        return parse(("log " + log + "\nquorum none\n").getBytes(StandardCharsets.UTF_8));
    }

    /// Reads a policy file, strictly.
    ///
    /// @throws Malformed when it is not one; the sentence names the line
    public static Policy parse(byte[] file) {
        return new PolicyFile().read(file);
    }

    public List<NoteVerifier> logs() {
        return logs;
    }

    public List<NoteVerifier> witnesses() {
        return witnesses;
    }

    /// Checks a signed checkpoint: a log of this policy with the checkpoint's origin as its name
    /// has signed it, enough witnesses have, and no signature by any of them is false.
    ///
    /// @throws Unverified when that is not so
    /// @throws Malformed when the note is not a checkpoint
    public Checkpoint verify(Note note) {
        List<NoteVerifier> known = new ArrayList<>(logs);
        known.addAll(witnesses);
        Set<NoteVerifier> signers = new HashSet<>(note.verify(known));
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        boolean byLog =
                logs.stream()
                        .filter(signers::contains)
                        .anyMatch(log -> log.name().equals(checkpoint.origin()));
        if (!byLog) {
            throw new Unverified("No log of the policy has signed this checkpoint as its own.");
        }
        if (!quorum.met(signers)) {
            throw new Unverified("Fewer witnesses than the policy asks for have cosigned.");
        }
        return checkpoint;
    }

    /// The file it was read from. Octets that are not UTF-8 show as replacement characters.
    @Override
    public String toString() {
        return text;
    }
}
