package org.dateline.story;

import java.util.IllformedLocaleException;
import java.util.Locale;

/// The language of copy, as BCP 47 writes it.
///
/// @param tag such as `en`, `zh-Hans` or `ar`; empty for the paper's main language
public record Language(String tag) {
    /// The one the paper is written in.
    public static final Language MAIN = new Language("");

    public Language {
        tag = tag.isEmpty() ? "" : checked(tag);
    }

    /// @return `tag` in the usual capitals
    private static String checked(String tag) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            if (tag.length() <= 35 && !locale.getLanguage().isEmpty()) {
                return locale.toLanguageTag();
            }
        } catch (IllformedLocaleException unknown) {
            // said below
        }
        String shown = tag.length() > 40 ? tag.substring(0, 40) + "…" : tag;
        throw Refusal.invalid(
                "“" + shown + "” is not a language: use a tag such as en, zh-Hans or ar.");
    }
}
