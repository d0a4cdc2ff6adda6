package org.dateline.tlog;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.HexFormat;

/// A SHA-256 hash: 32 bytes that never change.
///
/// Leaves and nodes of a tree are hashed after RFC 6962, section 2.1: `SHA-256(0 ‖ entry)` and
/// `SHA-256(1 ‖ left ‖ right)`, so that no leaf can pass for a node.
public final class Hash {
    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /// How many bytes a hash has.
    public static final int LENGTH = 32;

    /// The root of a tree without leaves: SHA-256 of nothing.
    public static final Hash EMPTY =
            parseHex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

    // Four words instead of an array: nothing to copy on the way in or out, and half the memory.
    private final long first;
    private final long second;
    private final long third;
    private final long fourth;

    private Hash(byte[] bytes, int offset) {
        first = (long) WORDS.get(bytes, offset);
        second = (long) WORDS.get(bytes, offset + 8);
        third = (long) WORDS.get(bytes, offset + 16);
        fourth = (long) WORDS.get(bytes, offset + 24);
    }

    /// The hash of a log entry.
    public static Hash leaf(byte[] entry) {
        return new Hasher().leaf(entry);
    }

    /// The hash of a node over its two children.
    public static Hash node(Hash left, Hash right) {
        return new Hasher().node(left, right);
    }

    /// The hash that these bytes are.
    ///
    /// @param bytes 32 of them
    /// @throws Malformed when there are more or fewer
    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new Malformed("A hash has 32 bytes, not " + bytes.length + ".");
        }
        return new Hash(bytes, 0);
    }

    /// The hash in the 32 bytes of `bytes` from `offset`.
    public static Hash at(byte[] bytes, int offset) {
        return new Hash(bytes, offset);
    }

    /// Reads [#hex()], in either case of letters.
    ///
    /// @param hex 64 hexadecimal digits
    /// @throws Malformed when it is anything else
    public static Hash parseHex(String hex) {
        if (hex.length() != 2 * LENGTH || !hex.chars().allMatch(HexFormat::isHexDigit)) {
            throw new Malformed("A hash in hexadecimal has 64 digits.");
        }
        return new Hash(HexFormat.of().parseHex(hex), 0);
    }

    /// Reads [#base64()].
    ///
    /// @param base64 44 characters, standard alphabet, padded
    /// @throws Malformed when it is anything else
    public static Hash parseBase64(String base64) {
        if (base64.length() != 44) {
            throw new Malformed("A hash in base64 has 44 characters, not " + base64.length() + ".");
        }
        return of(Strict.base64("A hash", base64));
    }

    /// Puts the 32 bytes into `target` from `offset`.
    public void put(byte[] target, int offset) {
        WORDS.set(target, offset, first);
        WORDS.set(target, offset + 8, second);
        WORDS.set(target, offset + 16, third);
        WORDS.set(target, offset + 24, fourth);
    }

    /// The 32 bytes, the caller's to keep.
    public byte[] bytes() {
        byte[] bytes = new byte[LENGTH];
        put(bytes, 0);
        return bytes;
    }

    /// 64 lower-case hexadecimal digits.
    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }

    /// 44 characters of standard base64.
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash
                && first == hash.first
                && second == hash.second
                && third == hash.third
                && fourth == hash.fourth;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(first);
    }

    @Override
    public String toString() {
        return hex();
    }
}
