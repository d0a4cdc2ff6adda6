package org.dateline.story;

/// What stands in the headline's place where there is less room, or another audience. Empty means
/// the headline itself.
///
/// @param front on fronts and in rails
/// @param search in the title a browser shows and a search engine lists
/// @param social on the card a shared link becomes
public record Headlines(String front, String search, String social) {
    public static final Headlines NONE = new Headlines("", "", "");

    public Headlines {
        front = Limits.line("The headline for fronts", front, 0, 300);
        search = Limits.line("The headline for search engines", search, 0, 300);
        social = Limits.line("The headline for shared links", social, 0, 300);
    }
}
