package org.dateline.newsstand;

import org.dateline.story.Refusal;

/// Takes what a reader sends; called off the event loops, by several threads at once.
@FunctionalInterface
public interface Posts {
    /// @param path below `/push/`
    /// @param body at most 4 KB of JSON, as it came
    /// @return false when nothing is taken at this path
    /// @throws Refusal with a sentence for the reader
    boolean take(String path, byte[] body);
}
