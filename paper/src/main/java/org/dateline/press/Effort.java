package org.dateline.press;

/// How hard to compress a page before it is on the rack.
public enum Effort {
    /// gzip, and brotli at a quick quality: somebody waits for this page.
    NOW,
    /// gzip alone: many pages are on their way. Brotli follows in the background.
    BULK
}
