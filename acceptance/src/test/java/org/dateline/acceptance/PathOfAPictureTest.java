package org.dateline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// From a photographer's file to the reader, and away again when its rights end.
@ExtendWith(SharedPaper.class)
class PathOfAPictureTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CAPTION = "The pilot boat leaves the north mole.";
    private static final Map<String, Object> WORDS =
            Map.of(
                    "caption", CAPTION,
                    "alt", "A small boat on grey water.",
                    "creators", List.of("Ada Lund"),
                    "credit", "Ada Lund/Marlow Pictures",
                    "copyright", "© 2026 Ada Lund");

    @TempDir private Path folder;
    private final Staffed paper;

    PathOfAPictureTest(Staffed paper) {
        this.paper = paper;
    }

    @Test
    void aPictureKeepsItsCreditInEveryFileAndIsGoneAtItsSecond() throws Exception {
        String id = uploaded(picture(1));
        Newsroom.Answer published = paper.published(shown("The pilot boat goes out", id));
        Document page = paper.site().get(published.path()).document();

        assertThat(page.select("figure.picture .says").text()).isEqualTo(CAPTION);
        assertThat(page.select("figure.picture .owed").text())
                .contains("Ada Lund/Marlow Pictures", "© 2026 Ada Lund");
        Set<String> files = files(page);
        assertThat(files).hasSizeGreaterThanOrEqualTo(4);
        for (String file : files) {
            credited(paper.site().send(file));
        }

        assertThat(paper.reporter().get("/api/media/" + id + "/uses").body())
                .contains("home", "politics", "top-news");

        Instant end = Instant.now().plusSeconds(4).truncatedTo(ChronoUnit.SECONDS);
        described(id, Map.of("until", end.toString()));
        Newsroom.Answer reprinted =
                paper.editor().post("/api/media/" + id + "/publications", Map.of());
        assertThat(reprinted.status()).as(reprinted.body()).isEqualTo(201);
        assertThat(paper.site().get(published.path()).document().select("figure.picture"))
                .hasSize(1);
        Await.until(
                "the picture's rights end",
                Duration.ofSeconds(20),
                () -> !Instant.now().isBefore(end));
        for (String file : files) {
            assertThat(paper.site().send(file).statusCode()).as(file).isIn(404, 410);
        }
        Await.until(
                "the page without its picture",
                Duration.ofSeconds(10),
                () ->
                        paper.site()
                                .get(published.path())
                                .document()
                                .select("figure.picture, .card img")
                                .isEmpty());
        assertThat(paper.site().get(published.path()).text())
                .contains("no longer available", "It goes out at six.");
    }

    @Test
    void aFolderIsTakenInBesideARunningPaperOnce() throws Exception {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        Files.write(pictures.resolve("one.jpg"), picture(2));
        Files.write(pictures.resolve("two.jpg"), picture(3));
        Files.writeString(pictures.resolve("notes.jpg"), "Only words.");

        Program.Ended first = imported(pictures);
        Program.Ended second = imported(pictures);

        assertThat(first.status()).as(first.toString()).isEqualTo(1);
        assertThat(first.toString()).contains("notes.jpg");
        assertThat(second.status()).isEqualTo(1);
        assertThat(paper.reporter().get("/api/media?q=one").json().path("items")).hasSize(1);
    }

    private Program.Ended imported(Path pictures) {
        return Program.run("import", "media", pictures, "--data", paper.data());
    }

    private String uploaded(byte[] jpeg) {
        HttpResponse<byte[]> added =
                Http.send(
                        HttpRequest.newBuilder(
                                        paper.reporter()
                                                .address()
                                                .resolve("/api/media?name=pilot.jpg"))
                                .header("Authorization", "Bearer " + paper.reporter().token())
                                .header("Content-Type", "application/octet-stream")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(jpeg)));
        String body = new String(added.body(), StandardCharsets.UTF_8);
        assertThat(added.statusCode()).as(body).isEqualTo(201);
        String id = JSON.readTree(body).path("id").asString("");
        described(id, Map.of());
        return id;
    }

    private void described(String id, Map<String, Object> terms) {
        Map<String, Object> form = new HashMap<>();
        form.put("version", paper.editor().get("/api/media/" + id).number("version"));
        form.put("metadata", WORDS);
        form.put("terms", terms);
        Newsroom.Answer said =
                paper.editor().send("PUT", "/api/media/" + id, JSON.writeValueAsString(form));
        assertThat(said.status()).as(said.body()).isEqualTo(200);
    }

    private static Map<String, Object> shown(String headline, String picture) {
        Map<String, Object> story = Staffed.story(headline);
        story.put(
                "body",
                List.of(
                        Map.of("type", "picture", "media", picture),
                        Map.of("type", "paragraph", "text", "It goes out at six.")));
        return story;
    }

    private static Set<String> files(Document page) {
        Set<String> files = new LinkedHashSet<>();
        for (Element element : page.select("figure.picture img, figure.picture source")) {
            for (String candidate : element.attr("srcset").split(",")) {
                files.add(candidate.strip().split(" ")[0]);
            }
        }
        return files;
    }

    /// The four that must be in every file, as Debian's exiftool reads them.
    private void credited(HttpResponse<byte[]> file) throws IOException, InterruptedException {
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("content-security-policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("sandbox"));
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/exiftool")), "exiftool is not installed");
        Path saved = Files.write(folder.resolve("file"), file.body());
        Process exiftool =
                new ProcessBuilder("/usr/bin/exiftool", "-json", "-XMP:all", saved.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String said = new String(exiftool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        exiftool.waitFor();
        assertThat(said)
                .contains("Ada Lund", "Ada Lund/Marlow Pictures", CAPTION, "© 2026 Ada Lund");
    }

    /// A painted one; another for each seed.
    private static byte[] picture(long seed) throws IOException {
        BufferedImage image = new BufferedImage(1_600, 1_067, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = image.createGraphics();
        Random random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            brush.setColor(new Color(random.nextInt(0x1000000)));
            brush.fillRect(random.nextInt(1_600), random.nextInt(1_067), random.nextInt(300), 40);
        }
        brush.dispose();
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", jpeg);
        return jpeg.toByteArray();
    }
}
