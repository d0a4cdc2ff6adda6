package org.dateline.story;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A [Medium] as JSON, as the ledger commits to it. Reading is strict, as with [StoryJson].
///
/// ```json
/// {"kind": "picture", "id": "…", "caption": "…", "alt": "…", "rights": {"creator": "…", "…": "…"},
///  "original": "<SHA-256>", "width": 3000, "height": 2000, "placeholder": "#8090a0",
///  "renditions": [{"shape": "card", "type": "image/webp", "width": 600, "height": 400,
///                  "bytes": 41234, "digest": "<SHA-256>"}]}
/// ```
///
/// A video has `length` (ISO 8601), `poster` and `tracks`, a recording `length` and `transcript`.
public final class MediumJson {
    private MediumJson() {}

    public static ObjectNode write(Medium medium) {
        ObjectNode json = StoryJson.MAPPER.createObjectNode();
        switch (medium) {
            case Medium.Picture picture -> {
                begin(json.put("kind", "picture"), medium);
                json.put("alt", picture.alt());
                json.put("width", picture.width()).put("height", picture.height());
                json.put("placeholder", picture.placeholder());
            }
            case Medium.Video video -> {
                begin(json.put("kind", "video"), medium);
                json.put("length", video.length().toString());
                write(json.putArray("poster"), video.poster());
                ArrayNode tracks = json.putArray("tracks");
                video.tracks().forEach(track -> write(tracks.addObject(), track));
            }
            case Medium.Audio audio -> {
                begin(json.put("kind", "audio"), medium);
                json.put("length", audio.length().toString());
                audio.transcript().forEach(json.putArray("transcript")::add);
            }
            case Medium.Document _ -> begin(json.put("kind", "document"), medium);
        }
        write(json.putArray("renditions"), medium.renditions());
        return json;
    }

    /// @throws Refusal naming the field that is unknown, missing or wrong
    public static Medium read(ObjectNode json) {
        String kind = StoryJson.string(json, "kind");
        MediaId id = MediaId.parse(StoryJson.string(json, "id"));
        String caption = StoryJson.string(json, "caption");
        Rights rights = rights(object(json.get("rights"), "rights"));
        Digest original = new Digest(StoryJson.string(json, "original"));
        List<Rendition> renditions = renditions(json, "renditions");
        return switch (kind) {
            case "picture" -> {
                known(json, "a picture", "alt", "width", "height", "placeholder");
                yield new Medium.Picture(
                        id,
                        caption,
                        StoryJson.string(json, "alt"),
                        rights,
                        original,
                        StoryJson.number(json, "width"),
                        StoryJson.number(json, "height"),
                        StoryJson.string(json, "placeholder"),
                        renditions);
            }
            case "video" -> {
                known(json, "a video", "length", "poster", "tracks");
                List<Rendition> poster = renditions(json, "poster");
                yield new Medium.Video(
                        id,
                        caption,
                        rights,
                        original,
                        length(json),
                        poster,
                        tracks(json),
                        renditions);
            }
            case "audio" -> {
                known(json, "a recording", "length", "transcript");
                List<String> transcript = StoryJson.strings(json, "transcript");
                yield new Medium.Audio(
                        id, caption, rights, original, length(json), transcript, renditions);
            }
            case "document" -> {
                known(json, "a document");
                yield new Medium.Document(id, caption, rights, original, renditions);
            }
            default ->
                    throw Refusal.invalid(
                            "“%s” is not picture, video, audio or document.".formatted(kind));
        };
    }

    private static void begin(ObjectNode json, Medium medium) {
        json.put("id", medium.id().toString()).put("caption", medium.caption());
        json.put("original", medium.original().hex());
        Rights rights = medium.rights();
        ObjectNode written = json.putObject("rights");
        written.put("creator", rights.creator()).put("credit", rights.credit());
        written.put("copyright", rights.copyright()).put("source", rights.source());
        written.put("licence", rights.licence()).put("webStatement", rights.webStatement());
        written.put("digitalSourceType", rights.digitalSourceType());
        rights.until().ifPresent(until -> written.put("until", until.toString()));
    }

