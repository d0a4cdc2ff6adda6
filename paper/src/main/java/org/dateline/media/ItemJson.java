package org.dateline.media;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dateline.media.Framing.Crop;
import org.dateline.media.Item.Description;
import org.dateline.story.Constants;
import org.dateline.story.Digest;
import org.dateline.story.Medium;
import org.dateline.story.Refusal;
import org.dateline.story.Rendition;
import org.dateline.story.Shape;
import org.dateline.story.StoryJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The parts of an item as JSON: the same in the API and in what is stored. Reading is strict: what
/// is unknown or of a wrong type is refused by name.
public final class ItemJson {
    private ItemJson() {}

    /// `{"metadata": {…}, "decorative": false, "transcript": ["…"]}`
    public static ObjectNode write(Description description) {
        ObjectNode json = StoryJson.MAPPER.createObjectNode();
        json.set("metadata", description.metadata().json());
        json.put("decorative", description.decorative());
        description.transcript().forEach(json.putArray("transcript")::add);
        return json;
    }

    public static Description description(ObjectNode json) {
        StoryJson.known(json, Set.of("metadata", "decorative", "transcript"), "a description");
        return new Description(
                Metadata.of(object(json, "metadata")),
                StoryJson.flag(json, "decorative"),
                StoryJson.strings(json, "transcript"));
    }

    /// `{"territory": ["NO"], "from": "…", "until": "…", "priceNote": "", "askFirst": false}`, and
    /// `clearedBy` and `withdrawn` when somebody did.
    public static ObjectNode write(Terms terms) {
        ObjectNode json = StoryJson.MAPPER.createObjectNode();
        terms.territory().forEach(json.putArray("territory")::add);
        terms.from().ifPresent(from -> json.put("from", from.toString()));
        terms.until().ifPresent(until -> json.put("until", until.toString()));
        json.put("priceNote", terms.priceNote());
        json.put("askFirst", terms.askFirst());
        terms.clearedBy().ifPresent(by -> json.put("clearedBy", by));
        terms.withdrawn().ifPresent(reason -> json.put("withdrawn", reason));
        return json;
    }

    /// Reads terms; what follows from acts is not read from what people send.
    public static Terms terms(ObjectNode json) {
        StoryJson.known(
                json,
                Set.of(
                        "territory",
                        "from",
                        "until",
                        "priceNote",
                        "askFirst",
                        "clearedBy",
                        "withdrawn"),
                "terms");
        return Terms.agreed(
                StoryJson.strings(json, "territory"),
                time(json, "from"),
                time(json, "until"),
                StoryJson.string(json, "priceNote"),
                StoryJson.flag(json, "askFirst"));
    }

    /// `{"focus": {"x": 0.5, "y": 0.5}, "crops": {"card": {"x": 0, "y": 0, "width": 1, "height":
    /// 1}}}`
    public static ObjectNode write(Framing framing) {
        ObjectNode json = StoryJson.MAPPER.createObjectNode();
        json.putObject("focus").put("x", framing.x()).put("y", framing.y());
        ObjectNode crops = json.putObject("crops");
        framing.crops()
                .forEach((shape, crop) -> write(crops.putObject(Constants.word(shape)), crop));
        return json;
    }

    private static void write(ObjectNode json, Crop crop) {
        json.put("x", crop.x());
        json.put("y", crop.y());
        json.put("width", crop.width());
        json.put("height", crop.height());
    }

    public static Framing framing(ObjectNode json) {
        StoryJson.known(json, Set.of("focus", "crops"), "a framing");
        ObjectNode focus = object(json, "focus");
        StoryJson.known(focus, Set.of("x", "y"), "a focal point");
        Map<Shape, Crop> crops = new EnumMap<>(Shape.class);
        ObjectNode given = object(json, "crops");
        given.propertyNames().forEach(name -> crops.put(shape(name), crop(object(given, name))));
        return new Framing(fraction(focus, "x"), fraction(focus, "y"), crops);
    }

    private static Crop crop(ObjectNode json) {
        StoryJson.known(json, Set.of("x", "y", "width", "height"), "a crop");
        return new Crop(
                fraction(json, "x"),
                fraction(json, "y"),
                fraction(json, "width"),
                fraction(json, "height"));
    }

    public static ArrayNode write(List<Rendition> renditions) {
        ArrayNode json = StoryJson.MAPPER.createArrayNode();
        renditions.forEach(rendition -> json.add(write(rendition)));
        return json;
    }

    public static ObjectNode write(Rendition rendition) {
        return StoryJson.MAPPER
                .createObjectNode()
                .put("shape", Constants.word(rendition.shape()))
                .put("type", rendition.type())
                .put("width", rendition.width())
                .put("height", rendition.height())
                .put("bytes", rendition.bytes())
                .put("digest", rendition.digest().hex());
    }

    static List<Rendition> renditions(JsonNode json) {
        return json.valueStream().map(ItemJson::rendition).toList();
    }

    private static Rendition rendition(JsonNode json) {
        return new Rendition(
                shape(json.path("shape").asString()),
                json.path("type").asString(),
                json.path("width").asInt(),
                json.path("height").asInt(),
                json.path("bytes").asLong(),
                new Digest(json.path("digest").asString()));
    }

    public static ArrayNode tracks(List<Medium.Track> tracks) {
        ArrayNode json = StoryJson.MAPPER.createArrayNode();
        tracks.forEach(
                track ->
                        json.addObject()
                                .put("language", track.language())
                                .put("label", track.label())
                                .set("file", write(track.file())));
        return json;
    }

    static List<Medium.Track> tracks(JsonNode json) {
        return json.valueStream()
                .map(
                        track ->
                                new Medium.Track(
                                        track.path("language").asString(),
                                        track.path("label").asString(),
                                        rendition(track.path("file"))))
                .toList();
    }

    private static Shape shape(String word) {
        return Constants.find(Shape.class, word)
                .orElseThrow(
                        () ->
                                Refusal.invalid(
                                        "“"
                                                + word
                                                + "” is not a shape: there are card, social and square."));
    }

    private static ObjectNode object(ObjectNode json, String name) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            return StoryJson.MAPPER.createObjectNode();
        }
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw Refusal.invalid("“" + name + "” must be an object.");
    }

    private static double fraction(ObjectNode json, String name) {
        JsonNode value = json.get(name);
        if (value == null || !value.isNumber()) {
            throw Refusal.invalid("“" + name + "” must be a number from 0 to 1.");
        }
        return value.doubleValue();
    }

    private static Optional<Instant> time(ObjectNode json, String name) {
        String text = StoryJson.string(json, name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException malformed) {
            throw Refusal.invalid(
                    "“%s” must be a time in UTC such as 2026-11-23T09:00:00Z.".formatted(name));
        }
    }
}
