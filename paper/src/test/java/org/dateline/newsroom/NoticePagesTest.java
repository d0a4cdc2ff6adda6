package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.dateline.Newsdesk;
import org.dateline.newsroom.Door.Reply;
import org.dateline.notices.Mailbox;
import org.dateline.notices.News;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a member is told, on the screen and in the API, and what they choose to have by mail.
class NoticePagesTest {
    private Door door;
    private Browser mira;

    @BeforeEach
    void open(@TempDir Path folder) {
        door = Door.open(folder);
        mira = Browser.of(door, Newsdesk.MIRA);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void everyPageSaysHowManyAreUnreadAndTheScreenHasThemNewestFirst() {
        assertThat(page("/stories").select(".bar .unread")).isEmpty();
        assertThat(page("/notices").select(".told").text()).startsWith("There are none.");
        String path = door.filed();
        door.at(path + "/returns", door.tom).post("{\"note\": \"Who <b>says</b> so?\"}").is(201);
        assertThat(page("/stories").select(".bar .unread").text()).isEqualTo("1 unread");
        door.at(path + "/filings", door.mira).post().is(201);
        door.at(path + "/passes", door.tom).post().is(201);
        Document notices = page("/notices");
        assertThat(notices.select(".bar .unread").text()).isEqualTo("2 unread");
        assertThat(notices.select(".news li[data-unread] > p:nth-child(2)").eachText())
                .containsExactly(
                        "Tom Ahlgren passed version 1.", "Tom Ahlgren gave this story back.");
        assertThat(notices.select(".news .notes").text()).isEqualTo("Who <b>says</b> so?");
        assertThat(one(notices, ".news a").attr("href"))
                .isEqualTo(path.replace("/api/stories/", "/stories/"));
        Element form = one(notices, ".notices form");
        mira.send(form.attr("action"), form).is(303);
        Document after = page("/notices");
        assertThat(after.select(".bar .unread, [data-unread], .notices form")).isEmpty();
        assertThat(after.select(".told").text()).startsWith("You have read them all.");
        Browser tom = Browser.of(door, Newsdesk.TOM);
        assertThat(Jsoup.parse(tom.load("/notices").is(200).body()).select(".news")).isEmpty();
    }

    @Test
    void programsReadThemAndMarkThem() {
        String path = door.filed();
        door.at(path + "/returns", door.tom).post().is(201);
        Reply list = door.at("/api/notices", door.mira).get().is(200);
        assertThat(list.json().path("unread").asInt()).isEqualTo(1);
        assertThat(list.json().at("/notices/0/kind").asString()).isEqualTo("returned");
        int number = list.json().at("/notices/0/number").asInt();
        door.at("/api/notices/readings", door.tom).post("{\"upTo\": %d}".formatted(number)).is(204);
        assertThat(unread()).isEqualTo(1);
        door.at("/api/notices/readings", door.mira)
                .post("{\"upTo\": \"all\"}")
                .isProblem(422, "/problems#invalid", "the newest notice seen");
        door.at("/api/notices/readings", door.mira)
                .post("{\"upTo\": %d}".formatted(number))
                .is(204);
        assertThat(unread()).isZero();
    }

    private int unread() {
        return door.at("/api/notices", door.mira).get().json().path("unread").asInt();
    }

    @Test
    void aMemberChoosesWhatComesByMailAndWhereTo() {
        Document first = page("/account/mail");
        assertThat(first.select(".told").text()).isEqualTo("None come by mail.");
        assertThat(first.select("[type=checkbox][checked]")).hasSize(News.Kind.values().length);
        Element form = one(first, ".mail form");
        Reply refused = mira.send("/account/mail", form, "address", "mira", "passed", "yes");
        Document again = Jsoup.parse(refused.is(422).body());
        assertThat(again.select("[role=alert]").text()).contains("“mira” is no mail address");
        assertThat(again.select("[name=address]").val()).isEqualTo("mira");
        mira.send("/account/mail", form, "address", "mira@paper.example", "passed", "yes").is(303);
        Mailbox mailbox = door.paper.notices.mailbox(Newsdesk.MIRA);
        assertThat(mailbox.wanted()).isEqualTo("mira@paper.example");
        assertThat(mailbox.kinds()).containsExactly(News.Kind.PASSED);
        Document then = page("/account/mail?code=mail_x");
        assertThat(then.select(".told").text())
                .contains("A link is on its way to mira@paper.example");
        assertThat(then.select("[type=checkbox][checked]").eachAttr("name"))
                .containsExactly("passed");
        Element confirm = one(then, "[action$=confirmations]");
        Reply wrong = mira.send("/account/mail/confirmations", confirm).is(422);
        assertThat(wrong.body()).contains("not the one that was mailed to you last");
    }

    private Document page(String path) {
        return Jsoup.parse(mira.load(path).is(200).body());
    }

    private static Element one(Document page, String selector) {
        return Objects.requireNonNull(page.selectFirst(selector), selector);
    }
}
