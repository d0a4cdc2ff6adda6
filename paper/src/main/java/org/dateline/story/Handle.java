package org.dateline.story;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a topic, an author or a source is called in an address: its letters and digits, in lower
/// case and in whatever script they are, with single hyphens between; `-` for a name without any.
/// Names that differ in nothing else share one.
public record Handle(String text) {
    /// Characters.
    public static final int MAX_LENGTH = 120;

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");

    public static Handle of(String name) {
        String folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String text = BETWEEN.matcher(folded).replaceAll("-");
        text = text.startsWith("-") ? text.substring(1) : text;
        if (text.length() > MAX_LENGTH) {
            int end = text.offsetByCodePoints(0, text.codePointCount(0, MAX_LENGTH));
            text = text.substring(0, Math.min(end, MAX_LENGTH));
        }
        text = text.endsWith("-") ? text.substring(0, text.length() - 1) : text;
        return new Handle(text.isEmpty() ? "-" : text);
    }

    /// Reads one from an address; what is not quite one leads to the handle it is meant for.
    ///
    /// @param encoded part of a path, percent-encoded UTF-8
    /// @return empty when it is nothing of the sort
    public static Optional<Handle> read(String encoded) {
        if (encoded.isEmpty() || encoded.length() > MAX_LENGTH * 12) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(URLDecoder.decode(encoded, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }

    /// As it stands in an address: percent-encoded UTF-8.
    public String encoded() {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return text;
    }
}
