package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.dateline.Newsdesk;
import org.dateline.desk.Desk;
import org.dateline.desk.LibraryPrints;
import org.dateline.media.Shelf;
import org.dateline.newsroom.Door.Knock;
import org.dateline.newsroom.Door.Reply;
import org.dateline.story.Block;
import org.dateline.story.MediaId;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The library through the newsroom's port, as a client of the API meets it.
class MediaTest {
    private static final byte[] PICTURE = Shelf.picture("jpg", 1);

    private Door door;

    @BeforeEach
    void open(@TempDir Path folder) {
        door = Door.open(folder);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void aFileInOneRequestIsAnItemWithAPlace() {
        Reply added = post(PICTURE, "harbour%20bridge.jpg").is(201);
        assertThat(added.text("name")).isEqualTo("harbour bridge.jpg");
        assertThat(added.text("kind")).isEqualTo("picture");
        Reply read = door.at(added.header("Location"), door.tom).get().is(200);
        assertThat(read.text("id")).isEqualTo(added.text("id"));
        assertThat(read.text("objection")).contains("has no caption");
        assertThat(post(PICTURE, "again.jpg").is(200).json().path("known").asBoolean()).isTrue();
    }

    @Test
    void anUploadInPiecesGoesOnAfterAnyOfThem() {
        Reply begun = begin(PICTURE.length, "bridge.jpg").is(201);
        String upload = begun.header("Location");
        assertThat(begun.header("Upload-Expires")).endsWith("GMT");
        Reply first = piece(upload, 0, Arrays.copyOf(PICTURE, 1_000)).is(204);
        assertThat(first.header("Upload-Offset")).isEqualTo("1000");
        Reply head = door.at(upload, door.mira).send("HEAD", BodyPublishers.noBody()).is(200);
        assertThat(head.header("Upload-Offset")).isEqualTo("1000");
        assertThat(head.header("Upload-Length")).isEqualTo(PICTURE.length + "");
        assertThat(head.header("Cache-Control")).isEqualTo("no-store");
        assertThat(head.header("Tus-Resumable")).isEqualTo("1.0.0");
        piece(upload, 0, PICTURE).isProblem(409, "/problems#stale", "at byte 1,000, not at 0");
        piece(upload, 1_000, Arrays.copyOfRange(PICTURE, 1_000, PICTURE.length)).is(204);
        Reply added = finish(upload).is(201);
        assertThat(added.text("name")).isEqualTo("bridge.jpg");
        finish(upload).isProblem(404, "/problems#not-found", "There is no upload");
    }

    @Test
    void theProtocolSaysWhatItCanDoAndRefusesAnotherVersion() {
        Reply abilities =
                door.at("/api/uploads", door.mira).send("OPTIONS", BodyPublishers.noBody());
        assertThat(abilities.is(204).header("Tus-Version")).isEqualTo("1.0.0");
        assertThat(abilities.header("Tus-Extension")).isEqualTo("creation,termination,expiration");
        assertThat(abilities.header("Tus-Max-Size")).isEqualTo(Newsdesk.SIZES.most() + "");
        Reply old = door.at("/api/uploads", door.mira).with("Upload-Length", "10").post();
        old.isProblem(412, "about:blank", "Tus-Resumable: 1.0.0");
        assertThat(old.header("Tus-Version")).isEqualTo("1.0.0");
    }

    @Test
    void anUploadThatIsEndedIsGone() {
        String upload = begin(100, "a.jpg").header("Location");
        tus(upload).send("DELETE", BodyPublishers.noBody()).is(204);
        door.at(upload, door.mira).get().is(404);
    }

    @Test
    void whatIsTooLargeOrNoFileOfOursIsRefused() {
        begin(Newsdesk.SIZES.most() + 1, "a.mov")
                .isProblem(413, "/problems#too-large", "2,000,001");
        post("hello".getBytes(StandardCharsets.UTF_8), "a.jpg")
                .isProblem(422, "/problems#invalid", "“a.jpg” is not a picture");
    }

    @Test
    void filesAreServedSoThatABrowserRunsNothingInThem() {
        Reply added = post(PICTURE, "a%22%0d%0ab.jpg");
        Reply file = door.at(added.text("url"), door.mira).with("Accept", "image/*").get().is(200);
        assertThat(file.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.header("Content-Security-Policy")).contains("sandbox");
        assertThat(file.header("Content-Disposition"))
                .isEqualTo("attachment; filename*=UTF-8''a%22b.jpg");
        String rendition = added.json().at("/renditions/0/url").asString();
        Reply shown = door.at(rendition, door.mira).get().is(200);
        assertThat(shown.header("Content-Disposition")).isEqualTo("inline");
        assertThat(shown.header("Content-Security-Policy")).contains("sandbox");
        door.at(rendition).get().is(401);
        door.at(added.text("url")).get().is(401);
    }

    @Test
    void aPlayerGetsTheRangeItAsksFor() {
        Reply added = post(Shelf.pdf("0123456789"), "a.pdf");
        Reply part =
                door.at(added.text("url"), door.mira).with("Range", "bytes=9-12").get().is(206);
        assertThat(part.body()).isEqualTo("0123");
        assertThat(part.header("Content-Range")).matches("bytes 9-12/\\d+");
        door.at(added.text("url"), door.mira).with("Range", "bytes=9000-").get().is(200);
    }

    @Test
    void wordsRightsAndCropsAreSavedUnderAVersion() {
        String path = post(PICTURE, "a.jpg").header("Location");
        Reply said =
                door.at(path, door.tom)
                        .put(
                                """
                                {"version": 1, "metadata": {"caption": "A bridge.", "alt": "A bridge",
                                 "creators": ["Ada Lund"]},
                                 "terms": {"territory": ["NO"], "askFirst": true, "priceNote": "120"}}
                                """)
                        .is(200);
        assertThat(said.json().path("version").asInt()).isEqualTo(2);
        assertThat(said.text("objection")).contains("asked first");
        door.at(path, door.tom)
                .put("{\"version\": 1, \"metadata\": {}}")
                .isProblem(409, "/problems#stale", "not the newest; that is 2");
        door.at(path, door.mira)
                .put("{\"version\": 2, \"metadata\": {\"caption\": \"x\"}}")
                .isProblem(403, "/problems#not-allowed", "an editor's");
        door.at(path, door.tom)
                .put("{\"version\": 2, \"colour\": \"blue\"}")
                .isProblem(422, "/problems#invalid", "“colour” is not a field");
        Reply cut =
                door.at(path + "/crops", door.mira)
                        .put(
                                """
                                {"version": 2, "focus": {"x": 0.25, "y": 0.5},
                                 "crops": {"card": {"x": 0, "y": 0, "width": 0.6, "height": 0.5}}}
                                """)
                        .is(200);
        assertThat(cut.json().at("/crops/card/width").asDouble()).isEqualTo(0.6);
        door.at(path + "/crops", door.mira)
                .put("{\"version\": 3, \"focus\": {\"x\": 1.5, \"y\": 0}}")
                .isProblem(422, "/problems#invalid", "inside the picture");
        Reply cleared = door.at(path + "/clearances", door.tom).post("{\"version\": 3}").is(201);
        assertThat(cleared.json().at("/terms/clearedBy").asString()).isEqualTo("Tom Ahlgren");
        assertThat(cleared.json().has("objection")).isFalse();
        Reply changes = door.at(path + "/changes", door.mira).get().is(200);
        assertThat(changes.json().path("changes")).hasSize(3);
    }

    @Test
    void listsAreSearchedFilteredAndPaged() {
        for (int i = 0; i < 5; i++) {
            post(Shelf.pdf("paper " + i), "report-" + i + ".pdf");
        }
        post(PICTURE, "bridge.jpg");
        Reply first = list("?kind=document&limit=3").is(200);
        assertThat(first.json().path("items")).hasSize(3);
        Reply rest = door.at(first.text("next"), door.mira).get().is(200);
        assertThat(rest.json().path("items")).hasSize(2);
        assertThat(rest.json().has("next")).isFalse();
        assertThat(list("?q=report").json().path("items")).hasSize(5);
        assertThat(list("?missingAlt=true").json().path("items")).hasSize(1);
        list("?kind=song").isProblem(422, "/problems#invalid", "“kind” is picture");
        list("?colour=blue").isProblem(422, "/problems#invalid", "not a parameter");
        list("?expiring=99").isProblem(422, "/problems#invalid", "1 to 31");
    }

    @Test
    void whereUsedNamesTheStoriesAndTheFrontsTheyAreOn() {
        String path = post(PICTURE, "a.jpg").header("Location");
        door.at(path, door.tom)
                .put(
                        """
                        {"version": 1, "metadata": {"caption": "A bridge.", "alt": "A bridge"}}
                        """)
                .is(200);
        MediaId id = MediaId.parse(path.substring("/api/media/".length()));
        Desk desk = deskOverTheLibrary();
        Story story = Newsdesk.illustrated("Pier opens", new Block.Picture(id, ""));
        StoryId shown = desk.create(Newsdesk.MIRA, story).id();
        assertThat(use(path).path("fronts")).isEmpty();
        desk.file(Newsdesk.MIRA, shown);
        desk.pass(Newsdesk.TOM, shown, OptionalInt.empty());
        desk.publish(Newsdesk.TOM, shown, OptionalInt.empty());
        assertThat(use(path).path("live").asBoolean()).isTrue();
        assertThat(use(path).path("fronts")).isEmpty();
        assertThat(use(path).path("story").asString()).isEqualTo(shown.toString());
        door.fronts = Map.of("politics", List.of(shown), "science", List.of());
        assertThat(use(path).path("fronts").toString()).isEqualTo("[\"politics\"]");
        desk.withdraw(Newsdesk.INES, shown, "It was another pier.");
        assertThat(use(path).path("live").asBoolean()).isFalse();
        assertThat(use(path).path("fronts")).isEmpty();
    }

    private Desk deskOverTheLibrary() {
        LibraryPrints prints = new LibraryPrints(door.paper.pictures.library());
        return new Desk(
                door.paper.database,
                door.paper.ledger,
                prints,
                Newsdesk.ZONE,
                Desk.USUAL_CHANGES,
                door.paper.clock);
    }

    private JsonNode use(String path) {
        return door.at(path + "/uses", door.mira).get().is(200).json().path("uses").path(0);
    }

    private Reply list(String query) {
        return door.at("/api/media" + query, door.mira).get();
    }

    private Reply post(byte[] file, String name) {
        return door.at("/api/media?name=" + name, door.mira)
                .with("Content-Type", "application/octet-stream")
                .send("POST", BodyPublishers.ofByteArray(file));
    }

    private Knock tus(String path) {
        return door.at(path, door.mira).with("Tus-Resumable", "1.0.0");
    }

    private Reply begin(long bytes, String name) {
        String encoded = Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
        return tus("/api/uploads")
                .with("Upload-Length", Long.toString(bytes))
                .with("Upload-Metadata", "filename " + encoded)
                .post();
    }

    private Reply piece(String upload, long offset, byte[] bytes) {
        return tus(upload)
                .with("Upload-Offset", Long.toString(offset))
                .with("Content-Type", "application/offset+octet-stream")
                .send("PATCH", BodyPublishers.ofByteArray(bytes));
    }

    private Reply finish(String upload) {
        String id = upload.substring(upload.lastIndexOf('/') + 1);
        return door.at("/api/media", door.mira).post("{\"upload\": \"" + id + "\"}");
    }
}
