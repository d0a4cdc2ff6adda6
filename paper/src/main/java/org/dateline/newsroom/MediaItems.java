package org.dateline.newsroom;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.dateline.media.Fetcher;
import org.dateline.media.Item;
import org.dateline.media.ItemJson;
import org.dateline.media.Library;
import org.dateline.media.Uploads;
import org.dateline.media.Uploads.Arrival;
import org.dateline.story.StoryJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `/api/media`: bringing pictures in, and saying what they are.
final class MediaItems {
    private final Library library;
    private final Uploads uploads;
    private final Fetcher fetcher;
    private final WhereUsed whereUsed;
    private final Bodies bodies;

    MediaItems(
            Library library, Uploads uploads, Fetcher fetcher, WhereUsed whereUsed, Bodies bodies) {
        this.library = library;
        this.uploads = uploads;
        this.fetcher = fetcher;
        this.whereUsed = whereUsed;
        this.bodies = bodies;
    }

    /// Takes an upload that is complete, named in JSON, or the file itself.
    Answer add(Call call) {
        String type = call.request().getContentType();
        if (type != null && type.startsWith(Answer.JSON)) {
            return bodies.required(call.request(), body -> uploaded(call, body));
        }
        return uploads.receive(name(call), body(call), arrival -> added(call, arrival));
    }

    private Answer uploaded(Call call, ObjectNode body) {
        Fields.only(body, "a new item", "upload");
        String id = StoryJson.string(body, "upload");
        return uploads.finish(call.by(), id, arrival -> added(call, arrival));
    }

    Answer fetch(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "a fetch", "url");
                    String url = StoryJson.string(body, "url");
                    return fetcher.fetch(url, arrival -> added(call, arrival));
                });
    }

    private Answer added(Call call, Arrival arrival) {
        Library.Added added =
                library.add(call.by(), arrival.file(), arrival.name(), arrival.progress());
        ObjectNode json = MediaJson.added(added, library.objection(added.item()));
        return Answer.json(
                added.known() ? 200 : 201, json, Map.of("Location", MediaJson.path(added.item())));
    }

    private static String name(Call call) {
        String name = call.request().getParameter("name");
        return name == null ? "" : name;
    }

    private static InputStream body(Call call) {
        try {
            return call.request().getInputStream();
        } catch (IOException broken) {
            throw new Rejected(Problem.ofStatus(400));
        }
    }

    Answer read(Call call) {
        return whole(library.item(call.media()));
    }

    Answer describe(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    int version = Fields.neededVersion(body);
                    body.remove("version");
                    ObjectNode terms =
                            body.remove("terms") instanceof ObjectNode given
                                    ? given
                                    : CopyJson.object();
                    return whole(
                            library.describe(
                                    call.by(),
                                    call.media(),
                                    version,
                                    ItemJson.description(body),
                                    ItemJson.terms(terms)));
                });
    }

    Answer frame(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    int version = Fields.neededVersion(body);
                    body.remove("version");
                    return whole(
                            library.frame(
                                    call.by(), call.media(), version, ItemJson.framing(body)));
                });
    }

    Answer clear(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    int version = Fields.neededVersion(Fields.only(body, "a clearance", "version"));
                    Item item = library.clear(call.by(), call.media(), version);
                    return Answer.made(MediaJson.whole(item, library.objection(item)));
                });
    }

    Answer caption(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "captions", "version", "label", "text");
                    int version = Fields.neededVersion(body);
                    return whole(
                            library.caption(
                                    call.by(),
                                    call.media(),
                                    version,
                                    call.variable("language"),
                                    StoryJson.string(body, "label"),
                                    StoryJson.string(body, "text")));
                });
    }

    private Answer whole(Item item) {
        return Answer.ok(MediaJson.whole(item, library.objection(item)));
    }

    Answer uses(Call call) {
        ObjectNode answer = CopyJson.object();
        ArrayNode uses = answer.putArray("uses");
        whereUsed.of(call.media()).forEach(each -> uses.add(MediaJson.showing(each)));
        return Answer.ok(answer);
    }

    Answer similar(Call call) {
        ObjectNode answer = CopyJson.object();
        answer.set("items", MediaJson.lines(library.alike(call.media())));
        return Answer.ok(answer);
    }

    Answer changes(Call call) {
        ObjectNode answer = CopyJson.object();
        ArrayNode changes = answer.putArray("changes");
        library.changes(call.media()).forEach(change -> changes.add(MediaJson.change(change)));
        return Answer.ok(answer);
    }
}
