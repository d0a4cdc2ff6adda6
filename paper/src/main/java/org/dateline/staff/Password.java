package org.dateline.staff;

/// A password with its authenticator: one is nothing without the other.
///
/// @param hash Argon2id, as its encoder writes it
/// @param secret of the authenticator (RFC 6238)
/// @param step the last time step a code was taken of
public record Password(String hash, byte[] secret, long step) {}
