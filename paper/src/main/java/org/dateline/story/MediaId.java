package org.dateline.story;

import java.util.random.RandomGenerator;

/// The name of a picture, video, recording or document for ever, whatever becomes of its caption
/// and crops: 60 random bits, written as a story's id is.
public record MediaId(long value) implements Comparable<MediaId> {
    public MediaId {
        if (!Crockford.fits(value)) {
            throw new IllegalArgumentException("not a media id: " + value);
        }
    }

    public static MediaId random(RandomGenerator random) {
        return new MediaId(Crockford.random(random));
    }

    /// Reads the written form.
    ///
    /// @throws Refusal when `text` is not twelve of the digits
    public static MediaId parse(String text) {
        long value = Crockford.read(text);
        if (value == 0) {
            throw Refusal.notFound(
                    "“" + text + "” is not the id of a picture, video or recording.");
        }
        return new MediaId(value);
    }

    @Override
    public int compareTo(MediaId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Crockford.write(value);
    }
}
