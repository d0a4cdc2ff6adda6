package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.dateline.Newsdesk;
import org.dateline.newsroom.Door.Reply;
import org.dateline.staff.Member;
import org.dateline.staff.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What takes two people, by API and on the screens.
class ConfirmationsTest {
    private static final String KILL = "{\"reason\": \"A court says so.\", \"law\": true}";

    private Door door;
    private String nora;
    private String story;

    @BeforeEach
    void open(@TempDir Path folder) {
        door = Door.open(folder);
        nora = door.paper.staff.createToken("test", Newsdesk.NORA.name(), Newsdesk.NORA.role());
        story = door.published();
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void aKillIsAcceptedAndSaysWhereItWaits() {
        Reply asked = door.at(story + "/withdrawals", door.ines).post(KILL).is(202);
        String request = asked.header("Location");
        assertThat(door.at(request, door.mira).get().is(200).json()).isEqualTo(asked.json());
        assertThat(asked.text("state")).isEqualTo("waiting");
        assertThat(asked.json().at("/why/0").asString()).isEqualTo("A kill takes two people.");
        assertThat(door.at("/api/requests", door.tom).get().is(200).json().at("/requests/0"))
                .isEqualTo(asked.json());
        assertThat(door.at(story, door.tom).get().json().at("/requests/0")).isEqualTo(asked.json());
        Reply done = door.at(request + "/confirmations", nora).post().is(201);
        assertThat(door.awaited).contains(done.json().path("position").asLong());
        assertThat(door.at(story, door.tom).get().json().has("requests")).isFalse();
        assertThat(door.at(request, door.mira).get().json().at("/confirmed/by").asString())
                .isEqualTo("Nora Vik");
    }

    @Test
    void whoAskedIsToldThatSomebodyElseMustConfirm() {
        String request = asked();
        door.at(request + "/confirmations", door.ines)
                .post()
                .isProblem(403, "/problems#not-allowed", "somebody else must confirm it");
        door.at(request, nora)
                .send("DELETE", BodyPublishers.noBody())
                .isProblem(403, "/problems#not-allowed", "Ines Castellan asked for this");
        door.at(request, door.ines).send("DELETE", BodyPublishers.noBody()).is(200);
        door.at(request + "/confirmations", nora)
                .post()
                .isProblem(409, "/problems#wrong-stage", "taken this back");
    }

    @Test
    void aRejectionHasAReason() {
        String request = asked();
        door.at(request + "/rejections", nora)
                .post("{}")
                .isProblem(422, "/problems#invalid", "why");
        Reply declined = door.at(request + "/rejections", nora).post("{\"reason\": \"Lifted.\"}");
        assertThat(declined.is(201).json().at("/declined/reason").asString()).isEqualTo("Lifted.");
    }

    @Test
    void whatIsNoRequestIsNotFound() {
        door.at("/api/requests/7", door.ines).get().isProblem(404, "/problems#not-found", "7");
        door.at("/api/requests/0", door.ines).get().isProblem(404, "/problems#not-found", "0");
        door.at("/api/requests/x", door.ines).get().isProblem(404, "/problems#not-found", "x");
    }

    @Test
    void theDeskSeesWhatWaits() {
        asked();
        String lists = door.at("/stories", door.tom).get().is(200).body();
        assertThat(lists).contains("Waiting for a second person", "Kill it, asked by Ines");
        assertThat(door.at("/stories", door.ines).get().body()).contains("Kill it, as you asked");
    }

    @Test
    void everyScreenSaysThatOnePersonMakesThePaper() {
        Browser ada = administrator();
        assertThat(ada.load("/stories").is(200).body()).doesNotContain("One person makes");
        assertThat(ada.load("/rules").is(200).body()).contains("One person makes it");
        ada.change("/rules/alone").send("PUT", BodyPublishers.noBody()).is(204);
        for (String page : new String[] {"/stories", "/rules", "/staff", "/media", "/account"}) {
            assertThat(ada.load(page).is(200).body()).as(page).contains("One person makes this");
        }
        assertThat(ada.load("/rules").body()).contains("Several people make it");
        door.at(story + "/withdrawals", door.ines).post(KILL).is(201);
        ada.delete("/rules/alone").is(204);
        assertThat(ada.load("/stories").body()).doesNotContain("One person makes");
    }

    @Test
    void nobodyButAnAdministratorIsOfferedThat() {
        assertThat(door.at("/rules", door.ines).get().is(200).body())
                .doesNotContain("data-alone=")
                .contains("An administrator may change that.");
    }

    private Browser administrator() {
        Member ada = door.paper.staff.member("Ada", Role.ADMINISTRATOR);
        return Browser.of(door, ada);
    }

    private String asked() {
        return door.at(story + "/withdrawals", door.ines).post(KILL).is(202).header("Location");
    }
}
