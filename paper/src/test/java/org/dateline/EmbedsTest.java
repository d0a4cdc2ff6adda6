package org.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.dateline.desk.Copy;
import org.dateline.desk.Publication;
import org.dateline.story.Block;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a story shows from another site: nothing until a reader asks, and then only that.
class EmbedsTest {
    private static final Block WORDS = Block.Paragraph.of("Words.");
    private static final Block MAP =
            new Block.Embed("https://maps.example:8443/tide?a=1&b=%22%3B", "The “tide” <live>");
    private static final Block FILM = new Block.Embed("https://FILM.example:443/x", "The film");

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private Home home;
    private Paper paper;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve(Config.FILE),
                "reader.port = 0\nreader.bind = 127.0.0.1\nnewsroom.port = 0\n"
                        + "site.url = https://paper.example\n");
        home = Home.take(folder).orElseThrow();
        paper = Paper.serve(home, Config.read(folder, Optional.empty()), InstantSource.system());
    }

    @AfterEach
    void close() {
        client.close();
        paper.close();
        home.close();
    }

    private Publication published(Block... body) {
        Story story = Newsdesk.illustrated("Harbour tides", body);
        return printed(paper.desk().create(Newsdesk.MIRA, story));
    }

    private Publication printed(Copy copy) {
        paper.desk().file(Newsdesk.MIRA, copy.id());
        paper.desk().pass(Newsdesk.TOM, copy.id(), OptionalInt.empty());
        Publication publication =
                paper.desk().publish(Newsdesk.INES, copy.id(), OptionalInt.empty());
        paper.press().await(publication.position());
        return publication;
    }

    private HttpResponse<String> ask(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(paper.readersUrl() + path)).build(),
                BodyHandlers.ofString());
    }

    private static String policy(HttpResponse<?> reply) {
        return String.join(" AND ", reply.headers().allValues("Content-Security-Policy"));
    }

    private static Stream<String> frames(HttpResponse<?> reply) {
        return Arrays.stream(policy(reply).split("; *"))
                .filter(each -> each.startsWith("frame-src"));
    }

    private static StoryId id(Publication publication) {
        return StoryId.parse(publication.path().split("/")[2]);
    }

    @Test
    void aStoryLoadsNothingButLeadsToAPageThatDoes() throws Exception {
        Publication story = published(WORDS, MAP, WORDS, FILM);
        HttpResponse<String> reply = ask(story.path());
        assertThat(policy(reply)).doesNotContain("frame-src", "maps.example");
        Document page = Jsoup.parse(reply.body());
        assertThat(page.select("iframe")).isEmpty();
        assertThat(page.select(".embed .show").eachAttr("href"))
                .containsExactly(
                        "/embeds/" + story.position() + "/1", "/embeds/" + story.position() + "/2");
        assertThat(page.select(".embed .show").eachText())
                .containsExactly("Show this from maps.example", "Show this from FILM.example");
        assertThat(page.expectFirst(".embed figcaption a").attr("href"))
                .isEqualTo("https://maps.example:8443/tide?a=1&b=%22%3B");
    }

    @Test
    void thePageOfAnEmbedMayShowThatOneOriginAndNoOther() throws Exception {
        Publication story = published(WORDS, MAP, WORDS, FILM);
        HttpResponse<String> reply = ask("/embeds/" + story.position() + "/1");
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(frames(reply)).containsExactly("frame-src https://maps.example:8443");
        assertThat(policy(reply))
                .startsWith("default-src 'none'; ")
                .contains("script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("film.example", " AND ");
        Document page = Jsoup.parse(reply.body());
        Element frame = page.expectFirst("iframe");
        assertThat(page.select("iframe")).hasSize(1);
        assertThat(frame.attr("src")).isEqualTo("https://maps.example:8443/tide?a=1&b=%22%3B");
        assertThat(frame.attr("title")).isEqualTo("The “tide” <live>");
        assertThat(frame.attr("sandbox").split(" "))
                .contains("allow-scripts")
                .doesNotContain("allow-top-navigation", "allow-modals", "allow-downloads");
        assertThat(frame.attr("referrerpolicy")).isEqualTo("strict-origin");
        assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(page.select(".framed a[href=" + story.path() + "]")).hasSize(2);
        assertThat(frames(ask("/embeds/" + story.position() + "/2")))
                .containsExactly("frame-src https://film.example");
    }

    @Test
    void whatIsNoEmbedIsNotThere() throws Exception {
        Publication story = published(WORDS, MAP);
        long at = story.position();
        for (String path :
                new String[] {
                    "/embeds/" + at + "/2",
                    "/embeds/" + at + "/0",
                    "/embeds/" + at + "/01",
                    "/embeds/" + at + "/1/",
                    "/embeds/" + at,
                    "/embeds/0/1",
                    "/embeds/99999/1",
                    "/embeds/" + at + "/99999999999",
                    "/embeds/-1/1"
                }) {
            HttpResponse<String> reply = ask(path);
            assertThat(reply.statusCode()).as(path).isEqualTo(404);
            assertThat(policy(reply)).as(path).doesNotContain("frame-src");
        }
    }

    @Test
    void theEmbedOfAnOlderVersionLeadsToTheStory() throws Exception {
        Publication first = published(WORDS, MAP);
        StoryId id = id(first);
        int version = paper.desk().copy(id).version();
        Story without = Newsdesk.illustrated("Harbour tides, later", WORDS);
        Publication second = printed(paper.desk().save(Newsdesk.MIRA, id, version, without));
        HttpResponse<String> reply = ask("/embeds/" + first.position() + "/1");
        assertThat(reply.statusCode()).isEqualTo(301);
        assertThat(reply.headers().firstValue("Location")).contains(second.path());
    }

    @Test
    void theEmbedOfAWithdrawnStoryIsGone() throws Exception {
        Publication story = published(WORDS, MAP);
        Publication gone = paper.desk().withdraw(Newsdesk.TOM, id(story), "It was not so.");
        paper.press().await(gone.position());
        HttpResponse<String> reply = ask("/embeds/" + story.position() + "/1");
        assertThat(reply.statusCode()).isEqualTo(410);
        assertThat(reply.body()).contains("It was not so.").doesNotContain("maps.example");
        assertThat(policy(reply)).doesNotContain("frame-src");
    }

    @Test
    void whatNoPolicyCanNameAndThePapersOwnSiteAreLinksOnly() throws Exception {
        Publication story =
                published(
                        WORDS,
                        new Block.Embed("https://[2001:db8::1]/", "By number"),
                        new Block.Embed("https://a.example:99999/", "No port"),
                        new Block.Embed("https://PAPER.example/media/x", "Our own"));
        Document page = Jsoup.parse(ask(story.path()).body());
        assertThat(page.select(".embed")).hasSize(3);
        assertThat(page.select(".embed .show")).isEmpty();
        assertThat(page.select(".embed figcaption a")).hasSize(3);
        assertThat(ask("/embeds/" + story.position() + "/1").statusCode()).isEqualTo(404);
        assertThat(ask("/embeds/" + story.position() + "/3").statusCode()).isEqualTo(404);
    }
}
