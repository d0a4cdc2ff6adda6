package org.dateline.story;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The constants of an enumeration as rows, entries and the API write them: in lower case, as they
/// are named.
public final class Constants {
    private Constants() {}

    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// The constant of that word; empty when there is none.
    public static <E extends Enum<E>> Optional<E> find(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(word))
                .findFirst();
    }

    /// The constant of a word that the paper itself wrote.
    ///
    /// @throws IllegalArgumentException when there is none
    public static <E extends Enum<E>> E read(Class<E> type, String word) {
        return find(type, word)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "“%s” is none of %s".formatted(word, words(type))));
    }

    /// All of them, for a sentence: `draft, filed, passed`.
    public static String words(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(Constants::word)
                .collect(Collectors.joining(", "));
    }
}
