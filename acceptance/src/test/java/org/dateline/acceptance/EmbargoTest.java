package org.dateline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A word that stands in everything an embargoed story has: every surface is asked for it before
/// the second and has nothing; after it, every surface that lists stories has it.
class EmbargoTest {
    private static final String CANARY = "zyxquill";
    private static final String HEADLINE = "Zyxquill report names the harbour";
    private static final Duration AHEAD = Duration.ofSeconds(20);

    @TempDir Path folder;
    private Staffed paper;
    private String picture;
    private List<String> files;
    private String id;
    private Newsroom.Answer neighbour;

    @BeforeEach
    void anEmbargoedStoryIsPassed() throws IOException {
        paper = Staffed.serve(folder.resolve("paper"));
        picture = uploaded();
        files = renditions();
        id = paper.passed(canary());
        Map<String, Object> other = Staffed.story("The harbour in spring", "Boats come and go.");
        other.put("related", List.of(id));
        neighbour = paper.published(other);
    }

    @AfterEach
    void close() {
        paper.close();
    }

    @Test
    void noSurfaceKnowsTheWordBeforeItsSecondAndEveryListHasItAfter() throws IOException {
        Instant second = Instant.now().plus(AHEAD).truncatedTo(ChronoUnit.SECONDS);
        accepted("embargo", Map.of("until", second.toString()));
        accepted("schedule", Map.of("at", second.toString()));
        assertThat(paper.editor().publish(id).status()).isEqualTo(409);

        String own = "/stories/" + id + "/zyxquill-report-names-the-harbour";
        for (String path : surfaces(own)) {
            silent("readers: " + path, paper.site().send(path));
        }
        for (String path : staffPaths()) {
            silent("newsroom: " + path, stranger(path));
        }
        assertThat(paper.site().get(own).status()).isEqualTo(404);
        for (String file : files) {
            assertThat(paper.site().get(file).status()).as(file).isEqualTo(404);
        }
        nothingIsOnTheShelf();
        assertThat(paper.paper().printed().toLowerCase(Locale.ROOT)).doesNotContain(CANARY);
        assertThat(Instant.now()).as("all was asked before the second").isBefore(second);

        Await.until(
                "the story prints",
                AHEAD.plusSeconds(20),
                () -> paper.site().get(own).status() == 200);
        Instant since =
                Instant.parse(
                        paper.editor()
                                .get("/api/stories/" + id)
                                .json()
                                .at("/live/since")
                                .asString());
        assertThat(since).isAfterOrEqualTo(second);
        for (String path : Stream.concat(lists().stream(), searched().stream()).toList()) {
            Await.until(
                    path,
                    Duration.ofSeconds(20),
                    () -> paper.site().get(path).text().contains(HEADLINE));
        }
        assertThat(files).anyMatch(file -> paper.site().get(file).status() == 200);
    }

