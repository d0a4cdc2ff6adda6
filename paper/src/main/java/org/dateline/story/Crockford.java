package org.dateline.story;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Sixty random bits as twelve characters of Crockford's base 32 in lower case (no i, l, o, u): how
/// ids of stories and media are written.
final class Crockford {
    static final int LENGTH = 12;

    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final byte[] VALUES = values();

    private Crockford() {}

    static long random(RandomGenerator random) {
        long value;
        do {
            value = random.nextLong() >>> 4;
        } while (value == 0);
        return value;
    }

    /// Whether `value` has sixty bits and is not zero.
    static boolean fits(long value) {
        return value > 0 && value >>> 60 == 0;
    }

    /// @return 0 when `text` is not twelve of the digits
    static long read(String text) {
        if (text.length() != LENGTH) {
            return 0;
        }
        long value = 0;
        for (int i = 0; i < LENGTH; i++) {
            int digit = digit(text.charAt(i));
            if (digit < 0) {
                return 0;
            }
            value = value << 5 | digit;
        }
        return value;
    }

    static String write(long value) {
        char[] text = new char[LENGTH];
        long rest = value;
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = DIGITS.charAt((int) (rest & 31));
            rest >>>= 5;
        }
        return new String(text);
    }

    /// What one character stands for, or -1.
    static int digit(int character) {
        return character >= 0 && character < VALUES.length ? VALUES[character] : -1;
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < DIGITS.length(); i++) {
            values[DIGITS.charAt(i)] = (byte) i;
        }
        return values;
    }
}
