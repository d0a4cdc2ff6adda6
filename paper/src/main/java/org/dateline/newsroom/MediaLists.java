package org.dateline.newsroom;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.dateline.media.FileType;
import org.dateline.media.Item;
import org.dateline.media.Library;
import org.dateline.media.MediaCollection;
import org.dateline.media.MediaCollections;
import org.dateline.media.Search;
import org.dateline.story.Constants;
import org.dateline.story.MediaId;
import org.dateline.story.Refusal;
import org.dateline.story.StoryJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Lists of the library's items: what a search finds, collections, and who is owed for what was
/// printed.
final class MediaLists {
    private static final int USUAL = 60;
    private static final int MOST = 200;
    private static final List<String> PARAMETERS =
            List.of(
                    "q",
                    "kind",
                    "source",
                    "missingAlt",
                    "expiring",
                    "collection",
                    "before",
                    "limit");

    private final Library library;
    private final MediaCollections collections;
    private final Bodies bodies;

    MediaLists(Library library, MediaCollections collections, Bodies bodies) {
        this.library = library;
        this.collections = collections;
        this.bodies = bodies;
    }

    Answer find(Call call) {
        Search search = search(call);
        List<Item> page = library.find(search);
        ObjectNode answer = CopyJson.object();
        answer.set("items", MediaJson.lines(page));
        if (page.size() == search.limit()) {
            answer.put("next", next(call, "/api/media", page.getLast().id()));
        }
        return Answer.ok(answer);
    }

    static Search search(Call call) {
        only(call, Set.copyOf(PARAMETERS));
        return new Search(
                parameter(call, "q").orElse(""),
                parameter(call, "kind").map(MediaLists::kind),
                parameter(call, "source"),
                parameter(call, "missingAlt").map(MediaLists::yes).orElse(false),
                parameter(call, "expiring")
                        .map(text -> OptionalInt.of(number("expiring", text, 31)))
                        .orElse(OptionalInt.empty()),
                parameter(call, "collection")
                        .map(text -> OptionalLong.of(number("collection", text, 999_999_999)))
                        .orElse(OptionalLong.empty()),
                parameter(call, "before").map(MediaLists::id),
                parameter(call, "limit").map(text -> number("limit", text, MOST)).orElse(USUAL));
    }

    /// Where the page after this one is.
    ///
    /// @param path of the list
    static String next(Call call, String path, MediaId last) {
        return PARAMETERS.stream()
                .filter(name -> !name.equals("before"))
                .flatMap(name -> parameter(call, name).map(value -> pair(name, value)).stream())
                .collect(Collectors.joining("&", path + "?", ""))
                .transform(address -> address.endsWith("?") ? address : address + "&")
                .concat(pair("before", last.toString()));
    }

    private static String pair(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    Answer collections(Call call) {
        ObjectNode answer = CopyJson.object();
        ArrayNode list = answer.putArray("collections");
        collections.list().forEach(each -> list.add(MediaJson.collection(each)));
        return Answer.ok(answer);
    }

    Answer collection(Call call) {
        return Answer.ok(
                MediaJson.collection(
                        collections.collection(call.number("collection", "a collection"))));
    }

    Answer make(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    MediaCollection made = collections.make(call.by(), collectionName(body));
                    return Answer.made(MediaJson.collection(made), "/api/collections/" + made.id());
                });
    }

    Answer rename(Call call) {
        long id = call.number("collection", "a collection");
        return bodies.required(
                call.request(),
                body ->
                        Answer.ok(
                                MediaJson.collection(
                                        collections.rename(call.by(), id, collectionName(body)))));
    }

    Answer put(Call call) {
        return Answer.ok(
                MediaJson.collection(
                        collections.put(
                                call.by(),
                                call.number("collection", "a collection"),
                                call.media())));
    }

    Answer take(Call call) {
        return Answer.ok(
                MediaJson.collection(
                        collections.take(
                                call.by(),
                                call.number("collection", "a collection"),
                                call.media())));
    }

    Answer holding(Call call) {
        library.item(call.media());
        ObjectNode answer = CopyJson.object();
        ArrayNode list = answer.putArray("collections");
        collections.holding(call.media()).forEach(each -> list.add(MediaJson.collection(each)));
        return Answer.ok(answer);
    }

    private static String collectionName(ObjectNode body) {
        return StoryJson.string(Fields.only(body, "a collection", "name"), "name");
    }

    /// What was printed for the first time in a month, by source.
    Answer usage(Call call) {
        only(call, Set.of("month"));
        YearMonth month = month(parameter(call, "month").orElse(""));
        ObjectNode answer = CopyJson.object().put("month", month.toString());
        ArrayNode sources = answer.putArray("sources");
        library.usage(month).forEach(row -> sources.add(MediaJson.usage(row)));
        return Answer.ok(answer);
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException malformed) {
            throw Refusal.invalid("“month” is missing or is no month: write it as 2026-11.");
        }
    }

    private static void only(Call call, Set<String> names) {
        for (String name : call.request().getParameterMap().keySet()) {
            if (!names.contains(name)) {
                throw Refusal.invalid(
                        "“%s” is not a parameter of this list; there are %s."
                                .formatted(
                                        name,
                                        names.stream().sorted().collect(Collectors.joining(", "))));
            }
        }
    }

    static Optional<String> parameter(Call call, String name) {
        return call.parameter(name).filter(text -> !text.isBlank());
    }

    private static int number(String name, String text, int most) {
        return Call.positive(text)
                .filter(number -> number <= most)
                .orElseThrow(
                        () ->
                                Refusal.invalid(
                                        "“%s” must be a whole number from 1 to %d."
                                                .formatted(name, most)));
    }

    private static boolean yes(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Refusal.invalid("“missingAlt” is true or false.");
        };
    }

    private static FileType.Kind kind(String text) {
        return Constants.find(FileType.Kind.class, text)
                .orElseThrow(() -> Refusal.invalid("“kind” is picture, video, audio or document."));
    }

    private static MediaId id(String text) {
        try {
            return MediaId.parse(text);
        } catch (Refusal refusal) {
            throw Refusal.invalid("“before”: " + refusal.sentence());
        }
    }
}
