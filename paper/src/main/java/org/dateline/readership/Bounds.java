package org.dateline.readership;

/// How much counting may hold. The defaults keep ten million stories and a full window of some
/// hundred million views a day under 250 MB of heap; memory is taken as it is needed.
///
/// @param buffer views an event loop may hand over between two sweeps (a tenth of a second), a
///   power of two; 12 bytes each
/// @param readers first views (reader, story) told apart in one half hour; up to 21 bytes each
/// @param windowBytes packed counts of the 1,440 minutes; beyond it the oldest minutes leave early
public record Bounds(int buffer, int readers, long windowBytes) {
    /// 65,536 views a sweep and loop, 6 million first views a half hour, 120 MB of minutes.
    public static final Bounds DEFAULT = new Bounds(1 << 16, 6_000_000, 120_000_000);

    public Bounds {
        if (Integer.bitCount(buffer) != 1) {
            throw new IllegalArgumentException("buffer is a power of two, not " + buffer);
        }
        if (readers < 1 || readers > 500_000_000) {
            throw new IllegalArgumentException("readers is from 1 to 500 million, not " + readers);
        }
        if (windowBytes < 1) {
            throw new IllegalArgumentException("windowBytes is at least 1, not " + windowBytes);
        }
    }
}
