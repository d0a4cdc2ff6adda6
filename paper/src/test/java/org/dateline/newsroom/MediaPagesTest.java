package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dateline.media.Shelf;
import org.dateline.newsroom.Door.Knock;
import org.dateline.newsroom.Door.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The library's pages, as a browser meets them.
class MediaPagesTest {
    private static final Pattern CSRF = Pattern.compile("<meta name=\"csrf\" content=\"([^\"]+)\"");

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
    void aMemberSignsInWithTheirTokenAndOutAgain() {
        Browser browser = new Browser();
        browser.signIn(door.mira).is(204);
        assertThat(browser.set("newsroom")).contains("HttpOnly").contains("SameSite=Strict");
        assertThat(browser.set("XSRF-TOKEN")).contains("HttpOnly").contains("SameSite=Strict");
        assertThat(browser.at("/media").get().is(200).body()).contains("Mira Okafor, reporter");
        browser.at("/api/media").get().is(200);
        browser.change("/api/sessions").send("DELETE", BodyPublishers.noBody()).is(204);
        browser.at("/media").get().is(303);
        browser.at("/api/media").get().is(401);
    }

    @Test
    void aWrongTokenBeginsNoSession() {
        Browser browser = new Browser();
        browser.signIn("dateline_wrong").isProblem(401, "/problems#wrong-token", "not one of");
        assertThat(browser.session).isEmpty();
    }

    @Test
    void anotherSitesPageCannotSignABrowserInOrChangeAnything() {
        door.at("/api/sessions")
                .post("{\"token\": \"" + door.mira + "\"}")
                .isProblem(403, "about:blank", "load it again");
        Browser browser = new Browser();
        browser.signIn(door.tom).is(204);
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
        Browser browser = new Browser();
        browser.signIn(door.tom).is(204);
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

    /// A browser: it keeps its cookies, and the token of the page it is at.
    private final class Browser {
        private final Reply page = door.at("/sign-in").get().is(200);
        private final String cookie = cookie(page, "XSRF-TOKEN");
        private final String csrf;
        private String session = "";
        private Reply last = page;

        Browser() {
            Matcher found = CSRF.matcher(page.body());
            assertThat(found.find()).as(page.body()).isTrue();
            csrf = found.group(1);
        }

        Reply signIn(String token) {
            last = change("/api/sessions").post("{\"token\": \"" + token + "\"}");
            session = cookie(last, "newsroom");
            return last;
        }

        Knock at(String path) {
            return door.at(path)
                    .with("Cookie", session.isEmpty() ? cookie : cookie + "; " + session);
        }

        Knock change(String path) {
            return at(path).with("X-XSRF-TOKEN", csrf);
        }

        /// How a cookie was set.
        String set(String name) {
            return line(name.equals("newsroom") ? last : page, name);
        }

        private static String cookie(Reply reply, String name) {
            return line(reply, name).replaceFirst(";.*", "");
        }

        private static String line(Reply reply, String name) {
            return reply.response().headers().allValues("Set-Cookie").stream()
                    .filter(each -> each.startsWith(name + "="))
                    .findFirst()
                    .orElse("");
        }
    }
}
