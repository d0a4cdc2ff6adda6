package org.dateline.wire;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/// What a page says about its story besides the body. Empty means it does not say.
///
/// @param site the name of the paper that published it
/// @param url where that paper has it
/// @param articleBody the body as the page's own data gives it: a hint, never the story
record Facts(
        String headline,
        String kicker,
        String standfirst,
        String section,
        Optional<OffsetDateTime> published,
        String site,
        String url,
        List<String> byline,
        String editor,
        String dateline,
        String language,
        String articleBody) {
    /// The same with a standfirst found on the page.
    Facts with(String found) {
        return new Facts(
                headline,
                kicker,
                found,
                section,
                published,
                site,
                url,
                byline,
                editor,
                dateline,
                language,
                articleBody);
    }
}
