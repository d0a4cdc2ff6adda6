package org.dateline.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An edition as JSON: the same in the API and in the ledger's entry.
public final class EditionJson {
    private EditionJson() {}

    public static ObjectNode write(Edition edition) {
        ObjectNode json = StoryJson.MAPPER.createObjectNode();
        json.put("slug", edition.slug().text());
        json.put("language", edition.language().tag());
        json.put("name", edition.name());
        ArrayNode sections = json.putArray("sections");
        for (Section section : edition.sections()) {
            sections.addObject().put("slug", section.slug().text()).put("name", section.name());
        }
        return json;
    }

    /// @throws Refusal saying what is wrong
    public static Edition read(ObjectNode json) {
        StoryJson.known(json, Set.of("slug", "language", "name", "sections"), "an edition");
        return new Edition(
                new Slug(StoryJson.string(json, "slug")),
                new Language(StoryJson.string(json, "language")),
                StoryJson.string(json, "name"),
                sections(json.get("sections")));
    }

    private static List<Section> sections(JsonNode json) {
        if (!(json instanceof ArrayNode array)) {
            throw Refusal.invalid("“sections” must be a list of objects with “slug” and “name”.");
        }
        List<Section> sections = new ArrayList<>(array.size());
        for (JsonNode value : array) {
            if (!(value instanceof ObjectNode section)) {
                throw Refusal.invalid("A section must be an object with “slug” and “name”.");
            }
            StoryJson.known(section, Set.of("slug", "name"), "a section");
            sections.add(
                    new Section(
                            new Slug(StoryJson.string(section, "slug")),
                            StoryJson.string(section, "name")));
        }
        return sections;
    }
}
