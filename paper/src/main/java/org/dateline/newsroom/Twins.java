package org.dateline.newsroom;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.dateline.archive.Heading;
import org.dateline.archive.Name;

/// Two names that may be one: they differ in capitals, accents, signs, a plural, or as British and
/// American spelling do.
///
/// @param kept the one that more stories have
public record Twins(Name written, Name kept) {
    /// Pairs that are found at most.
    private static final int MOST = 50;

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    /// Endings that a plural or the other spelling has, with what both have in common.
    private static final List<Map.Entry<Pattern, String>> ENDINGS =
            List.of(
                    Map.entry(Pattern.compile("(?<=\\p{L}{3})ies\\b"), "y"),
                    Map.entry(Pattern.compile("(?<=\\p{L}{2}(?:s|x|ch|sh))es\\b"), ""),
                    Map.entry(Pattern.compile("(?<=\\p{L}{2}[^s])s\\b"), ""),
                    Map.entry(Pattern.compile("(?<=\\p{L}{2})our\\b"), "or"),
                    Map.entry(Pattern.compile("(?<=\\p{L}{3})tre\\b"), "ter"),
                    Map.entry(Pattern.compile("(?<=\\p{L}{3})isation\\b"), "ization"),
                    Map.entry(Pattern.compile("(?<=\\p{L}{3})ise\\b"), "ize"),
                    Map.entry(Pattern.compile("(?<=\\p{L}{3})ence\\b"), "ense"));

    /// @param headings the most used first
    /// @param named what stories call one now; empty when no live story has it
    static List<Twins> among(List<Heading> headings, Function<Heading, Optional<Name>> named) {
        Map<String, Heading> first = new HashMap<>();
        List<Twins> twins = new ArrayList<>();
        for (Heading heading : headings) {
            Heading kept = first.putIfAbsent(root(heading.key()), heading);
            if (kept != null && twins.size() < MOST) {
                named.apply(heading)
                        .flatMap(it -> named.apply(kept).map(stays -> new Twins(it, stays)))
                        .ifPresent(twins::add);
            }
        }
        return List.copyOf(twins);
    }

    /// What names have in common that may be one.
    static String root(String name) {
        String words =
                ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT);
        for (Map.Entry<Pattern, String> ending : ENDINGS) {
            words = ending.getKey().matcher(words).replaceAll(ending.getValue());
        }
        return SIGNS.matcher(words).replaceAll("");
    }
}