    private static void write(ArrayNode array, List<Rendition> renditions) {
        renditions.forEach(rendition -> write(array.addObject(), rendition));
    }

    private static void write(ObjectNode json, Rendition rendition) {
        json.put("shape", Constants.word(rendition.shape()));
        json.put("type", rendition.type());
        json.put("width", rendition.width()).put("height", rendition.height());
        json.put("bytes", rendition.bytes()).put("digest", rendition.digest().hex());
    }

    private static void write(ObjectNode json, Medium.Track track) {
        json.put("language", track.language()).put("label", track.label());
        write(json.putObject("file"), track.file());
    }

    private static void known(ObjectNode json, String what, String... own) {
        Set<String> all =
                new HashSet<>(Set.of("kind", "id", "caption", "rights", "original", "renditions"));
        all.addAll(List.of(own));
        StoryJson.known(json, all, what);
    }

    private static Rights rights(ObjectNode json) {
        StoryJson.known(
                json,
                Set.of(
                        "creator",
                        "credit",
                        "copyright",
                        "source",
                        "licence",
                        "webStatement",
                        "digitalSourceType",
                        "until"),
                "rights");
        return new Rights(
                StoryJson.string(json, "creator"),
                StoryJson.string(json, "credit"),
                StoryJson.string(json, "copyright"),
                StoryJson.string(json, "source"),
                StoryJson.string(json, "licence"),
                StoryJson.string(json, "webStatement"),
                StoryJson.string(json, "digitalSourceType"),
                Optional.of(StoryJson.string(json, "until"))
                        .filter(until -> !until.isEmpty())
                        .map(until -> parsed("until", until, Instant::parse)));
    }

    private static Duration length(ObjectNode json) {
        return parsed("length", StoryJson.string(json, "length"), Duration::parse);
    }

    private static <T> T parsed(String name, String text, Function<String, T> reading) {
        try {
            return reading.apply(text);
        } catch (DateTimeException wrong) {
            throw Refusal.invalid("“%s” is not a time as ISO 8601 writes it.".formatted(name));
        }
    }

    private static List<Rendition> renditions(ObjectNode json, String name) {
        List<Rendition> renditions = new ArrayList<>();
        for (JsonNode value : StoryJson.array(json, name)) {
            renditions.add(rendition(object(value, name)));
        }
        return renditions;
    }

    private static Rendition rendition(ObjectNode json) {
        StoryJson.known(
                json, Set.of("shape", "type", "width", "height", "bytes", "digest"), "a rendition");
        JsonNode bytes = json.get("bytes");
        if (bytes == null || !bytes.isIntegralNumber() || !bytes.canConvertToLong()) {
            throw Refusal.invalid("“bytes” must be a whole number.");
        }
        return new Rendition(
                shape(StoryJson.string(json, "shape")),
                StoryJson.string(json, "type"),
                StoryJson.number(json, "width"),
                StoryJson.number(json, "height"),
                bytes.longValue(),
                new Digest(StoryJson.string(json, "digest")));
    }

    private static Shape shape(String word) {
        return Constants.find(Shape.class, word)
                .orElseThrow(
                        () ->
                                Refusal.invalid(
                                        "“%s” is not whole, card, social or square."
                                                .formatted(word)));
    }

    private static List<Medium.Track> tracks(ObjectNode json) {
        List<Medium.Track> tracks = new ArrayList<>();
        for (JsonNode value : StoryJson.array(json, "tracks")) {
            ObjectNode track = object(value, "tracks");
            StoryJson.known(track, Set.of("language", "label", "file"), "a track");
            tracks.add(
                    new Medium.Track(
                            StoryJson.string(track, "language"),
                            StoryJson.string(track, "label"),
                            rendition(object(track.get("file"), "file"))));
        }
        return tracks;
    }

    private static ObjectNode object(JsonNode json, String name) {
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw Refusal.invalid("“" + name + "” must be an object.");
    }
}
