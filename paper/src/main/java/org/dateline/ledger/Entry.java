package org.dateline.ledger;

import java.time.Instant;

/// One line of the ledger.
///
/// @param position where it stands, from 0: the truth about order
/// @param version of its subject, from 1
/// @param previous position of this subject's previous entry, or -1
/// @param time when it was entered, to the millisecond
/// @param origin whose act it is
/// @param root Merkle root over the salted field commitments, 64 hexadecimal digits
/// @param links SHA-256 over the links that lead out of the paper, 64 hexadecimal digits
public record Entry(
        long position,
        Kind kind,
        Subject subject,
        int version,
        long previous,
        Instant time,
        Origin origin,
        String root,
        String links) {
    /// Whose act an entry is.
    public enum Origin {
        /// Somebody passed it and somebody published it.
        DESK,
        /// An operator brought it in from elsewhere.
        IMPORT,
        /// The program itself: a log begins, a new paper's settings.
        SYSTEM
    }
}
