package org.dateline.tlog;

import java.security.MessageDigest;
import java.util.HexFormat;

/// The name of a key, and the id that goes with it.
final class KeyName {
    private KeyName() {}

    /// Gives back `name`, which is not empty and has no spaces, plus signs or control characters
    static String checked(String name) {
        if (name.isEmpty() || name.codePoints().anyMatch(KeyName::forbidden)) {
            throw new Malformed(
                    "A key's name is not empty and has no spaces, control characters or +.");
        }
        return name;
    }

    // U+0085 is the one Unicode space that Java counts among neither spaces nor separators.
    private static boolean forbidden(int c) {
        return c == '+' || c == 0x85 || !Strict.printable(c) || Character.isSpaceChar(c);
    }

    /// First four bytes of SHA-256(name ‖ newline ‖ type ‖ public key), big-endian.
    static int id(String name, KeyType type, byte[] publicKey) {
        MessageDigest digest = Hasher.sha256();
        digest.update(Strict.bytes("A key's name", name));
        digest.update((byte) '\n');
        digest.update(type.code());
        byte[] hash = digest.digest(publicKey);
        return (hash[0] & 0xff) << 24
                | (hash[1] & 0xff) << 16
                | (hash[2] & 0xff) << 8
                | (hash[3] & 0xff);
    }

    static String hex(int id) {
        return HexFormat.of().toHexDigits(id);
    }
}