    private void accepted(String noun, Map<String, ?> body) {
        Newsroom.Answer answer =
                paper.editor().send("PUT", "/api/stories/" + id + "/" + noun, json(body));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /// Pages made by the press: fronts follow the story's own page.
    private List<String> lists() {
        return List.of("/", "/politics", neighbour.path());
    }

    /// Pages made by the archive, which follows in its own time.
    private static List<String> searched() {
        return List.of(
                "/search?q=" + CANARY,
                "/topics/" + CANARY,
                "/authors/zyxquill-hand",
                "/sections/politics",
                "/dates/" + Instant.now().atZone(ZoneOffset.UTC).toLocalDate());
    }

    /// Everything of the reader site that names stories, or could.
    private List<String> surfaces(String own) {
        int size = size();
        List<String> paths = new ArrayList<>(List.of(own, "/stories/" + id));
        paths.addAll(lists());
        paths.addAll(searched());
        paths.addAll(files);
        paths.addAll(
                List.of(
                        "/search?q=" + HEADLINE.replace(' ', '+'),
                        "/search?q=harbour",
                        "/photos",
                        "/videos",
                        "/most-popular",
                        "/corrections",
                        "/dates",
                        "/saved",
                        "/sw.js",
                        "/robots.txt",
                        "/manifest.webmanifest",
                        "/sitemap.xml",
                        "/feed",
                        "/feed.xml",
                        "/rss",
                        "/atom.xml",
                        "/logs/1/checkpoint",
                        "/logs/1/tile/0/000.p/" + size,
                        "/logs/1/tile/entries/000.p/" + size,
                        "/proofs/" + (size - 1),
                        "/proofs/" + (size - 1) + "/fields.json",
                        "/proofs/" + size,
                        "/proofs/" + size + "/entry.txt",
                        "/proofs/" + size + "/fields.json",
                        "/changes/" + size,
                        "/embeds/" + size + "/1",
                        "/nothing-of-" + id));
        for (Site.Page page : paper.site().crawl("/", 60)) {
            paths.add(page.path());
        }
        return paths;
    }

    private List<String> staffPaths() {
        String story = "/api/stories/" + id;
        return List.of(
                "/",
                "/stories",
                "/stories?which=scheduled",
                "/newslist",
                "/api/newslist",
                "/api/lists",
                "/stories/" + id,
                "/media/" + picture,
                "/api/stories",
                story,
                story + "/revisions",
                story + "/revisions/1",
                story + "/manuscript",
                story + "/schedule",
                story + "/embargo",
                "/api/media?q=" + "harbour",
                "/api/media/" + picture,
                "/api/media/" + picture + "/file",
                "/api/fronts/home",
                "/api/openapi.json",
                "/health",
                "/metrics");
    }

    private HttpResponse<byte[]> stranger(String path) {
        return Http.send(HttpRequest.newBuilder(paper.paper().newsroom().resolve(path)));
    }

    /// Nothing in its headers, and in its text no more than what was asked for.
    private void silent(String surface, HttpResponse<byte[]> answer) {
        assertThat(answer.headers().map().toString().toLowerCase(Locale.ROOT))
                .as(surface)
                .doesNotContain(CANARY);
        String asked = answer.request().uri().toString().toLowerCase(Locale.ROOT);
        String text = new String(answer.body(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        if (asked.contains(CANARY)) {
            assertThat(text)
                    .as(surface)
                    .doesNotContain("hidden words", "what the zyxquill", "href=\"/stories/" + id);
        } else {
            assertThat(text).as(surface).doesNotContain(CANARY);
        }
    }

    private void nothingIsOnTheShelf() throws IOException {
        try (Stream<Path> shelf = Files.walk(paper.data().resolve("shelf"))) {
            assertThat(shelf.map(Path::toString))
                    .noneMatch(
                            path -> files.stream().anyMatch(file -> path.contains(digest(file))));
        }
    }

    private int size() {
        return Integer.parseInt(paper.site().get("/logs/1/checkpoint").text().split("\n")[1]);
    }

    private Map<String, Object> canary() {
        Map<String, Object> story = Staffed.story(HEADLINE);
        story.put("byline", List.of("Zyxquill Hand"));
        story.put("topics", List.of(CANARY));
        story.put("standfirst", "What the zyxquill report says.");
        story.put("kicker", "Zyxquill");
        story.put(
                "body",
                List.of(
                        Map.of("type", "picture", "media", picture),
                        Map.of("type", "paragraph", "text", "Hidden words of the zyxquill.")));
        return story;
    }

    private String uploaded() throws IOException {
        URI address = paper.reporter().address().resolve("/api/media?name=zyxquill.jpg");
        HttpResponse<byte[]> added =
                Http.send(
                        HttpRequest.newBuilder(address)
                                .header("Authorization", "Bearer " + paper.reporter().token())
                                .header("Content-Type", "application/octet-stream")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(jpeg())));
        String body = new String(added.body(), StandardCharsets.UTF_8);
        assertThat(added.statusCode()).as(body).isEqualTo(201);
        String made = new Newsroom.Answer(201, "", body).text("id");
        Map<String, Object> form =
                Map.of(
                        "version",
                        paper.editor().get("/api/media/" + made).number("version"),
                        "metadata",
                        Map.of(
                                "caption", "The zyxquill itself.",
                                "alt", "A zyxquill on a table.",
                                "creators", List.of("Zyxquill Hand"),
                                "credit", "Zyxquill Hand"),
                        "terms",
                        Map.of());
        Newsroom.Answer said = paper.editor().send("PUT", "/api/media/" + made, json(form));
        assertThat(said.status()).as(said.body()).isEqualTo(200);
        return made;
    }

    /// Where the picture's files will be.
    private List<String> renditions() {
        List<String> paths = new ArrayList<>();
        paper.editor()
                .get("/api/media/" + picture + "/renditions")
                .json()
                .path("renditions")
                .forEach(
                        each ->
                                paths.add(
                                        "/media/%s.%s"
                                                .formatted(
                                                        each.path("digest").asString(),
                                                        ending(each.path("type").asString()))));
        assertThat(paths).isNotEmpty();
        return paths;
    }

    private static String ending(String type) {
        return type.endsWith("jpeg") ? "jpg" : type.substring(type.indexOf('/') + 1);
    }

    private static String digest(String file) {
        return file.substring("/media/".length(), file.lastIndexOf('.'));
    }

    private static String json(Map<String, ?> value) {
        return tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(value);
    }

    private static byte[] jpeg() throws IOException {
        BufferedImage image = new BufferedImage(1_200, 800, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 1_200; x++) {
            image.setRGB(x, x * 2 / 3, Color.ORANGE.getRGB());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", bytes);
        return bytes.toByteArray();
    }
}
