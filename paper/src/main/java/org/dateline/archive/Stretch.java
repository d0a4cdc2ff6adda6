package org.dateline.archive;

import java.util.List;

/// One page of a list. Pages are counted from the oldest, so that what stands on a numbered one
/// stays there while the list grows; the page without a number shows the newest.
///
/// @param name of the heading, as its newest story spells it
/// @param items newest first: ordinals of stories, some of which may have been withdrawn since; of
///   notices, positions in the ledger
/// @param number from 1; 0 for the page without one
/// @param newer the numbered page that comes after in time; 0 when that is the one without a number
/// @param older the numbered page that comes before in time; 0 when there is none
/// @param count how many the list has that readers can read
public record Stretch(String name, List<Long> items, int number, int newer, int older, long count) {
    /// How many stand on a numbered page. The page without a number has up to twice as many: those
    /// of the last full one too, while the next is being filled.
    public static final int LENGTH = 20;

    /// Where a page begins and ends in a list in order of time.
    record Part(int number, int newer, int older, int from, int to) {
        /// @param number 0 for the newest; a numbered page must be full
        static Part of(int total, int number) {
            int full = total / LENGTH;
            // The newest page shows what is on no full page, and the last full one.
            int shown = Math.max(0, full - 1);
            return number == 0
                    ? new Part(0, 0, shown, shown * LENGTH, total)
                    : new Part(
                            number,
                            number < shown ? number + 1 : 0,
                            number - 1,
                            (number - 1) * LENGTH,
                            number * LENGTH);
        }

        /// Whether a list of `total` has a full page of this number, or it is the newest.
        static boolean exists(int total, int number) {
            return number >= 0 && number <= total / LENGTH;
        }
    }
}
