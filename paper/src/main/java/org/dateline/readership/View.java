package org.dateline.readership;

/// A view in one long: the top bit set, so that no view is zero; 32 bits of the salted reader; 31
/// bits of the story's ordinal. Two readers of one story share their 32 bits once in four billion
/// pairs: of a million readers of one story in a half hour, some hundred are taken for another.
final class View {
    private static final int ORDINAL_BITS = 31;
    private static final long READER = 0x7FFF_FFFF_8000_0000L;

    private View() {}

    static long pack(int ordinal, long salted) {
        return Long.MIN_VALUE | mix(salted) & READER | ordinal & Integer.MAX_VALUE;
    }

    static int ordinal(long view) {
        return (int) view & Integer.MAX_VALUE;
    }

    static long reader(long view) {
        return (view & READER) >>> ORDINAL_BITS;
    }

    /// The finalizer of MurmurHash3 without its first step: every bit of the reader and of the salt
    /// moves every bit that is kept.
    private static long mix(long bits) {
        long once = bits * 0xFF51AFD7ED558CCDL;
        long twice = (once ^ once >>> 33) * 0xC4CEB9FE1A85EC53L;
        return twice ^ twice >>> 33;
    }
}
