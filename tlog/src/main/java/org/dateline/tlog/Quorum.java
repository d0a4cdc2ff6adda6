package org.dateline.tlog;

import java.util.List;
import java.util.Set;

/// Which sets of witnesses are enough.
sealed interface Quorum {
    /// Whether these signers are enough.
    boolean met(Set<NoteVerifier> signers);

    /// No witness is needed.
    record None() implements Quorum {
        @Override
        public boolean met(Set<NoteVerifier> signers) {
            return true;
        }
    }

    record Witness(NoteVerifier key) implements Quorum {
        @Override
        public boolean met(Set<NoteVerifier> signers) {
            return signers.contains(key);
        }
    }

    /// At least `threshold` of the members. Each member is in one group only, so that the groups
    /// are a tree and a witness counts once.
    record Group(int threshold, List<Quorum> members) implements Quorum {
        @Override
        public boolean met(Set<NoteVerifier> signers) {
            return members.stream().filter(member -> member.met(signers)).count() >= threshold;
        }
    }
}
