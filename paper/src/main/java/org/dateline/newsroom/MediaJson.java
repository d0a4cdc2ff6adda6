package org.dateline.newsroom;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dateline.media.Change;
import org.dateline.media.Item;
import org.dateline.media.ItemJson;
import org.dateline.media.Library;
import org.dateline.media.MediaCollection;
import org.dateline.media.Property;
import org.dateline.media.Upload;
import org.dateline.media.Use;
import org.dateline.story.Constants;
import org.dateline.story.Rendition;
import org.dateline.story.Shape;
import org.dateline.story.StoryJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes the library's answers as JSON. Times are UTC, ISO 8601.
final class MediaJson {
    /// The least width of a picture in a grid, in pixels.
    private static final int GRID = 300;

    /// The most width a preview needs, in pixels.
    private static final int SCREEN = 1_300;

    /// What every browser shows and plays.
    private static final Set<String> PREVIEW =
            Set.of(
                    "image/jpeg",
                    "image/png",
                    "image/gif",
                    "image/webp",
                    "video/mp4",
                    "video/webm",
                    "audio/mpeg",
                    "audio/mp4");

    private MediaJson() {}

    /// An item in full.
    ///
    /// @param objection why it may not be published; empty when it may
    static ObjectNode whole(Item item, Optional<String> objection) {
        ObjectNode json = standing(item);
        json.put("digest", item.original().digest().hex());
        json.put("bytes", item.original().bytes());
        json.put("url", path(item) + "/file");
        json.setAll(ItemJson.write(item.description()));
        json.set("terms", ItemJson.write(item.terms()));
        json.setAll(ItemJson.write(item.framing()));
        json.set("renditions", renditions(item));
        json.set("tracks", ItemJson.tracks(item.prints().tracks()));
        objection.ifPresent(why -> json.put("objection", why));
        return json;
    }

    /// An item as one line of a list.
    static ObjectNode line(Item item) {
        ObjectNode json = standing(item);
        json.put("headline", item.description().metadata().text(Property.HEADLINE));
        json.put("caption", item.description().metadata().text(Property.CAPTION));
        json.put("source", item.description().metadata().text(Property.SOURCE));
        item.terms().until().ifPresent(until -> json.put("until", until.toString()));
        return json;
    }

    static ArrayNode lines(List<Item> items) {
        ArrayNode json = StoryJson.MAPPER.createArrayNode();
        items.forEach(item -> json.add(line(item)));
        return json;
    }

    private static ObjectNode standing(Item item) {
        ObjectNode json = CopyJson.object();
        json.put("id", item.id().toString());
        json.put("version", item.version());
        json.put("kind", Constants.word(item.original().type().kind()));
        json.put("type", item.original().type().mediaType());
        json.put("name", item.original().name());
        json.put("width", item.original().width());
        json.put("height", item.original().height());
        json.put("millis", item.original().length().toMillis());
        json.put("placeholder", item.prints().placeholder());
        json.put("added", item.added().toString());
        json.put("addedBy", item.addedBy());
        thumbnail(item).ifPresent(small -> json.put("thumbnail", path(item, small)));
        return json;
    }

    /// The smallest picture that is large enough for a grid, else the largest there is.
    private static Optional<Rendition> thumbnail(Item item) {
        List<Rendition> pictures =
                Stream.concat(item.prints().poster().stream(), item.prints().renditions().stream())
                        .filter(rendition -> rendition.type().startsWith("image/"))
                        .sorted(Comparator.comparingLong(Rendition::bytes))
                        .toList();
        return pictures.stream()
                .filter(rendition -> rendition.width() >= GRID)
                .findFirst()
                .or(() -> pictures.stream().reduce((_, last) -> last));
    }

    /// Where a small picture of it is; empty when there is none.
    static String thumbnailPath(Item item) {
        return thumbnail(item).map(small -> path(item, small)).orElse("");
    }

    /// Where it can be looked at or listened to; empty when it cannot.
    static String previewPath(Item item) {
        Stream<Rendition> whole =
                item.prints().renditions().stream()
                        .filter(each -> each.shape() == Shape.WHOLE)
                        .filter(each -> PREVIEW.contains(each.type()));
        return whole.reduce((one, other) -> better(one, other) ? one : other)
                .map(each -> path(item, each))
                .orElse("");
    }

    /// Of two, the larger that is not larger than a screen.
    private static boolean better(Rendition one, Rendition other) {
        boolean fits = one.width() <= SCREEN;
        return fits == other.width() <= SCREEN ? one.width() >= other.width() : fits;
    }

    static ArrayNode renditions(Item item) {
        ArrayNode json = StoryJson.MAPPER.createArrayNode();
        item.prints().poster().forEach(each -> json.add(rendition(item, each, "poster")));
        item.prints().renditions().forEach(each -> json.add(rendition(item, each, "item")));
        return json;
    }

    private static ObjectNode rendition(Item item, Rendition rendition, String of) {
        ObjectNode json = ItemJson.write(rendition);
        return json.put("of", of).put("url", path(item, rendition));
    }

    static String path(Item item) {
        return "/api/media/" + item.id();
    }

    private static String path(Item item, Rendition rendition) {
        return path(item) + "/renditions/" + rendition.digest();
    }

    static ObjectNode added(Library.Added added, Optional<String> objection) {
        ObjectNode json = whole(added.item(), objection);
        json.put("known", added.known());
        json.set("similar", lines(added.alike()));
        return json;
    }

    static ObjectNode change(Change change) {
        ObjectNode json = CopyJson.object();
        json.put("version", change.version());
        json.put("by", change.by());
        json.put("at", change.at().toString());
        json.set("before", change.before());
        return json;
    }

    static ObjectNode showing(Showing showing) {
        Use use = showing.use();
        ObjectNode json = CopyJson.object();
        json.put("story", use.story().toString());
        json.put("draft", use.draft());
        json.put("live", use.live());
        ArrayNode fronts = json.putArray("fronts");
        showing.fronts().forEach(fronts::add);
        use.printed().ifPresent(at -> json.put("printed", at.toString()));
        return json;
    }

    static ObjectNode usage(Use.BySource row) {
        return CopyJson.object()
                .put("source", row.source())
                .put("stories", row.stories())
                .put("items", row.items())
                .put("uses", row.uses());
    }

    static ObjectNode collection(MediaCollection collection) {
        return CopyJson.object()
                .put("id", collection.id())
                .put("name", collection.name())
                .put("madeBy", collection.madeBy())
                .put("items", collection.items());
    }

    static ObjectNode upload(Upload upload) {
        return CopyJson.object()
                .put("id", upload.id())
                .put("name", upload.name())
                .put("bytes", upload.bytes())
                .put("offset", upload.offset())
                .put("expires", upload.expires().toString())
                .put("progress", upload.progress());
    }
}
