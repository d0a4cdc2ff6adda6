package org.dateline.tlog;

import java.nio.ByteBuffer;
import java.security.PrivateKey;
import java.time.InstantSource;
import java.util.Arrays;

/// A private key that signs notes. In text, `PRIVATE+KEY+name+id+seed`; keep that text secret.
///
/// After C2SP [signed-note](https://c2sp.org/signed-note) and
/// [tlog-cosignature](https://c2sp.org/tlog-cosignature). Safe between threads.
public final class NoteSigner {
    private static final String PREFIX = "PRIVATE+KEY+";

    private final byte[] seed;
    private final PrivateKey key;
    private final NoteVerifier verifier;
    private final InstantSource clock;

    private NoteSigner(String name, KeyType type, byte[] seed, InstantSource clock) {
        if (seed.length != Ed25519.KEY_LENGTH) {
            throw new Malformed("An Ed25519 seed has 32 bytes, not " + seed.length + ".");
        }
        this.seed = seed.clone();
        this.key = Ed25519.signingKey(this.seed);
        this.verifier = NoteVerifier.of(name, type, Ed25519.publicKey(this.seed));
        this.clock = clock;
    }

    /// Makes a new key for a log.
    public static NoteSigner generate(String name) {
        return new NoteSigner(
                KeyName.checked(name), KeyType.ED25519, Ed25519.newSeed(), InstantSource.system());
    }

    /// Makes a new key for a witness.
    ///
    /// @param clock the time that goes into each cosignature
    public static NoteSigner generateCosigner(String name, InstantSource clock) {
        return new NoteSigner(KeyName.checked(name), KeyType.COSIGNATURE, Ed25519.newSeed(), clock);
    }

    /// Reads the text form.
    ///
    /// @throws Malformed when it is not one; the message does not repeat it
    public static NoteSigner parse(String text) {
        return parse(text, InstantSource.system());
    }

    /// Reads the text form.
    ///
    /// @param clock the time that goes into each cosignature, when the key is for them
    /// @throws Malformed when it is not one; the message does not repeat it
    public static NoteSigner parse(String text, InstantSource clock) {
        String[] parts = text.split("\\+", 5);
        if (parts.length != 5 || !text.startsWith(PREFIX)) {
            throw new Malformed("A signer key is PRIVATE+KEY+name+id+seed.");
        }
        byte[] typed = Strict.base64("A signer key", parts[4]);
        byte[] seed = Arrays.copyOfRange(typed, Math.min(1, typed.length), typed.length);
        NoteSigner signer = new NoteSigner(parts[2], NoteVerifier.typeOf(typed), seed, clock);
        if (!KeyName.hex(signer.verifier.keyId()).equals(parts[3])) {
            throw new Malformed("The id of a signer key is not that of its key.");
        }
        return signer;
    }

    public String name() {
        return verifier.name();
    }

    /// The public half.
    public NoteVerifier verifier() {
        return verifier;
    }

    /// Signs the text of a note.
    ///
    /// @param text with its last newline; for a cosigner, a [Checkpoint]
    /// @throws Malformed when a cosigner is given anything but a checkpoint
    public NoteSignature sign(String text) {
        return switch (verifier.type()) {
            case ED25519 ->
                    NoteSignature.of(verifier, Ed25519.sign(key, Strict.bytes("A note", text)));
            case COSIGNATURE -> cosign(text);
        };
    }

    private NoteSignature cosign(String text) {
        Checkpoint.parse(text);
        long time = clock.instant().getEpochSecond();
        byte[] signature = Ed25519.sign(key, NoteVerifier.cosignedMessage(time, text));
        ByteBuffer timed = ByteBuffer.allocate(Long.BYTES + signature.length);
        return NoteSignature.of(verifier, timed.putLong(time).put(signature).array());
    }

    /// The text form: whoever has it can sign.
    public String secret() {
        return PREFIX
                + name()
                + '+'
                + KeyName.hex(verifier.keyId())
                + '+'
                + NoteVerifier.encoded(verifier.type(), seed);
    }

    /// The public half, so that a key printed by mistake stays secret.
    @Override
    public String toString() {
        return "signer of " + verifier;
    }
}
