package org.dateline.staff;

import java.time.Instant;
import org.dateline.story.Constants;

/// A member at a browser.
///
/// @param member acting from the address of this request
/// @param address where it began
/// @param browser what that browser calls itself
/// @param keyless whether the member has nothing to sign in with again
public record Session(
        long number,
        Member member,
        Way way,
        Instant began,
        Instant seen,
        String address,
        String browser,
        boolean keyless) {
    /// How somebody signed in.
    public enum Way {
        PASSKEY,
        PASSWORD,
        CODE,
        LINK,
        /// By an account elsewhere.
        PROVIDER;

        public String word() {
            return Constants.word(this);
        }
    }

    /// Where somebody signs in from.
    ///
    /// @param browser what it calls itself; cut after 200 characters
    public record Place(String address, String browser) {
        private static final int LONGEST = 200;

        public Place {
            browser = browser.length() > LONGEST ? browser.substring(0, LONGEST) : browser;
        }
    }

    public Place place() {
        return new Place(member.from(), browser);
    }
}
