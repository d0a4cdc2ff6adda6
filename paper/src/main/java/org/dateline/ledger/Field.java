package org.dateline.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// One committed piece of a version, such as its headline or a block of its body. Its commitment is
/// `HMAC-SHA-256(salt, "dateline/field/v1" ‖ name ‖ 0 ‖ value)`: without the salt nothing can be
/// guessed from it, so a value can be revealed or erased alone.
///
/// @param name for example `headline` or `block.3`
/// @param value UTF-8 text
/// @param salt 32 random bytes
public record Field(String name, String value, byte[] salt) {
    static final int SALT_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] PURPOSE = "dateline/field/v1".getBytes(StandardCharsets.UTF_8);

    /// The 32 bytes that stand for this field in the entry's Merkle tree.
    public byte[] commitment() {
        return commitment(hmac());
    }

    /// The same with an [#hmac] that serves many fields.
    byte[] commitment(Mac mac) {
        try {
            mac.init(new SecretKeySpec(salt, ALGORITHM));
            mac.update(PURPOSE);
            mac.update(name.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException unfit) {
            throw new IllegalStateException("A salt is always a key", unfit);
        }
    }

    static Mac hmac() {
        try {
            return Mac.getInstance(ALGORITHM);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, missing);
        }
    }
}
