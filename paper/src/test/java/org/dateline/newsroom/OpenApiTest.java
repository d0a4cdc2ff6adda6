package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dateline.Newsdesk;
import org.dateline.media.Item;
import org.dateline.media.Shelf;
import org.dateline.media.Upload;
import org.dateline.media.Uploads;
import org.dateline.newsroom.Door.Knock;
import org.dateline.newsroom.Door.Reply;
import org.dateline.press.Assets;
import org.dateline.story.Rendition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The API document says what the newsroom does, no more and no less.
class OpenApiTest {
    private static final String PIECE = "application/offset+octet-stream";
    private static final byte[] FILE = "a short file".getBytes(StandardCharsets.UTF_8);

    private Door door;
    private HttpServer web;
    private int files;
    private ObjectNode document;
    private Shape shape;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        door = Door.open(folder);
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.start();
        document = door.at("/api/openapi.json").get().is(200).json();
        shape = new Shape(document);
    }

    @AfterEach
    void close() {
        web.stop(0);
        door.close();
    }

    @Test
    void everyRouteIsInTheDocumentAndNothingElse() {
        Routes routes = RightsTest.routes(door);
        TreeSet<String> real = new TreeSet<>();
        TreeSet<String> open = new TreeSet<>();
        for (Routes.Route route : routes.list()) {
            String name = route.method().name() + " " + route.path().getPatternString();
            if (isOurPagesOwn(route)) {
                continue;
            }
            real.add(name);
            if (route.door() == Routes.Door.OPEN) {
                open.add(name);
            }
        }
        TreeSet<String> documented = new TreeSet<>();
        TreeSet<String> withoutToken = new TreeSet<>();
        for (Operation operation : operations()) {
            documented.add(operation.name());
            JsonNode security = operation.json().path("security");
            if (security.isArray() && security.isEmpty()) {
                withoutToken.add(operation.name());
            }
        }
        assertThat(documented).isEqualTo(real);
        assertThat(withoutToken).isEqualTo(open);
    }

    /// What our own pages ask for somebody who sits in front of them is no part of the API.
    private static boolean isOurPagesOwn(Routes.Route route) {
        boolean acts = !route.method().name().equals("GET");
        return route.door() == Routes.Door.BROWSER
                || acts && !route.path().getPatternString().startsWith("/api/");
    }

    @Test
    void everyReferenceLeadsSomewhereAndEveryPartIsUsed() {
        List<String> references =
                document.findValuesAsString("$ref").stream().distinct().sorted().toList();
        references.forEach(each -> assertThat(document.at(each.substring(1))).isNotEmpty());
        List<String> parts = new ArrayList<>();
        for (String kind : List.of("schemas", "responses", "parameters")) {
            document.path("components")
                    .path(kind)
                    .propertyNames()
                    .forEach(name -> parts.add("#/components/" + kind + "/" + name));
        }
        assertThat(parts.stream().sorted().toList()).isEqualTo(references);
    }

    @Test
    void everyExampleFitsItsSchema() {
        int examples = 0;
        for (JsonNode content : document.findValues("application/json")) {
            if (content.has("example")) {
                examples++;
                assertThat(shape.complaints(content.path("schema"), content.path("example")))
                        .as(content.toString())
                        .isEmpty();
            }
        }
        assertThat(examples).isGreaterThan(25);
    }

    @Test
    void everyOperationSaysWhatCanGoWrong() {
        for (Operation operation : operations()) {
            JsonNode responses = operation.json().path("responses");
            List<String> needed = new ArrayList<>(List.of("400", "500"));
            if (operation.path().startsWith("/api/") && !operation.json().has("security")) {
                needed.addAll(List.of("401", "406", "429"));
            }
            if (operation.path().contains("{")) {
                needed.add("404");
            }
            if (operation.json().has("requestBody")) {
                needed.addAll(List.of("403", "413", "415", "422", "503", "507"));
            }
            assertThat(needed).as(operation.name()).allMatch(responses::has);
            assertThat(operation.json().path("summary").asString()).isNotBlank();
        }
    }

    /// Walks every operation with the document's own examples and holds each answer against the
    /// schema that the document gives for it.
    @Test
    void realAnswersFitTheirSchemas() {
        for (Operation operation : operations()) {
            String path = path(operation) + query(operation);
            boolean isForChiefs =
                    operation.path().endsWith("/withdrawals")
                            || operation.path().contains("{request}")
                            || operation.path().equals("/api/stories/{id}/clearances")
                            || operation.name().equals("PUT /api/checklists")
                            || operation.name().equals("PUT /api/editions");
            String token = isForChiefs ? door.ines : door.tom;
            Reply reply = send(operation, door.at(path, token));
            holds(operation, reply);
            assertThat(reply.status()).as(operation.name() + reply).isIn(200, 201, 204);
        }
    }

    @Test
    void realRefusalsFitTheirSchemas() {
        for (Operation operation : operations()) {
            if (operation.path().startsWith("/api/") && !operation.json().has("security")) {
                String path = operation.path().replaceAll("\\{\\w+}", "nothing") + query(operation);
                holds(operation, door.at(path).send(operation.method(), BodyPublishers.noBody()));
                holds(operation, send(operation, door.at(path, door.mira)));
            }
        }
    }

    private void holds(Operation operation, Reply reply) {
        JsonNode response =
                shape.resolve(
                        operation.json().path("responses").path(Integer.toString(reply.status())));
        assertThat(response.isMissingNode()).as(operation.name() + " " + reply).isFalse();
        String type = reply.header("Content-Type").replaceAll(";.*", "");
        if (reply.status() == 204) {
            assertThat(response.has("content")).as(operation.name()).isFalse();
            return;
        }
        JsonNode content = response.path("content").path(type);
        assertThat(content.isMissingNode()).as(operation.name() + " " + type).isFalse();
        if (type.endsWith("json")) {
            assertThat(shape.complaints(content.path("schema"), reply.json()))
                    .as(operation.name() + " " + reply)
                    .isEmpty();
        }
        for (String header : response.path("headers").propertyNames()) {
            assertThat(reply.header(header)).as(operation.name() + " " + header).isNotEmpty();
        }
    }

    private Reply send(Operation operation, Knock knock) {
        for (JsonNode parameter : parameters(operation, "header")) {
            JsonNode fixed = parameter.path("schema").path("const");
            knock.with(
                    parameter.path("name").asString(),
                    (fixed.isMissingNode() ? parameter.path("example") : fixed).asString());
        }
        JsonNode contents = operation.json().at("/requestBody/content");
        if (contents.has(PIECE)) {
            return knock.with("Content-Type", PIECE)
                    .send(operation.method(), BodyPublishers.ofByteArray(FILE));
        }
        JsonNode example = contents.path("application/json").path("example");
        if (example.isMissingNode()) {
            return knock.send(operation.method(), BodyPublishers.noBody());
        }
        // The document's story is not in this paper: a front is arranged with none.
        String body =
                switch (operation.name()) {
                    case "PUT /api/fronts/{name}" -> "{\"stories\": []}";
                    case "POST /api/fronts/{name}/plans" ->
                            "{\"stories\": [], \"at\": \"2027-03-02T06:00:00\"}";
                    case "POST /api/alerts" ->
                            "{\"story\": \""
                                    + door.published().replace("/api/stories/", "")
                                    + "\"}";
                    case "POST /api/stories/{id}/exemptions" -> "{\"rule\": %s}".formatted(rule());
                    case "POST /api/media" -> "{\"upload\": \"" + complete() + "\"}";
                    case "POST /api/media/fetches" -> "{\"url\": \"" + page() + "\"}";
                    case "POST /api/stories/{id}/undos" ->
                            "{\"position\": %s}".formatted(position(knock.path()));
                    default -> example.toString();
                };
        return knock.with("Content-Type", "application/json")
                .send(operation.method(), BodyPublishers.ofString(body));
    }

    /// Of what readers have of the story at a path below its own; that of the example for none.
    private String position(String path) {
        String story = path.replaceFirst("/undos$", "");
        return door.at(story, door.mira).get().json().at("/live/position").asString("42");
    }

    private static List<JsonNode> parameters(Operation operation, String in) {
        return operation
                .json()
                .path("parameters")
                .valueStream()
                .filter(each -> each.path("in").asString("").equals(in))
                .filter(each -> each.path("required").asBoolean(false))
                .toList();
    }

    /// What must be asked for.
    private static String query(Operation operation) {
        return parameters(operation, "query").stream()
                .map(each -> each.path("name").asString() + "=" + each.path("example").asString())
                .collect(Collectors.joining("&", "?", ""))
                .replaceFirst("\\?$", "");
    }

    /// A complete upload of Tom's.
    private String complete() {
        Uploads uploads = door.paper.pictures.uploads();
        byte[] file = Shelf.pdf("upload " + files++);
        Upload upload = uploads.begin(Newsdesk.TOM, "a.pdf", file.length);
        uploads.append(Newsdesk.TOM, upload.id(), 0, new ByteArrayInputStream(file));
        return upload.id();
    }

    /// An address with a file.
    private String page() {
        byte[] file = Shelf.pdf("fetched " + files++);
        web.createContext(
                "/" + files,
                exchange -> {
                    exchange.sendResponseHeaders(200, file.length);
                    exchange.getResponseBody().write(file);
                    exchange.close();
                });
        return "http://127.0.0.1:%d/%d".formatted(web.getAddress().getPort(), files);
    }

    /// Where to try an operation of the library.
    private String mediaPath(String template) {
        byte[] file =
                template.endsWith("/tracks/{language}")
                        ? Shelf.film(files++)
                        : Shelf.picture("jpg", files++);
        Item item =
                door.paper
                        .pictures
                        .uploads()
                        .receive(
                                "a.pdf",
                                new ByteArrayInputStream(file),
                                arrival ->
                                        door.paper
                                                .pictures
                                                .library()
                                                .add(
                                                        Newsdesk.TOM,
                                                        arrival.file(),
                                                        arrival.name(),
                                                        arrival.progress())
                                                .item());
        String upload =
                door.paper.pictures.uploads().begin(Newsdesk.TOM, "a.pdf", FILE.length).id();
        long collection =
                door.paper.pictures.collections().make(Newsdesk.TOM, "Files " + files).id();
        return template.replace("{id}", item.id().toString())
                .replace("{digest}", item.prints().renditions().getFirst().digest().hex())
                .replace(
                        "{file}",
                        item.prints().renditions().getFirst().path().replace(Rendition.PREFIX, ""))
                .replace("{language}", "en")
                .replace("{upload}", upload)
                .replace("{collection}", Long.toString(collection));
    }

    /// A comment on a story, so that it can be answered.
    private String comment(String story) {
        return door.at(story + "/comments", door.tom)
                .post("{\"field\": \"byline\", \"text\": \"With whom?\"}")
                .is(201)
                .json()
                .path("id")
                .asString();
    }

    /// A rule of the house style that nothing in the document is about.
    private String rule() {
        return door.at("/api/house-style", door.tom)
                .post("{\"words\": \"word %d\", \"why\": \"So.\"}".formatted(files++))
                .is(201)
                .json()
                .path("id")
                .asString();
    }

    /// An order of the home front that is to come.
    private String plan() {
        String body = "{\"stories\": [], \"at\": \"2027-03-02T06:00:%02d\"}".formatted(files++);
        return door.at("/api/fronts/home/plans", door.tom)
                .post(body)
                .json()
                .at("/plans/0/number")
                .asString();
    }

    /// Where to try an operation: at a story that stands where the operation needs it.
    private String path(Operation operation) {
        if (operation.path().matches("/api/media/\\{id}/(publications|corrections|withdrawals)")) {
            return operation.path().replace("{id}", door.shown().toString());
        }
        if (operation.path().matches("(/api)?/(media|uploads|collections|renditions)/.*")) {
            return mediaPath(operation.path());
        }
        if (operation.path().startsWith("/assets/")) {
            return Assets.style();
        }
        if (operation.path().equals("/api/fronts/{name}/plans/{number}")) {
            return operation.path().replace("{name}", "home").replace("{number}", plan());
        }
        if (operation.path().startsWith("/api/newslist/")) {
            return operation.path().replace("{number}", line());
        }
        if (operation.path().contains("{request}")) {
            return operation.path().replace("{request}", killing(operation.method()));
        }
        String path =
                operation
                        .path()
                        .replace("{version}", "1")
                        .replace("{name}", "top-news")
                        .replace("{number}", "1");
        String story =
                switch (operation.path().replaceFirst(".*/", "")) {
                    case "passes", "returns", "spikes" -> door.filed();
                    case "clearances" -> flagged(door.filed());
                    case "publications", "schedule" -> door.passed();
                    case "withdrawals", "undos" -> door.published();
                    case "corrections", "clarifications" -> edited(door.published());
                    default -> operation.path().contains("{id}") ? door.draft() : "";
                };
        if (path.contains("{comment}")) {
            path = path.replace("{comment}", comment(story));
        }
        if (path.contains("{rule}")) {
            path = path.replace("{rule}", rule());
        }
        return path.replace("/api/stories/{id}", story)
                .replace("/stories/{id}", story.replaceFirst("^/api", ""));
    }

    /// The number of a new line on the newslist that nobody is on.
    private String line() {
        return door.at("/api/newslist", door.tom)
                .post(
                        """
                        {"day": "2026-11-23", "slug": "Bridge opens", "section": "Politics"}
                        """)
                .is(201)
                .json()
                .path("number")
                .asString();
    }

    /// The number of a request to kill a story: whoever asked takes it back, others say something
    /// to it.
    private String killing(String method) {
        String token =
                method.equals("DELETE")
                        ? door.ines
                        : door.paper.staff.createToken(
                                "test", Newsdesk.NORA.name(), Newsdesk.NORA.role());
        return door.at(door.published() + "/withdrawals", token)
                .post("{\"reason\": \"A court says so.\", \"law\": true}")
                .is(202)
                .json()
                .path("number")
                .asString();
    }

    private String flagged(String path) {
        door.at(path + "/flags", door.mira).post("{\"note\": \"Names him.\"}").is(201);
        return path;
    }

    /// The same story with a second version, passed.
    private String edited(String path) {
        String second = "{\"version\": 1," + Door.STORY.strip().substring(1);
        door.at(path, door.mira).put(second).is(200);
        door.at(path + "/filings", door.mira).post().is(201);
        door.at(path + "/passes", door.tom).post().is(201);
        return path;
    }

    private record Operation(String method, String path, JsonNode json) {
        String name() {
            return method + " " + path;
        }
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (!method.getKey().equals("parameters")) {
                    operations.add(
                            new Operation(
                                    method.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    method.getValue()));
                }
            }
        }
        return operations;
    }
}
