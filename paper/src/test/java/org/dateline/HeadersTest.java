package org.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dateline.desk.Copy;
import org.dateline.desk.Publication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every page of a real paper says to browsers and to caches between.
class HeadersTest {
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private Home home;
    private Paper paper;
    private String story;
    private String withdrawn;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve(Config.FILE),
                "reader.port = 0\nreader.bind = 127.0.0.1\nnewsroom.port = 0\n");
        home = Home.take(folder).orElseThrow();
        Config config = Config.read(folder, Optional.empty());
        paper = Paper.serve(home, config, InstantSource.system());
        story = published("Harbour bridge opens").path();
        Publication gone = published("Not so");
        withdrawn = gone.path();
        Publication last =
                paper.desk()
                        .withdraw(
                                Newsdesk.TOM,
                                org.dateline.story.StoryId.parse(withdrawn.split("/")[2]),
                                "It was not so.");
        paper.press().await(last.position());
    }

    @AfterEach
    void close() {
        client.close();
        paper.close();
        home.close();
    }

    private Publication published(String headline) {
        Copy copy = paper.desk().create(Newsdesk.MIRA, Newsdesk.story(headline, "It was noon."));
        paper.desk().file(Newsdesk.MIRA, copy.id());
        paper.desk().pass(Newsdesk.TOM, copy.id(), OptionalInt.empty());
        return paper.desk().publish(Newsdesk.TOM, copy.id(), OptionalInt.empty());
    }

    private HttpResponse<byte[]> ask(String method, String path, String... headers)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(paper.readersUrl() + path))
                        .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> reply, String name) {
        return String.join(" AND ", reply.headers().allValues(name));
    }

    @Test
    void nothingThatIsServedMayDoMoreThanShowItself() throws Exception {
        List<String> all =
                List.of(
                        "/",
                        "/politics",
                        story,
                        withdrawn,
                        "/nowhere",
                        "/saved",
                        "/proofs/0",
                        "/proofs/0/entry.txt",
                        "/manifest.webmanifest",
                        "/icons/192.png",
                        "/push/key",
                        "/sw.js",
                        "/favicon.svg");
        for (String path : all) {
            HttpResponse<byte[]> reply = ask("GET", path);
            assertThat(reply.body()).as(path).isNotEmpty();
            assertThat(header(reply, "Content-Security-Policy"))
                    .as(path)
                    .startsWith("default-src 'none'; ")
                    .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                    .contains("require-trusted-types-for 'script'")
                    .doesNotContain("unsafe", "http", "*", "data:", "frame-src");
            assertThat(header(reply, "X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(header(reply, "Referrer-Policy")).as(path).isNotEmpty();
            assertThat(header(reply, "Permissions-Policy")).as(path).contains("camera=()");
            assertThat(header(reply, "Cross-Origin-Opener-Policy"))
                    .as(path)
                    .isEqualTo("same-origin");
            assertThat(header(reply, "Cross-Origin-Resource-Policy"))
                    .as(path)
                    .isEqualTo("same-origin");
            assertThat(header(reply, "Cache-Control")).as(path).isNotEmpty();
            assertThat(header(reply, "Set-Cookie")).as(path).isEmpty();
        }
    }

    @Test
    void everyPageOfTheRackSuitsACacheInBetween() throws Exception {
        String id = story.split("/")[2];
        labelled("/", 200, "front-home rails");
        labelled("/politics", 200, "front-politics rails");
        labelled(story, 200, "story-" + id + " section-politics rails");
        labelled(withdrawn, 410, "story-" + withdrawn.split("/")[2] + " rails");
        labelled("/nowhere", 404, "missing rails");
    }

    private void labelled(String path, int status, String labels) throws Exception {
        HttpResponse<byte[]> plain = ask("GET", path);
        assertThat(plain.statusCode()).as(path).isEqualTo(status);
        assertThat(header(plain, "Surrogate-Key")).as(path).isEqualTo(labels);
        assertThat(header(plain, "Cache-Tag")).as(path).isEqualTo(labels.replace(' ', ','));
        for (String coding : List.of("identity", "gzip", "br")) {
            HttpResponse<byte[]> got = ask("GET", path, "Accept-Encoding", coding);
            HttpResponse<byte[]> head = ask("HEAD", path, "Accept-Encoding", coding);
            String as = path + " " + coding;
            assertThat(header(got, "Vary")).as(as).isEqualTo("Accept-Encoding");
            assertThat(header(got, "ETag")).as(as).startsWith("\"");
            assertThat(header(got, "Last-Modified")).as(as).endsWith("GMT");
            assertThat(header(got, "Cache-Control")).as(as).contains("stale-while-revalidate");
            assertThat(header(got, "CDN-Cache-Control"))
                    .as(as)
                    .isEqualTo(header(got, "Surrogate-Control"))
                    .contains("stale-if-error");
            assertThat(head.statusCode()).as(as).isEqualTo(status);
            assertThat(head.body()).as(as).isEmpty();
            assertThat(header(head, "Content-Length"))
                    .as(as)
                    .isEqualTo(Integer.toString(got.body().length));
            assertThat(header(head, "ETag")).as(as).isEqualTo(header(got, "ETag"));
        }
        HttpResponse<byte[]> gzip = ask("GET", path, "Accept-Encoding", "gzip");
        assertThat(header(gzip, "Content-Encoding")).as(path).isEqualTo("gzip");
        assertThat(header(plain, "ETag")).as(path).isNotEqualTo(header(gzip, "ETag"));
    }

    @Test
    void theManifestAndItsIconsAreWhatTheySay() throws Exception {
        HttpResponse<byte[]> reply = ask("GET", "/manifest.webmanifest");
        assertThat(header(reply, "Content-Type")).isEqualTo("application/manifest+json");
        var manifest = tools.jackson.databind.json.JsonMapper.shared().readTree(reply.body());
        assertThat(manifest.path("name").asString("")).isEqualTo("The Dateline");
        assertThat(manifest.path("short_name").asString("")).isEqualTo("Dateline");
        assertThat(manifest.path("start_url").asString("")).isEqualTo("/");
        assertThat(manifest.path("icons").size()).isEqualTo(4);
        for (var icon : manifest.path("icons")) {
            HttpResponse<byte[]> png = ask("GET", icon.path("src").asString(""));
            assertThat(header(png, "Content-Type")).isEqualTo("image/png");
            var image = javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(png.body()));
            assertThat(image.getWidth() + "x" + image.getHeight())
                    .isEqualTo(icon.path("sizes").asString(""));
            if (icon.path("purpose").asString("").equals("maskable")) {
                isWithinTheSafeZone(image);
            }
        }
        assertThat(ask("GET", "/icons/none.png").statusCode()).isEqualTo(404);
    }

    /// Nothing of the mark lies outside the circle of four fifths of the width.
    private static void isWithinTheSafeZone(java.awt.image.BufferedImage image) {
        double middle = image.getWidth() / 2.0;
        int ground = image.getRGB(0, 0);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, y) != ground) {
                    assertThat(Math.hypot(x + 0.5 - middle, y + 0.5 - middle))
                            .isLessThanOrEqualTo(0.8 * middle + 1);
                }
            }
        }
    }

    @Test
    void anAddressFromBeforeHeadlinesWereReadableLeadsOn() throws Exception {
        Publication publication = published("封闭十一年后");
        paper.press().await(publication.position());
        String path = publication.path();
        assertThat(path).endsWith("/feng-bi-shi-yi-nian-hou");
        HttpResponse<byte[]> reply =
                ask("GET", path.substring(0, path.lastIndexOf('/')) + "/story");
        assertThat(reply.statusCode()).isEqualTo(301);
        assertThat(header(reply, "Location")).endsWith(path);
    }
}
