package org.dateline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.dateline.ledger.Submission;
import org.dateline.story.Customs;
import org.dateline.story.Edition;
import org.dateline.story.Language;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every edition is an app of its own, and says in its own language what it cannot show.
class EditionAppTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private Home home;
    private Paper paper;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve(Config.FILE),
                "reader.port = 0\nreader.bind = 127.0.0.1\nnewsroom.port = 0\nsite.name = The Test\n");
        home = Home.take(folder).orElseThrow();
        paper = Paper.serve(home, Config.read(folder, Optional.empty()), InstantSource.system());
        Edition chinese =
                new Edition(
                        new Slug("zh"),
                        new Language("zh"),
                        "测试报",
                        List.of(new Section(new Slug("politics"), "政治")));
        long position =
                paper.ledger()
                        .enter(
                                new Submission.OfSite(
                                        "The Test",
                                        "en",
                                        "UTC",
                                        "",
                                        List.of(new Section(new Slug("politics"), "Politics")),
                                        List.of(),
                                        List.of(chinese),
                                        Customs.USUAL))
                        .position();
        paper.press().await(position);
    }

    @AfterEach
    void close() {
        client.close();
        paper.close();
        home.close();
    }

    private HttpResponse<String> ask(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(paper.readersUrl() + path)).build(),
                BodyHandlers.ofString());
    }

    private Document page(String path) throws Exception {
        HttpResponse<String> reply = ask(path);
        assertThat(reply.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(reply.body());
    }

    @Test
    void theListOfWhatADeviceKeepsIsInTheLanguageOfTheEdition() throws Exception {
        assertThat(page("/saved").expectFirst("html").attr("lang")).isEqualTo("en");
        Document chinese = page("/zh/saved");
        assertThat(chinese.expectFirst("html").attr("lang")).isEqualTo("zh");
        assertThat(chinese.expectFirst(".plate .name").text()).isEqualTo("测试报");
        assertThat(page("/zh").select("footer a[data-list]").eachAttr("href"))
                .containsExactly("/zh/saved");
        assertThat(page("/").select("footer a[data-list]").eachAttr("href"))
                .containsExactly("/saved");
    }

    @Test
    void anEditionIsInstalledUnderItsOwnNameAndOpensAtItsOwnFront() throws Exception {
        String path = page("/zh").expectFirst("link[rel=manifest]").attr("href");
        JsonNode manifest = JsonMapper.shared().readTree(ask(path).body());
        assertThat(manifest.path("name").asString("")).isEqualTo("测试报");
        assertThat(manifest.path("start_url").asString("")).isEqualTo("/zh");
        assertThat(manifest.path("id").asString("")).isEqualTo("/zh");
        assertThat(manifest.path("shortcuts").path(0).path("url").asString(""))
                .isEqualTo("/zh/saved");
        JsonNode main =
                JsonMapper.shared()
                        .readTree(
                                ask(page("/").expectFirst("link[rel=manifest]").attr("href"))
                                        .body());
        assertThat(main.path("id").asString("")).isEqualTo("/");
    }

    @Test
    void whereThereIsNoEditionThereIsNoListEither() throws Exception {
        for (String path :
                List.of(
                        "/fr/saved",
                        "/zh/zh/saved",
                        "/zh/saved/",
                        "//saved",
                        "/fr/manifest.webmanifest",
                        "/politics/saved")) {
            assertThat(ask(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void whatCannotBeShownIsSaidInTheLanguageOfTheEdition() {
        assertThat(unavailable("/zh/politics").attr("lang")).isEqualTo("zh");
        assertThat(unavailable("/zh").attr("lang")).isEqualTo("zh");
        for (String path : List.of("/", "/politics", "/zhang/politics", "", "zh")) {
            assertThat(unavailable(path).attr("lang")).as(path).isEqualTo("en");
        }
    }

    private Element unavailable(String path) {
        return Jsoup.parse(new String(paper.press().unavailable(path), UTF_8)).expectFirst("html");
    }
}
