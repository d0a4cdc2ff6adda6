package org.dateline.tlog;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Reads text that has exactly one right form: what it accepts prints again as the same bytes. The
/// JDK's own decoders are more forgiving, and forgiving is how two programs come to disagree about
/// what was signed.
final class Strict {
    private Strict() {}

    static String utf8(String what, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new Malformed(what + " is not UTF-8.");
        }
    }

    /// @throws Malformed for half a surrogate pair, which has no bytes
    static byte[] bytes(String what, String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new Malformed(what + " cannot be written in UTF-8.");
        }
    }

    /// Standard base64 of RFC 4648, section 4: padded, no line breaks, unused bits zero.
    static byte[] base64(String what, String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // said below, like every other reason
        }
        throw new Malformed(what + " is not in standard base64.");
    }

    /// A decimal number from 0 to 2⁶³−1 without sign or leading zeros.
    static long decimal(String what, String text) {
        boolean digits =
                !text.isEmpty()
                        && text.length() <= 19
                        && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || (text.length() > 1 && text.charAt(0) == '0')) {
            throw new Malformed(what + " is not a decimal number without leading zeros.");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new Malformed(what + " is too large a number.");
        }
    }

    /// Whether `c` may stand in a signed note: anything but ASCII control characters
    static boolean printable(int c) {
        return c >= 0x20;
    }
}
