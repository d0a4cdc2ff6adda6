package org.dateline.press;

import java.util.List;
import org.dateline.ledger.Published;

/// What stands beside and below every page and is shared by all of them.
///
/// @param popular most popular first
/// @param top as the desk arranged them
public record Rails(
        House house, List<Card> popular, List<Card> top, List<Published.StandingPage> pages) {
    /// How long each list is.
    public static final int LENGTH = 10;
}
