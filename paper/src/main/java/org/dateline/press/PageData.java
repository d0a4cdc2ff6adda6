package org.dateline.press;

import org.dateline.ledger.Notice;
import org.dateline.ledger.Published;
import org.dateline.story.Section;
import org.dateline.story.Story;
import org.dateline.story.StoryJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A page described for machines in the words of schema.org, as JSON-LD.
final class PageData {
    private static final String VOCABULARY = "https://schema.org";

    private PageData() {}

    static String story(House house, Section section, Published.OfStory published) {
        Story story = published.story();
        ObjectNode json = StoryJson.MAPPER.createObjectNode();
        json.put("@context", VOCABULARY).put("@type", "NewsArticle");
        json.put("headline", story.headline());
        put(json, "description", story.standfirst());
        put(json, "url", house.absolute(published.address().path()));
        json.put("datePublished", house.when(published.firstPublished()).machine());
        json.put("dateModified", house.when(published.lastChanged()).machine());
        json.put("articleSection", section.name());
        put(json, "dateline", story.dateline());
        if (!story.byline().isEmpty()) {
            ArrayNode authors = json.putArray("author");
            story.byline().forEach(name -> named(authors.addObject(), "Person", name));
        }
        if (!story.editor().isEmpty()) {
            named(json.putObject("editor"), "Person", story.editor());
        }
        if (!story.source().name().isEmpty()) {
            named(json.putObject("sourceOrganization"), "Organization", story.source().name());
        }
        put(json, "isBasedOn", story.source().url());
        named(json.putObject("publisher"), "NewsMediaOrganization", house.name());
        if (!story.topics().isEmpty()) {
            story.topics().forEach(json.putArray("keywords")::add);
        }
        corrections(house, json, published);
        return embedded(json);
    }

    private static void corrections(House house, ObjectNode json, Published.OfStory published) {
        if (published.notices().isEmpty()) {
            return;
        }
        ArrayNode corrections = json.putArray("correction");
        for (Notice notice : published.notices()) {
            corrections
                    .addObject()
                    .put("@type", "CorrectionComment")
                    .put("text", notice.text())
                    .put("datePublished", house.when(notice.time()).machine());
        }
    }

    private static void named(ObjectNode json, String type, String name) {
        json.put("@type", type).put("name", name);
    }

    private static void put(ObjectNode json, String name, String value) {
        if (!value.isEmpty()) {
            json.put(name, value);
        }
    }

    /// JSON that cannot end the element it stands in: in JSON these three occur within strings
    /// only, where an escape means the same.
    private static String embedded(ObjectNode json) {
        return json.toString()
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }
}
