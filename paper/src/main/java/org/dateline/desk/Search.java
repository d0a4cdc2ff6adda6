package org.dateline.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dateline.staff.Member;
import org.dateline.store.SearchWords;
import org.dateline.story.Constants;
import org.dateline.story.Language;
import org.dateline.story.Limits;
import org.dateline.story.Refusal;
import org.dateline.story.Slug;

/// What somebody looks for among the desk's copy. Everything given must hold.
///
/// @param words all of them; the last one may be the beginning of a word. They are looked for in
///   headlines, names, places and topics, and in the text of what is being written; what readers
///   have is searched on their site
/// @param person who began it, wrote in it, or is to write it; empty for anybody
/// @param from the first day of its last change, by the newsroom's clock
/// @param until the last day of it
public record Search(
        Basket basket,
        String words,
        Optional<Slug> section,
        Optional<Language> language,
        String person,
        Optional<Kind> kind,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Order order) {
    private static final int MOST_WORDS = 200;
    private static final String MAIN = "main";

    /// What is special about a story.
    public enum Kind {
        GALLERY,
        FILM,
        /// Copy of another house.
        AGENCY,
        /// It tells another story in its language.
        TRANSLATION
    }

    /// By the last change.
    public enum Order {
        NEWEST,
        OLDEST
    }

    public Search {
        words = Limits.line("What is looked for", words.strip(), 0, MOST_WORDS);
        person = Limits.line("The person's name", person.strip(), 0, MOST_WORDS);
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            throw Refusal.invalid("The last day is before the first one; exchange the two.");
        }
    }

    /// Everything in a basket.
    public static Search of(Basket basket) {
        return read(name -> name.equals("which") ? basket.word() : "");
    }

    /// Names of the parameters, in the order in which they stand in an address.
    public static final List<String> PARAMETERS =
            List.of(
                    "which",
                    "q",
                    "section",
                    "language",
                    "person",
                    "kind",
                    "from",
                    "until",
                    "order");

    /// Reads an address.
    ///
    /// @param parameter the value of a parameter, empty when there is none
    /// @throws Refusal naming the parameter that makes no sense
    public static Search read(Function<String, String> parameter) {
        String which = parameter.apply("which");
        return new Search(
                which.isEmpty() ? Basket.ALL : Basket.of(which),
                parameter.apply("q"),
                given(parameter, "section").map(Slug::new),
                given(parameter, "language").map(Search::language),
                parameter.apply("person"),
                given(parameter, "kind").map(word -> one(Kind.class, "kind", word)),
                given(parameter, "from").map(text -> day("from", text)),
                given(parameter, "until").map(text -> day("until", text)),
                given(parameter, "order")
                        .map(word -> one(Order.class, "order", word))
                        .orElse(Order.NEWEST));
    }

    private static Optional<String> given(Function<String, String> parameter, String name) {
        return Optional.of(parameter.apply(name)).filter(text -> !text.isBlank());
    }

    private static Language language(String text) {
        return text.equals(MAIN) ? Language.MAIN : new Language(text);
    }

    private static <E extends Enum<E>> E one(Class<E> of, String name, String word) {
        return Constants.find(of, word)
                .orElseThrow(
                        () ->
                                Refusal.invalid(
                                        "“%s” is one of %s.".formatted(name, Constants.words(of))));
    }

    private static LocalDate day(String name, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1900 && day.getYear() <= 2999) {
                return day;
            }
        } catch (DateTimeParseException malformed) {
            // said below
        }
        throw Refusal.invalid("“%s” is a day such as 2026-11-27.".formatted(name));
    }

    /// The same in another basket.
    public Search in(Basket other) {
        return new Search(other, words, section, language, person, kind, from, until, order);
    }

    /// The same for some words in stories of one language.
    public Search having(String words, Language language) {
        return new Search(
                basket, words, section, Optional.of(language), person, kind, from, until, order);
    }

    /// What was asked for, by parameter, without what is usual.
    public Map<String, String> parameters() {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("which", basket.word());
        given.put("q", words);
        given.put("section", section.map(Slug::text).orElse(""));
        given.put("language", language.map(it -> it.tag().isEmpty() ? MAIN : it.tag()).orElse(""));
        given.put("person", person);
        given.put("kind", kind.map(Constants::word).orElse(""));
        given.put("from", from.map(LocalDate::toString).orElse(""));
        given.put("until", until.map(LocalDate::toString).orElse(""));
        given.put("order", order == Order.NEWEST ? "" : Constants.word(order));
        given.values().removeIf(String::isEmpty);
        return given;
    }

    /// The same as an address has it behind its question mark.
    public String address() {
        return parameters().entrySet().stream()
                .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// Whether it asks for less than everything in its basket.
    public boolean isNarrowed() {
        return parameters().keySet().stream()
                .anyMatch(name -> !name.equals("which") && !name.equals("order"));
    }

    /// The query of FTS5; empty when everything is wanted.
    String match(Member by) {
        List<String> parts = new ArrayList<>();
        String query = SearchWords.query(words);
        if (!query.isEmpty()) {
            parts.add("words : (" + query + ")");
        }
        Marks.of(basket, by).ifPresent(mark -> parts.add(Marks.wanted(mark)));
        section.ifPresent(wanted -> parts.add(Marks.wanted(Marks.of(wanted))));
        language.ifPresent(wanted -> parts.add(Marks.wanted(Marks.of(wanted))));
        if (!person.isEmpty()) {
            parts.add(Marks.wanted(Marks.hand(person)));
        }
        kind.ifPresent(wanted -> parts.add(Marks.wanted(Marks.of(wanted))));
        return String.join(" AND ", parts);
    }

    /// Whether words were given, and none of them can be looked for.
    boolean findsNothing() {
        return !words.isEmpty() && SearchWords.query(words).isEmpty();
    }
}
