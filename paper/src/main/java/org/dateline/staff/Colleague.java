package org.dateline.staff;

import java.time.Instant;
import java.util.Optional;

/// A member as the list of staff has them.
///
/// @param left when they left the paper
/// @param seen when they were last at a browser
public record Colleague(
        Member member,
        Instant since,
        Optional<Instant> left,
        int passkeys,
        boolean password,
        Optional<Instant> seen) {
    /// Whether they can sign in without a link.
    public boolean canSignIn() {
        return passkeys > 0 || password;
    }
}
