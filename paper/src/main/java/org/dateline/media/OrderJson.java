package org.dateline.media;

import java.util.EnumMap;
import java.util.Map;
import org.dateline.media.Framing.Crop;
import org.dateline.media.Order.Words;
import org.dateline.story.Shape;
import org.dateline.story.StoryJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An order as the worker is told it.
final class OrderJson {
    private OrderJson() {}

    static ObjectNode write(Order order) {
        ObjectNode json = StoryJson.MAPPER.createObjectNode();
        Framing framing = order.framing();
        json.put("x", framing.x()).put("y", framing.y());
        ObjectNode crops = json.putObject("crops");
        framing.crops()
                .forEach(
                        (shape, crop) ->
                                crops.putObject(shape.name())
                                        .put("x", crop.x())
                                        .put("y", crop.y())
                                        .put("width", crop.width())
                                        .put("height", crop.height()));
        switch (order.words()) {
            case Words.Own() -> json.putNull("words");
            case Words.Desks(Metadata words) -> json.set("words", words.json());
        }
        return json;
    }

    static Order read(JsonNode json) {
        Map<Shape, Crop> crops = new EnumMap<>(Shape.class);
        json.path("crops")
                .propertyStream()
                .forEach(crop -> crops.put(Shape.valueOf(crop.getKey()), crop(crop.getValue())));
        Framing framing =
                new Framing(json.path("x").doubleValue(), json.path("y").doubleValue(), crops);
        return json.path("words") instanceof ObjectNode words
                ? Order.of(framing, Metadata.of(words))
                : new Order(framing, new Words.Own());
    }

    private static Crop crop(JsonNode json) {
        return new Crop(
                json.path("x").doubleValue(),
                json.path("y").doubleValue(),
                json.path("width").doubleValue(),
                json.path("height").doubleValue());
    }
}
