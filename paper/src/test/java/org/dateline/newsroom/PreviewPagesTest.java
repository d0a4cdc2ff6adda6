package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.dateline.newsroom.Door.Reply;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Drafts as the press would print them, for staff alone.
class PreviewPagesTest {
    private static final String SHOWN =
            """
            {"version": 1, "headline": "Harbour bridge opens", "section": "Politics",
             "headlines": {"search": "Bridge open", "social": "It is open"},
             "byline": ["Mira Okafor"], "standfirst": "After two years.",
             "body": [{"type": "picture", "media": "%s"},
                {"type": "paragraph", "text": "The bridge opened on Monday."}]}
            """;

    private Door door;
    private String story;

    @BeforeEach
    void open(@TempDir Path folder) {
        door = Door.open(folder);
        story = door.draft();
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void theGalleyIsThePressesOwnPageWithoutScriptsAndItsLinksLeadToTheSite() {
        Document page = galley("page");
        assertThat(page.select("article h1").text()).isEqualTo("Harbour bridge opens");
        assertThat(page.select(".rails, footer")).isNotEmpty();
        assertThat(page.select("script")).isEmpty();
        assertThat(page.select("a[href]").eachAttr("href"))
                .allMatch(href -> href.startsWith(Door.READERS) || href.startsWith("#"));
        Reply style = door.at(page.select("link[rel=stylesheet]").attr("href")).get().is(200);
        assertThat(style.header("Content-Type")).startsWith("text/css");
    }

    @Test
    void whatIsTypedThisMomentIsShownAndNothingOfItIsPublic() {
        door.at(story + "/steps", door.mira)
                .post(
                        """
                        {"client": "window-0001", "sequence": 1, "step": 0, "steps": [
                            {"stepType": "docAttr", "attr": "dateline", "value": "MARLOW"}]}
                        """)
                .is(200);
        assertThat(galley("page").text()).contains("MARLOW");
        String path =
                Jsoup.parse(door.at(at("/page"), door.mira).get().body())
                        .select("link")
                        .attr("href");
        assertThat(path).startsWith("/assets/");
        assertThat(door.printshop().at("/").text()).doesNotContain("Harbour");
        assertThat(door.printshop().at(at("/harbour-bridge-opens").replace("/preview", "")).text())
                .doesNotContain("Harbour");
    }

    @Test
    void onlyStaffSeeItAndOnlyInsideOurOwnScreens() {
        for (String part : new String[] {"", "/page", "/paper", "/front"}) {
            assertThat(door.at(at(part)).get().is(303).header("Location")).isEqualTo("/sign-in");
        }
        Reply page = door.at(at("/page"), door.mira).get().is(200);
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'self'")
                .contains("sandbox allow-same-origin")
                .doesNotContain("script")
                .doesNotContain("allow-scripts");
        assertThat(page.header("X-Frame-Options")).isEqualTo("SAMEORIGIN");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(door.at(at(""), door.mira).get().header("Content-Security-Policy"))
                .contains("frame-src 'self'");
    }

    @Test
    void itsCardStandsOnTopOfItsSectionAndOnPaperItHasThePaperStyle() {
        door.paper.published("Ferry stops", "It stopped.");
        Document front = galley("front");
        assertThat(front.select(".card h2, .card h3").get(0).text())
                .isEqualTo("Harbour bridge opens");
        assertThat(front.select(".card").text()).contains("Ferry stops");
        assertThat(galley("paper").select("link[rel=stylesheet]").attr("href"))
                .isEqualTo("/paper.css");
        assertThat(door.at("/paper.css").get().is(200).body())
                .doesNotContain("@media print")
                .contains("columns: 2");
    }

    @Test
    void picturesOfADraftComeFromTheLibraryAndWhatSearchAndLinksShowIsSaid() {
        door.at(story, door.mira).put(SHOWN.formatted(org.dateline.Album.PIER)).is(200);
        Document page = galley("page");
        assertThat(page.select(".picture img").attr("src")).startsWith("/renditions/");
        assertThat(page.select(".picture img").attr("srcset")).doesNotContain("/media/");
        Document links = screen("?as=links");
        assertThat(links.select(".found .title").text()).startsWith("Bridge open");
        assertThat(links.select(".shared .title").text()).isEqualTo("It is open");
        assertThat(links.select(".shared img").attr("src")).startsWith("/renditions/");
        door.at("/renditions/" + "0".repeat(64) + ".jpg", door.mira).get().is(404);
        door.at("/renditions/editor.js", door.mira).get().is(404);
        door.at(at("?as=nothing"), door.mira).get().is(422);
    }

    @Test
    void whatCannotBePrintedIsSaidAndTheRestIsShown() {
        door.at(story, door.mira).put(SHOWN.formatted(org.dateline.Album.PIER)).is(200);
        door.paper.desk.withdraw(org.dateline.Newsdesk.INES, org.dateline.Album.PIER, "Not ours.");
        assertThat(screen("").select(".warning").text()).contains("in the way of publishing");
        assertThat(galley("page").text()).contains("The bridge opened");
    }

    private Document galley(String part) {
        return Jsoup.parse(door.at(at("/" + part), door.mira).get().is(200).body());
    }

    private Document screen(String query) {
        return Jsoup.parse(door.at(at(query), door.mira).get().is(200).body());
    }

    private String at(String part) {
        return story.replaceFirst("^/api", "") + "/preview" + part;
    }
}
