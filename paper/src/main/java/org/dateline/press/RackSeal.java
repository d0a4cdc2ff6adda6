package org.dateline.press;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Tells pages this paper put on its rack from bytes somebody else put there, or a disk made up.
///
/// Records are under AES-128-GCM (NIST SP 800-38D) with a random nonce each, so one secret serves
/// for 2^32 of them; the pages are no secret, but opening a sealed record is the quickest keyed
/// check the JDK has. Small files are under HMAC-SHA-256, slots of the index under its first eight
/// bytes.
final class RackSeal {
    static final int HMAC_BYTES = 32;

    /// Bytes of a nonce, which begins a record.
    static final int NONCE = 12;

    /// Bytes of a tag, which ends it.
    static final int TAG = 16;

    /// As long as the tag: a longer key takes more rounds a page and would protect nothing more.
    private static final int AES_BYTES = 16;

    private final SecretKey secret;
    private final SecretKey records;
    private final SecureRandom random = new SecureRandom();

    RackSeal(SecretKey secret) {
        this.secret = secret;
        byte[] derived = hmac("dateline rack records".getBytes(StandardCharsets.US_ASCII));
        this.records = new SecretKeySpec(derived, 0, AES_BYTES, "AES");
    }

    /// Seals a record where it lies: puts a nonce at its beginning and a tag over everything else
    /// at its end.
    ///
    /// @param open bytes at the beginning that stay readable
    void seal(byte[] record, int open) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        System.arraycopy(nonce, 0, record, 0, NONCE);
        try {
            Cipher cipher = cipher();
            cipher.init(Cipher.ENCRYPT_MODE, records, new GCMParameterSpec(8 * TAG, nonce));
            cipher.updateAAD(record, NONCE, open - NONCE);
            cipher.doFinal(record, open, record.length - open - TAG, record, open);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a record cannot be sealed", e);
        }
    }

    /// Opens the record in the first `length` bytes of `sealed`, into `to` from `at` on.
    ///
    /// @param cipher from [#cipher], the calling thread's own
    /// @return false when it is not what was sealed; then `to` holds nothing of use
    boolean open(Cipher cipher, byte[] sealed, int open, int length, byte[] to, int at) {
        try {
            cipher.init(
                    Cipher.DECRYPT_MODE, records, new GCMParameterSpec(8 * TAG, sealed, 0, NONCE));
            cipher.updateAAD(sealed, NONCE, open - NONCE);
            cipher.doFinal(sealed, open, length - open, to, at + open);
            System.arraycopy(sealed, 0, to, at, open);
            return true;
        } catch (AEADBadTagException altered) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a record cannot be opened", e);
        }
    }

    static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no AES-GCM", e);
        }
    }

    byte[] hmac(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no HmacSHA256", e);
        }
    }

    /// A code over three words.
    long code(long a, long b, long c) {
        byte[] words = ByteBuffer.allocate(24).putLong(a).putLong(b).putLong(c).array();
        return ByteBuffer.wrap(hmac(words)).getLong();
    }
}
