package org.dateline.notices;

import java.time.Instant;
import java.util.Set;

/// Where a member has notices by mail, and which.
///
/// @param address that they confirmed; empty while there is none
/// @param wanted an address they have not confirmed yet; empty when there is none
/// @param isMailed whether the link that confirms it went out
/// @param asked when they asked for that link
public record Mailbox(
        String address, Set<News.Kind> kinds, String wanted, boolean isMailed, Instant asked) {
    /// Of whoever never asked for any.
    public static final Mailbox NONE = new Mailbox("", Set.of(), "", false, Instant.EPOCH);

    public Mailbox {
        kinds = Set.copyOf(kinds);
    }
}
