package org.dateline.media;

import java.time.Instant;
import org.dateline.story.StoryJson;
import tools.jackson.databind.node.ObjectNode;

/// One change of an item, and what it replaced.
///
/// @param version the one that was replaced
/// @param before its description, terms, framing and captions, as [ItemJson] writes them
public record Change(int version, String by, Instant at, ObjectNode before) {
    static ObjectNode json(Item before) {
        ObjectNode json = StoryJson.MAPPER.createObjectNode();
        json.set("description", ItemJson.write(before.description()));
        json.set("terms", ItemJson.write(before.terms()));
        json.set("framing", ItemJson.write(before.framing()));
        json.set("tracks", ItemJson.tracks(before.prints().tracks()));
        return json;
    }
}
