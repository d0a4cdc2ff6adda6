package org.dateline.press;

/// What looking for a page on the rack came to.
public enum Found {
    /// The page is picked.
    PAGE,
    /// The rack has no such page.
    NOTHING,
    /// The rack's entry for it is damaged: it must be pressed again before it can be served.
    DAMAGED,
    /// The press has not handed over rails yet; no page can be completed.
    NOT_READY
}
