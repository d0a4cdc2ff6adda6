package org.dateline.tlog;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/// One signature line of a note: who signed, and what.
///
/// @param name of the key
/// @param base64 of the key's id, four bytes, and the signature after it, at least one byte
public record NoteSignature(String name, String base64) {
    static final int ID_LENGTH = 4;

    private static final String DASH = "\u2014 ";

    public NoteSignature {
        KeyName.checked(name);
        if (Strict.base64("A signature", base64).length <= ID_LENGTH) {
            throw new Malformed("A signature has a key id of four bytes and something after it.");
        }
    }

    static NoteSignature of(NoteVerifier key, byte[] signature) {
        ByteBuffer bytes = ByteBuffer.allocate(ID_LENGTH + signature.length);
        bytes.putInt(key.keyId()).put(signature);
        return new NoteSignature(key.name(), Base64.getEncoder().encodeToString(bytes.array()));
    }

    /// @param line without its newline
    static NoteSignature parse(String line) {
        int space = line.indexOf(' ', DASH.length());
        if (!line.startsWith(DASH) || space < 0) {
            throw new Malformed("A signature line is a dash, a name and base64 between spaces.");
        }
        return new NoteSignature(line.substring(DASH.length(), space), line.substring(space + 1));
    }

    /// The id of the key, which with the name says which key it was.
    public int keyId() {
        return ByteBuffer.wrap(decoded()).getInt();
    }

    /// The signature itself, without the key's id.
    public byte[] bytes() {
        byte[] decoded = decoded();
        return Arrays.copyOfRange(decoded, ID_LENGTH, decoded.length);
    }

    String line() {
        return DASH + name + ' ' + base64 + '\n';
    }

    private byte[] decoded() {
        return Base64.getDecoder().decode(base64);
    }
}
