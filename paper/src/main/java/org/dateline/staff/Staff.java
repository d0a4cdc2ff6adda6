package org.dateline.staff;

import java.util.Optional;

/// Who works for the paper, and the tokens that speak for them.
public final class Staff {
    /// Who a bearer token speaks for; empty when it is none of ours.
    public Optional<Member> byToken(String token) {
        throw new UnsupportedOperationException(token);
    }

    /// Makes a token, and its member when there is none of that name.
    ///
    /// @return the token, shown this once
    public String createToken(String tokenName, String member, Role role) {
        throw new UnsupportedOperationException(tokenName + member + role);
    }
}
