package org.dateline.tlog;

import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;

/// A public key that notes are checked with. In text, `name+id+key`: the name, eight hexadecimal
/// digits, and base64 of the key's type and its 32 bytes.
///
/// After C2SP [signed-note](https://c2sp.org/signed-note) and
/// [tlog-cosignature](https://c2sp.org/tlog-cosignature).
public final class NoteVerifier {
    private static final int TIME_LENGTH = 8;

    private final String name;
    private final KeyType type;
    private final int keyId;
    private final byte[] bytes;
    private final PublicKey key;

    private NoteVerifier(String name, KeyType type, byte[] publicKey) {
        if (publicKey.length != Ed25519.KEY_LENGTH) {
            throw new Malformed("An Ed25519 key has 32 bytes, not " + publicKey.length + ".");
        }
        this.name = KeyName.checked(name);
        this.type = type;
        this.bytes = publicKey.clone();
        this.key = Ed25519.verifyingKey(bytes);
        this.keyId = KeyName.id(name, type, bytes);
    }

    /// The verifier for a key under a name.
    ///
    /// @param publicKey 32 bytes, after RFC 8032
    /// @throws Malformed when it is not a key, or the name none for one
    public static NoteVerifier of(String name, KeyType type, byte[] publicKey) {
        return new NoteVerifier(name, type, publicKey);
    }

    /// Reads the text form.
    ///
    /// @throws Malformed when it is not one, its type is not known here, or the id is not the key's
    public static NoteVerifier parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw new Malformed("A verifier key is name+id+key.");
        }
        byte[] typed = Strict.base64("A verifier key", parts[2]);
        KeyType type = typeOf(typed);
        NoteVerifier verifier =
                new NoteVerifier(parts[0], type, Arrays.copyOfRange(typed, 1, typed.length));
        if (!KeyName.hex(verifier.keyId).equals(parts[1])) {
            throw new Malformed("The id of verifier key " + parts[0] + " is not that of its key.");
        }
        return verifier;
    }

    static KeyType typeOf(byte[] typed) {
        if (typed.length == 0) {
            throw new Malformed("A key begins with its type.");
        }
        return KeyType.of(typed[0])
                .orElseThrow(() -> new Malformed("Keys of type " + typed[0] + " are not known."));
    }

    public String name() {
        return name;
    }

    public KeyType type() {
        return type;
    }

    /// The first bytes of a hash over name, type and key: with the name it says which key it is.
    public int keyId() {
        return keyId;
    }

    /// 32 bytes, after RFC 8032.
    public byte[] publicKey() {
        return bytes.clone();
    }

    /// Whether `signature` claims to be by this key.
    public boolean claimedBy(NoteSignature signature) {
        return signature.name().equals(name) && signature.keyId() == keyId;
    }

    /// Whether `signature` is this key's, over `text`.
    ///
    /// @param text the text of the note, with its last newline
    public boolean verifies(String text, NoteSignature signature) {
        if (!claimedBy(signature)) {
            return false;
        }
        byte[] signed = signature.bytes();
        return switch (type) {
            case ED25519 -> Ed25519.verifies(key, Strict.bytes("A note", text), signed);
            case COSIGNATURE -> cosigned(text, signed);
        };
    }

    private boolean cosigned(String text, byte[] signed) {
        if (signed.length != TIME_LENGTH + Ed25519.SIGNATURE_LENGTH) {
            return false;
        }
        long time = ByteBuffer.wrap(signed).getLong();
        byte[] signature = Arrays.copyOfRange(signed, TIME_LENGTH, signed.length);
        return time >= 0 && Ed25519.verifies(key, cosignedMessage(time, text), signature);
    }

    static byte[] cosignedMessage(long time, String text) {
        return Strict.bytes("A note", "cosignature/v1\ntime " + time + "\n" + text);
    }

    /// When the cosigner says it signed, in seconds since 1970. Believe it after
    /// [#verifies(String,NoteSignature)].
    ///
    /// @throws Malformed when this is no key of a cosigner or the signature is none of its
    public long time(NoteSignature signature) {
        byte[] signed = signature.bytes();
        if (type != KeyType.COSIGNATURE
                || !claimedBy(signature)
                || signed.length != TIME_LENGTH + Ed25519.SIGNATURE_LENGTH) {
            throw new Malformed("This is not a cosignature by " + name + ".");
        }
        return ByteBuffer.wrap(signed).getLong();
    }

    static String encoded(KeyType type, byte[] key) {
        byte[] typed = new byte[1 + key.length];
        typed[0] = type.code();
        System.arraycopy(key, 0, typed, 1, key.length);
        return Base64.getEncoder().encodeToString(typed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteVerifier that
                && name.equals(that.name)
                && type == that.type
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return keyId;
    }

    /// The text form.
    @Override
    public String toString() {
        return name + '+' + KeyName.hex(keyId) + '+' + encoded(type, bytes);
    }
}
