package org.dateline.story;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// The readable part of an address: lower-case ASCII letters, digits and single hyphens, at most 80
/// characters. It may change with the headline; the id beside it never does.
public record Slug(String text) {
    public static final int MAX_LENGTH = 80;

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern NOT_SLUG = Pattern.compile("[^a-z0-9]+");

    /// Letters that Latin letters must be found for. Most headlines have none, and finding them
    /// takes time.
    private static final Pattern FOREIGN = Pattern.compile("[\\p{L}&&[^a-zA-Z]]");

    private static final Pattern HAN_EDGE =
            Pattern.compile(
                    "(?<=\\p{IsHan})(?=[\\p{L}\\p{N}&&[^\\p{IsHan}]])"
                            + "|(?<=[\\p{L}\\p{N}&&[^\\p{IsHan}]])(?=\\p{IsHan})");

    /// Characters of a headline; what they become is longer than a slug in any script.
    private static final int MOST_TRANSLITERATED = 2 * MAX_LENGTH;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+|['’‘ʾʿ]");

    public Slug {
        if (text.length() > MAX_LENGTH || !SHAPE.matcher(text).matches()) {
            throw Refusal.invalid(
                    "“" + text + "” is not a slug: use a-z, 0-9 and single hyphens, at most 80.");
        }
    }

    /// A slug made of a headline's words, in Latin letters as ICU writes words of other scripts in
    /// them: Han by the sounds of Mandarin, syllable by syllable. `story` when that leaves nothing.
    public static Slug of(String headline) {
        String plain = plain(headline);
        if (FOREIGN.matcher(plain).find()) {
            String head = headline.substring(0, Math.min(headline.length(), MOST_TRANSLITERATED));
            String apart = HAN_EDGE.matcher(head).replaceAll(" "); // ICU leaves that out
            plain = plain(ToLatin.RULES.transliterate(apart));
        }
        String text = NOT_SLUG.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
        text = text.substring(text.startsWith("-") ? 1 : 0);
        if (text.length() > MAX_LENGTH) {
            int cut = text.lastIndexOf('-', MAX_LENGTH);
            text = text.substring(0, cut > 0 ? cut : MAX_LENGTH);
        }
        text = text.endsWith("-") ? text.substring(0, text.length() - 1) : text;
        return new Slug(text.isEmpty() ? "story" : text);
    }

    private static String plain(String headline) {
        return MARKS.matcher(Normalizer.normalize(headline, Normalizer.Form.NFKD)).replaceAll("");
    }

    /// Loaded when it is needed first: that takes a while. One for all threads.
    private static final class ToLatin {
        static final Transliterator RULES = Transliterator.getInstance("Any-Latin; Latin-ASCII");
    }

    @Override
    public String toString() {
        return text;
    }
}
