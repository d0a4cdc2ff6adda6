package org.dateline.media;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dateline.story.Refusal;
import org.dateline.story.StoryJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a media file says about itself.
///
/// @param said the properties it has, each with at least one value
/// @param width in pixels as stored, before it is turned upright; 0 when it is not known
/// @param height likewise
/// @param orientation how it must be turned, as Exif counts: 1 (not at all) to 8
/// @param gps where it was taken, if the file gives that away
/// @param contentCredentials whether a C2PA manifest is there; what it says is not checked
public record Metadata(
        Map<Property, List<String>> said,
        int width,
        int height,
        int orientation,
        Optional<Gps> gps,
        boolean contentCredentials) {
    /// A file that says nothing.
    public static final Metadata NOTHING = new Metadata(Map.of(), 0, 0, 1, Optional.empty(), false);

    /// A place on earth, in degrees: north and east are positive.
    public record Gps(double latitude, double longitude) {
        public Gps {
            if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
                throw Refusal.invalid("There is no such place: " + latitude + ", " + longitude);
            }
        }
    }

    public Metadata {
        EnumMap<Property, List<String>> kept = new EnumMap<>(Property.class);
        said.forEach((property, values) -> keep(kept, property, values));
        said = Collections.unmodifiableMap(kept);
        if (orientation < 1 || orientation > 8) {
            throw Refusal.invalid("An orientation is a number from 1 to 8.");
        }
    }

    private static void keep(
            Map<Property, List<String>> kept, Property property, List<String> values) {
        if (values.size() > (property.isList() ? Property.MOST : 1)) {
            throw Refusal.invalid("“" + property.key() + "” has too many values.");
        }
        List<String> checked =
                values.stream().map(property::checked).filter(text -> !text.isEmpty()).toList();
        if (!checked.isEmpty()) {
            kept.put(property, checked);
        }
    }

    /// What it says, the values of a list one after the other with a comma between; empty when it
    /// says nothing.
    public String text(Property property) {
        return String.join(", ", texts(property));
    }

    /// What it says; an empty list when it says nothing.
    public List<String> texts(Property property) {
        return said.getOrDefault(property, List.of());
    }

    /// The same with other words for one property; without that property when there are none.
    ///
    /// @throws Refusal when they are too long or too many
    public Metadata with(Property property, String... values) {
        EnumMap<Property, List<String>> changed = new EnumMap<>(Property.class);
        changed.putAll(said);
        changed.put(property, List.of(values));
        return new Metadata(changed, width, height, orientation, gps, contentCredentials);
    }

    /// Writes it as JSON, for storing and for the API; [#of] reads it.
    public ObjectNode json() {
        ObjectNode json = StoryJson.MAPPER.createObjectNode();
        said.forEach(
                (property, values) -> {
                    if (property.isList()) {
                        values.forEach(json.withArray(property.key())::add);
                    } else {
                        json.put(property.key(), values.getFirst());
                    }
                });
        json.put("width", width).put("height", height).put("orientation", orientation);
        gps.ifPresent(
                place ->
                        json.putObject("gps")
                                .put("latitude", place.latitude())
                                .put("longitude", place.longitude()));
        return json.put("contentCredentials", contentCredentials);
    }

    /// Reads what [#json] writes; every field may be missing.
    ///
    /// @throws Refusal naming the field that is unknown or wrong
    public static Metadata of(ObjectNode json) {
        StoryJson.known(json, fields(), "metadata");
        EnumMap<Property, List<String>> said = new EnumMap<>(Property.class);
        for (Property property : Property.values()) {
            said.put(property, values(property, json.path(property.key())));
        }
        return new Metadata(
                said,
                number(json, "width", 0),
                number(json, "height", 0),
                number(json, "orientation", 1),
                gps(json.path("gps")),
                flag(json.path("contentCredentials")));
    }

    private static boolean flag(JsonNode json) {
        if (!json.isMissingNode() && !json.isBoolean()) {
            throw Refusal.invalid("“contentCredentials” must be true or false.");
        }
        return json.asBoolean(false);
    }

    private static Set<String> fields() {
        Set<String> fields =
                new HashSet<>(
                        Set.of("width", "height", "orientation", "gps", "contentCredentials"));
        for (Property property : Property.values()) {
            fields.add(property.key());
        }
        return fields;
    }

    private static List<String> values(Property property, JsonNode json) {
        List<String> values = new ArrayList<>();
        if (json.isString()) {
            values.add(json.stringValue());
        } else if (json.isArray() && json.valueStream().allMatch(JsonNode::isString)) {
            json.valueStream().map(JsonNode::stringValue).forEach(values::add);
        } else if (!json.isMissingNode() && !json.isNull()) {
            throw Refusal.invalid(
                    "“" + property.key() + "” must be a string or a list of strings.");
        }
        return values;
    }

    private static int number(ObjectNode json, String name, int absent) {
        JsonNode value = json.path(name);
        if (!value.isMissingNode() && !value.isInt()) {
            throw Refusal.invalid("“" + name + "” must be a whole number.");
        }
        return value.asInt(absent);
    }

    private static Optional<Gps> gps(JsonNode json) {
        if (json.isMissingNode()) {
            return Optional.empty();
        }
        JsonNode latitude = json.path("latitude");
        JsonNode longitude = json.path("longitude");
        if (!latitude.isNumber() || !longitude.isNumber()) {
            throw Refusal.invalid("“gps” must have “latitude” and “longitude”, in degrees.");
        }
        return Optional.of(new Gps(latitude.doubleValue(), longitude.doubleValue()));
    }
}
