package org.dateline.newsroom;

import org.dateline.notices.Notices;

/// What stands on every page of the newsroom.
///
/// @param member who is signed in; empty when nobody is
/// @param rights what they may, in words as [org.dateline.staff.Role#rightWords()] has them; empty
///   when nobody is
/// @param csrf goes back in the header `X-XSRF-TOKEN` with whatever the page changes
/// @param keyless whether they have nothing to sign in with again
/// @param alone whether one person makes the paper
/// @param unread how many notices they have not read, up to [Notices#MANY]
public record Desktop(
        String member,
        String role,
        String rights,
        String csrf,
        boolean keyless,
        boolean alone,
        int unread) {
    /// In front of which nobody is known to sit, and where nothing can be changed.
    static final Desktop NOBODY = new Desktop("", "", "", "", false, false, 0);

    /// That number in words; empty when there is none.
    public String unreadWords() {
        return unread == 0
                ? ""
                : unread < Notices.MANY
                        ? unread + " unread"
                        : "over %d unread".formatted(Notices.MANY - 1);
    }
}
