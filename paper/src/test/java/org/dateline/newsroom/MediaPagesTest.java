package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.dateline.Newsdesk;
import org.dateline.media.Shelf;
import org.dateline.newsroom.Door.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The library's pages, as a browser meets them.
class MediaPagesTest {
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
    void whoIsNotSignedInIsLedToWhereOneSignsIn() {
        Reply reply = door.at("/media").get().is(303);
        assertThat(reply.header("Location")).isEqualTo("/sign-in");
        door.at("/media/0000000000zz").get().is(303);
        Reply page = door.at("/sign-in").get().is(200);
        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContain("onclick").doesNotContain("style=");
    }

    @Test
    void aMemberSeesThePagesAndSignsOut() {
        Browser browser = Browser.of(door, Newsdesk.MIRA);
        assertThat(browser.at("/media").get().is(200).body()).contains("Mira Okafor</a>, reporter");
        browser.at("/api/media").get().is(200);
        browser.delete("/sessions").is(204);
        browser.at("/media").get().is(303);
        browser.at("/api/media").get().is(401);
    }

    @Test
    void anotherSitesPageCannotChangeAnything() {
        Browser browser = Browser.of(door, Newsdesk.TOM);
        browser.at("/api/collections")
                .post("{\"name\": \"Theirs\"}")
                .isProblem(403, "about:blank", "load it again");
        browser.change("/api/collections").post("{\"name\": \"Ours\"}").is(201);
    }

    @Test
    void theGridAndAnItemShowWhatIsThereAndRunNothingOfIt() {
        String name = "%3Cscript%3Ealert(1)%3C%2Fscript%3E.jpg";
        Reply added =
                door.at("/api/media?name=" + name, door.mira)
                        .with("Content-Type", "application/octet-stream")
                        .send("POST", BodyPublishers.ofByteArray(Shelf.picture("jpg", 1)))
                        .is(201);
        Browser browser = Browser.of(door, Newsdesk.TOM);
        String grid = browser.at("/media?q=jpg").get().is(200).body();
        assertThat(grid).contains("/media/" + added.text("id")).doesNotContain("<script>");
        String item = browser.at("/media/" + added.text("id")).get().is(200).body();
        assertThat(item)
                .contains("has no caption")
                .contains("name=\"alt\" rows=\"3\" data-list=\"one\"")
                .contains("name=\"creators\" rows=\"3\" data-list=\"many\"")
                .contains("data-shape=\"card\"")
                .doesNotContain("<script>");
        String image = added.text("thumbnail");
        browser.at(image).get().is(200);
    }
}
