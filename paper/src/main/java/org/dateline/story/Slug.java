package org.dateline.story;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// The readable part of an address: lower-case ASCII letters, digits and single hyphens, at most 80
/// characters. It may change with the headline; the id beside it never does.
public record Slug(String text) {
    public static final int MAX_LENGTH = 80;

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern NOT_SLUG = Pattern.compile("[^a-z0-9]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+|['’]");

    public Slug {
        if (text.length() > MAX_LENGTH || !SHAPE.matcher(text).matches()) {
            throw Refusal.invalid(
                    "“" + text + "” is not a slug: use a-z, 0-9 and single hyphens, at most 80.");
        }
    }

    /// A slug made of a headline's words; `story` when it has no Latin letters or digits.
    public static Slug of(String headline) {
        String plain =
                MARKS.matcher(Normalizer.normalize(headline, Normalizer.Form.NFKD)).replaceAll("");
        String text = NOT_SLUG.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
        text = text.substring(text.startsWith("-") ? 1 : 0);
        if (text.length() > MAX_LENGTH) {
            int cut = text.lastIndexOf('-', MAX_LENGTH);
            text = text.substring(0, cut > 0 ? cut : MAX_LENGTH);
        }
        text = text.endsWith("-") ? text.substring(0, text.length() - 1) : text;
        return new Slug(text.isEmpty() ? "story" : text);
    }

    @Override
    public String toString() {
        return text;
    }
}
