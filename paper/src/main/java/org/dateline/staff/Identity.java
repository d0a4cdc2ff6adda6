package org.dateline.staff;

import java.time.Instant;

/// An account elsewhere that a member signs in with: an identity provider vouches for it (OpenID
/// Connect Core 1.0, section 2). Only both names together are somebody: the same subject is another
/// person at another provider, and a mail address may be given to somebody else.
///
/// @param number in the member's list
/// @param issuer the provider's address
/// @param subject what the provider calls the account, for good
public record Identity(long number, String issuer, String subject, Instant made, Instant used) {}
