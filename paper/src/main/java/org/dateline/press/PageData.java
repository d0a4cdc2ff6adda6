package org.dateline.press;

import java.util.List;
import org.dateline.ledger.Notice;
import org.dateline.ledger.Published;
import org.dateline.story.Medium;
import org.dateline.story.Rights;
import org.dateline.story.Section;
import org.dateline.story.Shape;
import org.dateline.story.Story;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A page described for machines in the words of schema.org, as JSON-LD.
final class PageData {
    private PageData() {}

    static String story(
            House house, Section section, Published.OfStory published, PageMedia media) {
        Story story = published.story();
        String url = house.absolute(published.address().path());
        ObjectNode json = HouseData.object().put("@type", "NewsArticle");
        json.put("headline", story.headline());
        HouseData.put(json, "description", story.standfirst());
        if (!url.isEmpty()) {
            json.put("url", url);
            json.putObject("mainEntityOfPage").put("@type", "WebPage").put("@id", url);
        }
        json.put("inLanguage", language(house, story)).put("isAccessibleForFree", true);
        json.put("datePublished", house.when(published.firstPublished()).machine());
        json.put("dateModified", house.when(published.lastChanged()).machine());
        json.put("articleSection", section.name());
        HouseData.put(json, "dateline", story.dateline());
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
        HouseData.put(json, "isBasedOn", story.source().url());
        json.set("publisher", HouseData.brief(house));
        if (!story.topics().isEmpty()) {
            story.topics().forEach(json.putArray("keywords")::add);
        }
        media(house, json, media.all(story), published);
        corrections(house, json, published);
        if (url.isEmpty()) {
            return HouseData.embedded(json);
        }
        String path = published.address().path();
        return HouseData.embedded(json, HouseData.crumbs(house, section, story.headline(), path));
    }

    private static String language(House house, Story story) {
        String own = story.language().tag();
        return own.isEmpty() ? house.language() : own;
    }

    private static void media(
            House house, ObjectNode json, List<Medium> media, Published.OfStory published) {
        for (Medium medium : media) {
            switch (medium) {
                case Medium.Picture picture -> image(house, list(json, "image"), picture);
                case Medium.Video video -> video(house, list(json, "video"), video, published);
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
                            HouseData.put(json, "url", house.absolute(image.largest()));
                            HouseData.put(json, "contentUrl", house.absolute(image.largest()));
                            json.put("width", image.width()).put("height", image.height());
                            HouseData.put(json, "caption", picture.caption());
                            rights(json, picture.rights());
                        });
    }

    /// A video has no name of its own: it is called by its caption, or by the story it is in.
    private static void video(
            House house, ArrayNode videos, Medium.Video video, Published.OfStory published) {
        ObjectNode json = videos.addObject().put("@type", "VideoObject");
        String headline = published.story().headline();
        json.put("name", video.caption().isEmpty() ? headline : video.caption());
        json.put("description", video.caption().isEmpty() ? headline : video.caption());
        json.put("uploadDate", house.when(published.firstPublished()).machine());
        PageImage.of(video.poster(), Shape.WHOLE, "", "")
                .ifPresent(
                        image -> HouseData.put(json, "thumbnailUrl", house.absolute(image.src())));
        file(house, json, video);
        json.put("duration", video.length().toString());
        rights(json, video.rights());
    }

    private static void audio(House house, ArrayNode recordings, Medium.Audio audio) {
        ObjectNode json = recordings.addObject().put("@type", "AudioObject");
        HouseData.put(json, "name", audio.caption());
        file(house, json, audio);
        json.put("duration", audio.length().toString());
        HouseData.put(json, "transcript", String.join("\n", audio.transcript()));
        rights(json, audio.rights());
    }

    private static void file(House house, ObjectNode json, Medium medium) {
        PageMedia.best(medium)
                .ifPresent(file -> HouseData.put(json, "contentUrl", house.absolute(file.path())));
    }

    /// What Google and others read as a picture's licence and credit.
    private static void rights(ObjectNode json, Rights rights) {
        if (!rights.creator().isEmpty()) {
            named(json.putObject("creator"), "Person", rights.creator());
        }
        HouseData.put(json, "creditText", PageMedia.credit(rights));
        HouseData.put(json, "copyrightNotice", rights.copyright());
        HouseData.put(json, "license", rights.webStatement());
        HouseData.put(json, "acquireLicensePage", rights.webStatement());
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
}
