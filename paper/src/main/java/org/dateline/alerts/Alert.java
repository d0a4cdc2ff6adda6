package org.dateline.alerts;

import java.time.Instant;
import org.dateline.story.StoryId;

/// An alert as the newsroom sees it.
///
/// @param number counted from 1
/// @param text what it says below the headline
/// @param by who sent it
/// @param people how many had asked for alerts then
/// @param delivered how many of them the push services took it for
/// @param gone how many turned out to want no more
/// @param failed how many it could not be sent to
public record Alert(
        long number,
        StoryId story,
        String text,
        String by,
        Instant time,
        State state,
        int people,
        int delivered,
        int gone,
        int failed) {
    /// How far it is.
    public enum State {
        /// Still going out; after a restart it goes on.
        SENDING,
        /// It was sent to everybody.
        SENT,
        /// The story was withdrawn before everybody had it.
        STOPPED
    }
}
