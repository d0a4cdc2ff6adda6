package org.dateline.press;

import java.util.List;
import org.dateline.ledger.Notice;
import org.dateline.ledger.Published;
import org.dateline.story.Medium;
import org.dateline.story.Rights;
import org.dateline.story.Section;
import org.dateline.story.Shape;
import org.dateline.story.Story;
import org.dateline.story.StoryJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A page described for machines in the words of schema.org, as JSON-LD.
final class PageData {
    private static final String VOCABULARY = "https://schema.org";

    private PageData() {}

    static String story(
            House house, Section section, Published.OfStory published, PageMedia media) {
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
        media(house, json, media.all(story));
        corrections(house, json, published);
        return embedded(json);
    }

    private static void media(House house, ObjectNode json, List<Medium> media) {
        for (Medium medium : media) {
            switch (medium) {
                case Medium.Picture picture -> image(house, list(json, "image"), picture);
                case Medium.Video video -> video(house, list(json, "video"), video);
                case Medium.Audio audio -> audio(house, list(json, "audio"), audio);
                case Medium.Document _ -> {}
            }
        }
    }

    private static ArrayNode list(ObjectNode json, String name) {
        return json.get(name) instanceof ArrayNode there ? there : json.putArray(name);
    }

    private static void image(House house, ArrayNode images, Medium.Picture picture) {
        PageImage.of(picture.renditions(), Shape.WHOLE, "", "")
                .ifPresent(
                        image -> {
                            ObjectNode json = images.addObject().put("@type", "ImageObject");
                            put(json, "contentUrl", house.absolute(image.largest()));
                            json.put("width", image.width()).put("height", image.height());
                            put(json, "caption", picture.caption());
                            rights(json, picture.rights());
                        });
    }

    private static void video(House house, ArrayNode videos, Medium.Video video) {
        ObjectNode json = videos.addObject().put("@type", "VideoObject");
        put(json, "name", video.caption());
        PageImage.of(video.poster(), Shape.WHOLE, "", "")
                .ifPresent(image -> put(json, "thumbnailUrl", house.absolute(image.src())));
        file(house, json, video);
        json.put("duration", video.length().toString());
        rights(json, video.rights());
    }

    private static void audio(House house, ArrayNode recordings, Medium.Audio audio) {
        ObjectNode json = recordings.addObject().put("@type", "AudioObject");
        put(json, "name", audio.caption());
        file(house, json, audio);
        json.put("duration", audio.length().toString());
        put(json, "transcript", String.join("\n", audio.transcript()));
        rights(json, audio.rights());
    }

    private static void file(House house, ObjectNode json, Medium medium) {
        PageMedia.best(medium)
                .ifPresent(file -> put(json, "contentUrl", house.absolute(file.path())));
    }

    /// What Google and others read as a picture's licence and credit.
    private static void rights(ObjectNode json, Rights rights) {
        if (!rights.creator().isEmpty()) {
            named(json.putObject("creator"), "Person", rights.creator());
        }
        put(json, "creditText", PageMedia.credit(rights));
        put(json, "copyrightNotice", rights.copyright());
        put(json, "license", rights.webStatement());
        put(json, "acquireLicensePage", rights.webStatement());
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
