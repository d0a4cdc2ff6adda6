package org.dateline.media;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dateline.store.SearchWords;
import org.dateline.story.Constants;
import org.dateline.story.MediaId;
import org.dateline.story.Refusal;

/// What somebody looks for in the library. Everything given must hold.
///
/// @param words all of them, in any field; the last one may be the beginning of a word
/// @param source as written in the item
/// @param missingAlt only pictures without an alternative text that are not decorative
/// @param expiring only what may be shown for at most so many days more, 1 to 31
/// @param collection only what is in it
/// @param before only what was added before this one
/// @param limit how many at most, 1 to 200
public record Search(
        String words,
        Optional<FileType.Kind> kind,
        Optional<String> source,
        boolean missingAlt,
        OptionalInt expiring,
        OptionalLong collection,
        Optional<MediaId> before,
        int limit) {
    private static final int MOST_WORDS = 500;

    public Search {
        if (words.length() > MOST_WORDS) {
            throw Refusal.invalid("A search has at most 500 characters.");
        }
        if (expiring.isPresent() && (expiring.getAsInt() < 1 || expiring.getAsInt() > 31)) {
            throw Refusal.invalid("“expiring” is a number of days from 1 to 31.");
        }
    }

    /// The newest of everything.
    public static Search newest(int limit) {
        return new Search(
                "",
                Optional.empty(),
                Optional.empty(),
                false,
                OptionalInt.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                limit);
    }

    /// The same for a list's next page.
    public Search before(MediaId id) {
        return new Search(
                words, kind, source, missingAlt, expiring, collection, Optional.of(id), limit);
    }

    /// The query of FTS5; empty when everything is wanted. All filters are marks in the index, so
    /// that a rare one beside a common word costs no more than it finds.
    String match(Instant now) {
        List<String> parts = new ArrayList<>();
        String query = SearchWords.query(words);
        if (!query.isEmpty()) {
            parts.add("words : (" + query + ")");
        }
        kind.ifPresent(wanted -> parts.add(mark(ofKind(wanted))));
        source.ifPresent(wanted -> parts.add(mark(ofSource(wanted))));
        if (missingAlt) {
            parts.add(mark(LACKS_ALT));
        }
        expiring.ifPresent(days -> parts.add(days(now, days)));
        collection.ifPresent(id -> parts.add(mark(ofCollection(id))));
        return String.join(" AND ", parts);
    }

    /// Whether words were given, and none of them can be looked for.
    boolean findsNothing() {
        return !words.isBlank() && SearchWords.query(words).isEmpty();
    }

    private static String days(Instant now, int days) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return IntStream.rangeClosed(0, days)
                .mapToObj(day -> mark(untilDay(today.plusDays(day))))
                .collect(Collectors.joining(" OR ", "(", ")"));
    }

    private static String mark(String mark) {
        return "marks : \"" + mark + '"';
    }

    private static final String LACKS_ALT = "noalt";

    /// What an item is filtered by, in the column `marks` of the index.
    static String marks(Item item, List<Long> collections) {
        List<String> marks = new ArrayList<>();
        marks.add(ofKind(item.original().type().kind()));
        marks.add(ofSource(item.description().metadata().text(Property.SOURCE)));
        if (item.lacksAlt()) {
            marks.add(LACKS_ALT);
        }
        item.terms()
                .until()
                .ifPresent(
                        until -> marks.add(untilDay(LocalDate.ofInstant(until, ZoneOffset.UTC))));
        collections.forEach(id -> marks.add(ofCollection(id)));
        return String.join(" ", marks);
    }

    private static String ofKind(FileType.Kind kind) {
        return "k" + Constants.word(kind);
    }

    /// A source's name may be anything; its hash is one word of the index.
    private static String ofSource(String source) {
        byte[] name = source.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        UUID hash = UUID.nameUUIDFromBytes(name);
        return "s"
                + HexFormat.of().toHexDigits(hash.getMostSignificantBits())
                + HexFormat.of().toHexDigits(hash.getLeastSignificantBits());
    }

    private static String untilDay(LocalDate day) {
        return "u" + day.toEpochDay();
    }

    private static String ofCollection(long id) {
        return "c" + id;
    }
}
