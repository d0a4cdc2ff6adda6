package org.dateline.desk;

/// Who besides answers for an act.
public sealed interface Second {
    /// One person may do it.
    record NotNeeded() implements Second {}

    /// @param by who confirmed what another asked for
    record Confirmed(String by) implements Second {}

    /// It takes two, and one person makes this paper.
    record Lacking() implements Second {}
}
