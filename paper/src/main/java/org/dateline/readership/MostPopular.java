package org.dateline.readership;

import java.util.List;
import java.util.function.IntPredicate;

/// The ranking of stories by their views in the last 24 hours.
@FunctionalInterface
public interface MostPopular {
    /// The most viewed of some stories, most views first; of equals, the one with the lower
    /// ordinal. One without a view is not on it.
    ///
    /// @param limit up to `Readership.PLACES`
    /// @param stories whether the story of an ordinal is to be on it; quick, and of any thread
    List<Popular> among(int limit, IntPredicate stories);
}
