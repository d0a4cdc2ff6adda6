package org.dateline.newsstand;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.dateline.archive.Archive;
import org.dateline.archive.Heading;
import org.dateline.archive.Question;
import org.dateline.press.Catalogue;
import org.dateline.press.House;
import org.dateline.story.Handle;
import org.dateline.story.Language;
import org.dateline.story.Refusal;
import org.dateline.story.Section;
import org.dateline.story.Slug;

/// Lists and search, in every edition: `/topics/{name}`, `/authors/{name}`, `/sources/{name}`,
/// `/sections/{slug}` and `/dates/{date}`, each with `/{page}` behind it; `/dates`, `/search`,
/// `/corrections` and `/most-popular`.
public final class ArchiveRoutes implements ColdRoutes {
    private static final Set<String> ALONE = Set.of("search", "corrections", "most-popular");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?");
    private static final Pattern PAGE = Pattern.compile("[1-9][0-9]{0,6}");
    private static final int MAX_FIELDS = 20;
    private static final int MAX_PARTS = 5;

    private final Archive archive;
    private final Catalogue catalogue;

    public ArchiveRoutes(Archive archive, Catalogue catalogue) {
        this.archive = archive;
        this.catalogue = catalogue;
    }

    /// Whether a path may be one of these: its first part is, or the part behind an edition's slug.
    static boolean mayBe(String path) {
        String[] parts = path.split("/", 4); // "", first, second, the rest
        return parts.length > 1 && isOne(parts[1])
                || parts.length > 2 && parts[1].length() <= Slug.MAX_LENGTH && isOne(parts[2]);
    }

    private static boolean isOne(String part) {
        return ALONE.contains(part) || Heading.Kind.of(part).isPresent();
    }

    /// @param path with the query
    @Override
    public Optional<Reply> answer(String path) {
        int mark = path.indexOf('?');
        String bare = mark < 0 ? path : path.substring(0, mark);
        String query = mark < 0 ? "" : path.substring(mark + 1);
        List<String> parts = List.of(bare.split("/", MAX_PARTS + 1)).stream().skip(1).toList();
        if (parts.isEmpty() || parts.size() >= MAX_PARTS || !mayBe(bare)) {
            return Optional.empty();
        }
        boolean isMain = isOne(parts.getFirst());
        return catalogue
                .edition(isMain ? "" : parts.getFirst())
                .map(
                        house ->
                                answer(
                                        house,
                                        isMain ? parts : parts.subList(1, parts.size()),
                                        query));
    }

    private Reply answer(House house, List<String> parts, String query) {
        try {
            String first = parts.getFirst();
            Optional<Heading.Kind> kind = Heading.Kind.of(first);
            Optional<byte[]> page =
                    switch (first) {
                        case "search" ->
                                parts.size() == 1
                                        ? Optional.of(search(house, query))
                                        : Optional.empty();
                        case "most-popular" ->
                                parts.size() == 1
                                        ? Optional.of(catalogue.popular(house))
                                        : Optional.empty();
                        case "corrections" -> corrections(house, parts);
                        default ->
                                parts.size() == 1 || kind.orElseThrow() == Heading.Kind.DATE
                                        ? dates(house, parts)
                                        : Optional.empty();
                    };
            if (page.isPresent()) {
                return Reply.fresh(Reply.HTML, page.get());
            }
            return kind.filter(_ -> parts.size() > 1)
                    .flatMap(found -> list(house, found, parts))
                    .orElseGet(() -> missing(house));
        } catch (Refusal refusal) {
            return missing(house);
        }
    }

    private Reply missing(House house) {
        return new Reply(404, Reply.HTML, catalogue.missing(house), "no-cache", "");
    }

