package org.dateline.ledger;

/// What an entry says happened to its subject.
public enum Kind {
    /// A log begins: the key that signs it, and the log it continues, if any.
    KEY,
    /// The site's name, sections, notices: what readers see besides stories.
    SETTINGS,
    /// First version of a story or standing page.
    PUBLISH,
    /// New facts.
    UPDATE,
    /// We were wrong.
    CORRECT,
    /// We were right, and could be misunderstood.
    CLARIFY,
    /// Taken back; the page says so.
    WITHDRAW,
    /// The order of a front.
    ARRANGE;

    /// Whether readers are told why, beside the words.
    public boolean isNotice() {
        return this == CORRECT || this == CLARIFY;
    }
}
