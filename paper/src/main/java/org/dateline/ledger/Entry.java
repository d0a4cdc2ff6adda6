package org.dateline.ledger;

import java.time.Instant;

/// One line of the ledger.
///
/// @param position where it stands, from 0: the truth about order
/// @param version of its subject, from 1
/// @param previous position of this subject's previous entry, or -1
/// @param time when it was entered, to the millisecond
/// @param origin whose act it is: the desk's, or an operator's import
/// @param root Merkle root over the salted field commitments, 64 hexadecimal digits
public record Entry(
        long position,
        Kind kind,
        Subject subject,
        int version,
        long previous,
        Instant time,
        Origin origin,
        String root) {
    public enum Origin {
        DESK,
        IMPORT,
        SYSTEM
    }
}
