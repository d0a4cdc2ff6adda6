package org.dateline.staff;

import java.time.Instant;
import java.util.Optional;
import org.dateline.story.Constants;

/// A link that lets somebody in once.
///
/// @param member whom it lets in, with the role and the sections it gives them; without a name for
///   whoever sets a paper up
/// @param maker who made it; empty for a command on the machine
public record Link(
        long number,
        Kind kind,
        Member member,
        String maker,
        Instant made,
        Instant ends,
        Optional<Instant> used) {
    /// What it is for.
    public enum Kind {
        /// Makes the first administrator.
        SETUP,
        /// Makes a member.
        INVITATION,
        /// Lets a member in who cannot sign in.
        RETURN;

        public String word() {
            return Constants.word(this);
        }
    }
}
