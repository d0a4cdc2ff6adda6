package org.dateline.newsstand;

import org.dateline.readership.Arrival;

/// Hears of every opening of a story; one for each event loop, called on it alone, and quick.
@FunctionalInterface
public interface ViewCounter {
    /// @param ordinal of the story
    /// @param reader a hash of address and agent, not yet salted; never to be stored as it is
    /// @param arrival by what way they came
    void view(int ordinal, long reader, Arrival arrival);
}
