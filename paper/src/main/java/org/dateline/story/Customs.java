package org.dateline.story;

import java.util.regex.Pattern;

/// How a paper treats its stories once readers have them.
///
/// @param oldYears years after which a story's page says how old the story is, at most
///   [#MAX_YEARS]; 0 never says it
/// @param licence where readers ask to use a story elsewhere: a mail address or an `https://`
///   address; empty for nowhere
public record Customs(int oldYears, String licence) {
    public static final int MAX_YEARS = 100;

    public static final Customs USUAL = new Customs(1, "");

    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,9}");

    public Customs {
        if (oldYears < 0 || oldYears > MAX_YEARS) {
            throw Refusal.invalid(
                    "A story is old after 1 to %d years, or 0 for never.".formatted(MAX_YEARS));
        }
        licence =
                licence.isEmpty() || MAIL.matcher(licence).matches()
                        ? licence
                        : Link.secure(licence);
    }

    /// Whether licences are asked for by mail.
    public boolean byMail() {
        return !licence.isEmpty() && !licence.contains("/");
    }
}
