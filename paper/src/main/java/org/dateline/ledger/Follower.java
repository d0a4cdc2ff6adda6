package org.dateline.ledger;

/// Reads the ledger at its own pace and keeps its own position.
@FunctionalInterface
public interface Follower {
    /// @param size entries signed so far; positions below it can be read
    void follow(long size);
}
