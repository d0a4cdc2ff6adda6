package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dateline.newsroom.Door.Reply;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// House style and the check of links, as screens and programs have them.
class WritingToolsTest {
    private static final String RULE =
            """
            {"words": "utilise", "instead": "use", "why": "Shorter.", "language": "EN", "exact": false}
            """;

    private Door door;
    private HttpServer web;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        door = Door.open(folder);
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext(
                "/",
                exchange -> {
                    boolean isHere = exchange.getRequestURI().getPath().equals("/here");
                    exchange.sendResponseHeaders(isHere ? 200 : 404, -1);
                    exchange.close();
                });
        web.start();
    }

    @AfterEach
    void close() {
        web.stop(0);
        door.close();
    }

    @Test
    void everybodySeesTheRulesAndWhoPassesCopyChangesThem() {
        door.at("/api/house-style", door.tom).post(RULE).is(201);
        Document seen = page(door.mira);
        assertThat(seen.select(".lines").text())
                .contains("utilise, instead use", "Shorter.", "In copy in en.");
        assertThat(seen.select("form, [data-change]")).isEmpty();
        assertThat(page(door.tom).select("form, [data-change]")).hasSize(2);
        assertThat(rules().at("/rules/0/language").asString()).isEqualTo("en");
    }

    @Test
    void aHostileRuleIsText() {
        String hostile = RULE.replace("Shorter.", "\\\"><script>alert(1)</script>");
        door.at("/api/house-style", door.tom).post(hostile).is(201);
        Document seen = page(door.tom);
        assertThat(seen.select("main script")).isEmpty();
        assertThat(seen.select(".lines small").text()).contains("<script>alert(1)</script>");
        assertThat(seen.select("li[data-why]").attr("data-why")).contains("\"><script>");
    }

    @Test
    void whatIsNoRuleIsRefusedInASentence() {
        Reply reply = door.at("/api/house-style", door.tom).post("{\"words\": \"\"}").is(422);
        assertThat(reply.text("detail")).contains("1 to 100 characters");
        door.at("/api/house-style", door.tom).post("{\"regex\": \"(a+)+$\"}").is(422);
        door.at("/api/house-style/7", door.tom).put(RULE).is(404);
        door.at("/api/house-style/x", door.tom).put(RULE).is(404);
        String story = door.draft();
        door.at(story + "/exemptions", door.mira).post("{\"rule\": \"x\"}").is(422);
        door.at(story + "/exemptions", door.mira).post("{\"rule\": 7}").is(404);
    }

    @Test
    void aRuleIsLeftAsideInAStoryAndNowhereElse() {
        String story = door.draft();
        int rule = door.at("/api/house-style", door.tom).post(RULE).json().path("id").asInt();
        String body = "{\"rule\": %d}".formatted(rule);
        door.at(story + "/exemptions", door.mira).post(body).is(201);
        assertThat(left(story)).hasSize(1);
        assertThat(left(door.draft())).isEmpty();
        door.at(story + "/exemptions/" + rule, door.mira)
                .send("DELETE", BodyPublishers.noBody())
                .is(200);
        assertThat(left(story)).isEmpty();
    }

    @Test
    void theLinksOfAStoryAreAskedAndThoseToThisPaperHeldAgainstWhatItPublished() {
        String here = "http://127.0.0.1:%d/here".formatted(web.getAddress().getPort());
        String gone = here.replace("/here", "/gone");
        String live = own(door.published());
        String draft = own(door.draft());
        String withdrawn = door.published();
        door.at(withdrawn + "/withdrawals", door.ines).post("{\"reason\": \"Wrong\"}").is(201);
        String story =
                draft(
                        here,
                        gone,
                        live,
                        draft,
                        own(withdrawn),
                        Door.READERS + "/stories/nothing/at-all",
                        Door.READERS + "/politics",
                        "mailto:desk@paper.example",
                        "http://10.0.0.1/");
        JsonNode links = door.at(story + "/link-checks", door.mira).post().is(201).json();
        assertThat(links.path("links").valueStream().map(link -> link.path("found").asString()))
                .containsExactly(
                        "answers", "gone", "answers", "gone", "gone", "gone", "unasked", "unasked",
                        "unasked");
        assertThat(says(links, 1)).isEqualTo("Is gone: it answers 404.");
        assertThat(says(links, 3)).contains("readers do not have yet");
        assertThat(says(links, 4)).contains("was withdrawn");
        assertThat(says(links, 8)).contains("10.0.0.1 is not on the public internet");
    }

    @Test
    void aStoryWithoutLinksHasNoneToCheck() {
        JsonNode links = door.at(door.draft() + "/link-checks", door.mira).post().is(201).json();
        assertThat(links.path("links")).isEmpty();
        door.at("/api/stories/nothing/link-checks", door.mira).post().is(404);
    }

    private static String says(JsonNode links, int at) {
        return links.path("links").path(at).path("says").asString();
    }

    /// The address that readers have of a story, or would have.
    private static String own(String path) {
        return Door.READERS + path.replaceFirst("^/api", "") + "/the-bridge";
    }

    private String draft(String... links) {
        String linked =
                """
                {"type": "paragraph", "text": "Here.", "marks": [
                  {"type": "link", "from": 0, "to": 4, "href": "%s"}]},
                """;
        String body = Stream.of(links).map(linked::formatted).collect(Collectors.joining());
        String story = Door.STORY.replace("\"body\": [", "\"body\": [" + body);
        return door.at("/api/stories", door.mira).post(story).is(201).header("Location");
    }

    private JsonNode rules() {
        return door.at("/api/house-style", door.mira).get().is(200).json();
    }

    private JsonNode left(String story) {
        return door.at(story + "/exemptions", door.mira).get().is(200).json().path("rules");
    }

    private Document page(String token) {
        return Jsoup.parse(door.at("/house-style", token).get().is(200).body());
    }
}
