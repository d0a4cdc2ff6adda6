package org.dateline.story;

import java.util.random.RandomGenerator;

/// A story's name for ever: 60 random bits, written as twelve characters of Crockford's base 32 in
/// lower case (no i, l, o, u). It stands in the story's address and in the ledger and says nothing
/// about the story.
public record StoryId(long value) implements Comparable<StoryId> {
    /// Characters in the written form.
    public static final int LENGTH = 12;

    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final byte[] VALUES = values();

    public StoryId {
        if (value <= 0 || value >>> 60 != 0) {
            throw new IllegalArgumentException("not a story id: " + value);
        }
    }

    public static StoryId random(RandomGenerator random) {
        long value;
        do {
            value = random.nextLong() >>> 4;
        } while (value == 0);
        return new StoryId(value);
    }

    /// Reads the written form.
    ///
    /// @throws Refusal when `text` is not twelve of the digits
    public static StoryId parse(String text) {
        long value = 0;
        if (text.length() == LENGTH) {
            for (int i = 0; i < LENGTH; i++) {
                int digit = digit(text.charAt(i));
                if (digit < 0) {
                    value = 0;
                    break;
                }
                value = value << 5 | digit;
            }
        }
        if (value == 0) {
            throw Refusal.notFound("“" + text + "” is not a story's id.");
        }
        return new StoryId(value);
    }

    /// What one character of the written form stands for, or -1.
    public static int digit(int character) {
        return character >= 0 && character < VALUES.length ? VALUES[character] : -1;
    }

    @Override
    public int compareTo(StoryId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        char[] text = new char[LENGTH];
        long rest = value;
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = DIGITS.charAt((int) (rest & 31));
            rest >>>= 5;
        }
        return new String(text);
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        java.util.Arrays.fill(values, (byte) -1);
        for (int i = 0; i < DIGITS.length(); i++) {
            values[DIGITS.charAt(i)] = (byte) i;
        }
        return values;
    }
}
