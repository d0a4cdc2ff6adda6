package org.dateline.staff;

import java.time.Instant;
import java.util.List;

/// A passkey as WebAuthn keeps it (Level 3, credential record).
///
/// @param number in the member's list
/// @param id the credential's
/// @param handle the user handle of its member: 64 random bytes
/// @param name the member's own for it
/// @param publicKey in COSE form
/// @param signatures the authenticator's counter when it was last used
/// @param verified whether it has seen its user, not just their finger
/// @param attestation the object, in CBOR, that it was registered with
/// @param clientData what the browser signed then, JSON
public record Passkey(
        long number,
        byte[] id,
        byte[] handle,
        String name,
        byte[] publicKey,
        long signatures,
        boolean verified,
        List<String> transports,
        boolean backupEligible,
        boolean backedUp,
        byte[] attestation,
        byte[] clientData,
        Instant made,
        Instant used) {}