    private Optional<Reply> list(House house, Heading.Kind kind, List<String> parts) {
        Optional<OptionalInt> number = number(parts, 2);
        Optional<Heading> heading =
                Handle.read(parts.get(1))
                        .map(Handle::text)
                        .filter(key -> kind != Heading.Kind.DATE || day(key).isPresent())
                        .map(key -> new Heading(kind, key));
        if (number.isEmpty() || heading.isEmpty()) {
            return Optional.empty();
        }
        String path = house.list(heading.get());
        return archive.stretch(heading.get(), catalogue.languages(house), number.get())
                .map(
                        stretch ->
                                path.endsWith("/" + parts.get(1))
                                        ? Reply.fresh(
                                                Reply.HTML,
                                                catalogue.list(house, heading.get(), stretch))
                                        : moved(path, number.get()));
    }

    /// The same name in another spelling.
    private static Reply moved(String path, OptionalInt number) {
        String whole = path + (number.isPresent() ? "/" + number.getAsInt() : "");
        return Reply.sentence(301, "This list stands at " + whole).with("Location: " + whole);
    }

    private Optional<byte[]> dates(House house, List<String> parts) {
        String first = parts.getFirst();
        if (!first.equals(Heading.Kind.DATE.path())) {
            return Optional.empty();
        }
        String within = parts.size() == 1 ? "" : parts.get(1);
        boolean isDay = within.length() == "2026-11-26".length();
        if (parts.size() > 2 || isDay || !within.isEmpty() && !isDate(within)) {
            return Optional.empty();
        }
        Set<Language> languages = catalogue.languages(house);
        var periods = archive.periods(within, languages);
        return periods.isEmpty() && !within.isEmpty()
                ? Optional.empty()
                : Optional.of(catalogue.periods(house, within, periods));
    }

    private static boolean isDate(String text) {
        return DATE.matcher(text).matches()
                && day(text + "-01-01".substring(0, 10 - text.length())).isPresent();
    }

    private Optional<byte[]> corrections(House house, List<String> parts) {
        return parts.size() > 2
                ? Optional.empty()
                : number(parts, 1)
                        .flatMap(number -> archive.notices(catalogue.languages(house), number))
                        .map(stretch -> catalogue.corrections(house, stretch));
    }

    /// The page's number at `index`; empty when what stands there is none, or more stands behind.
    private static Optional<OptionalInt> number(List<String> parts, int index) {
        if (parts.size() <= index) {
            return Optional.of(OptionalInt.empty());
        }
        String text = parts.get(index);
        return parts.size() == index + 1 && PAGE.matcher(text).matches()
                ? Optional.of(OptionalInt.of(Integer.parseInt(text)))
                : Optional.empty();
    }

    private byte[] search(House house, String query) {
        Map<String, String> fields = fields(query);
        Question question =
                new Question(
                        fields.getOrDefault("q", "").strip(),
                        Optional.ofNullable(fields.get("section"))
                                .flatMap(name -> section(house, name)),
                        day(fields.getOrDefault("from", "")),
                        day(fields.getOrDefault("to", "")),
                        "date".equals(fields.get("sort")),
                        page(fields.getOrDefault("page", "1")));
        return catalogue.found(
                house, question, archive.search(question, catalogue.languages(house)));
    }

    private static Optional<Slug> section(House house, String name) {
        return house.sections().stream()
                .map(Section::slug)
                .filter(slug -> slug.text().equals(name))
                .findFirst();
    }

    private static int page(String text) {
        return PAGE.matcher(text).matches()
                ? Math.min(Integer.parseInt(text), Question.MAX_PAGES)
                : 1;
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text))
                    .filter(day -> day.getYear() >= 1 && day.getYear() <= 9999);
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    /// The fields of a form, `application/x-www-form-urlencoded`; of several with one name the
    /// first, and what is not encoded as it should be is left out.
    private static Map<String, String> fields(String query) {
        Map<String, String> fields = new HashMap<>();
        Arrays.stream(query.split("&"))
                .limit(MAX_FIELDS)
                .forEach(
                        field -> {
                            int mark = field.indexOf('=');
                            if (mark > 0) {
                                decoded(field.substring(mark + 1))
                                        .ifPresent(
                                                value ->
                                                        fields.putIfAbsent(
                                                                field.substring(0, mark), value));
                            }
                        });
        return fields;
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }
}
