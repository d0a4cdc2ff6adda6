package org.dateline.press;

/// Hears that a page on the rack is not what the press put there. It is not served; pressing it
/// again repairs it.
@FunctionalInterface
public interface Alarm {
    /// Called at most once a damaged page until it is replaced; on any thread, so be quick.
    ///
    /// @param path where the page stands, or should; empty when not even that can be read
    /// @param story the story's id as a number, or 0
    void damaged(String path, long story);
}
