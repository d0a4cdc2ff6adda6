package org.dateline.story;

import java.util.random.RandomGenerator;

/// A story's name for ever: 60 random bits, written as twelve characters of Crockford's base 32 in
/// lower case (no i, l, o, u). It stands in the story's address and in the ledger and says nothing
/// about the story.
public record StoryId(long value) implements Comparable<StoryId> {
    /// Characters in the written form.
    public static final int LENGTH = Crockford.LENGTH;

    public StoryId {
        if (!Crockford.fits(value)) {
            throw new IllegalArgumentException("not a story id: " + value);
        }
    }

    public static StoryId random(RandomGenerator random) {
        return new StoryId(Crockford.random(random));
    }

    /// Reads the written form.
    ///
    /// @throws Refusal when `text` is not twelve of the digits
    public static StoryId parse(String text) {
        long value = Crockford.read(text);
        if (value == 0) {
            throw Refusal.notFound("“" + text + "” is not a story's id.");
        }
        return new StoryId(value);
    }

    /// What one character of the written form stands for, or -1.
    public static int digit(int character) {
        return Crockford.digit(character);
    }

    @Override
    public int compareTo(StoryId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Crockford.write(value);
    }
}
