package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dateline.Newsdesk.MIRA;
import static org.dateline.Newsdesk.TOM;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dateline.staff.Member;
import org.dateline.staff.Role;
import org.dateline.staff.Sessions;
import org.dateline.staff.Staff;
import org.dateline.story.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where members are signed in, and what ends that.
class SessionsTest {
    private Door door;
    private Staff staff;

    @BeforeEach
    void open(@TempDir Path folder) {
        door =
                Door.open(
                        folder,
                        new Settings(
                                InetAddress.getLoopbackAddress(),
                                0,
                                Optional.empty(),
                                List.of("127.0.0.1")),
                        Vitals.none(),
                        _ -> {});
        staff = door.paper.staff;
    }

    @AfterEach
    void close() {
        door.close();
    }

    private Browser ada() {
        staff.member("Ada Brook", Role.ADMINISTRATOR);
        return Browser.of(door, new Member("Ada Brook", Role.ADMINISTRATOR));
    }

    @Test
    void aSessionEndsAfterAShiftWithoutUseAndAfterAMonthInAnyCase() {
        Browser tom = Browser.of(door, TOM);
        door.paper.clock.pass(Sessions.SHIFT.minusSeconds(1));
        tom.at("/api/sections").get().is(200);
        door.paper.clock.pass(Sessions.SHIFT);
        tom.at("/api/sections").get().is(401);
        Browser busy = Browser.of(door, TOM);
        int hours = (int) Sessions.LONGEST.toHours();
        for (int i = 0; i < hours; i += 10) {
            assertThat(busy.at("/stories").get().status()).isEqualTo(200);
            door.paper.clock.pass(Duration.ofHours(10));
        }
        assertThat(busy.at("/stories").get().is(303).header("Location")).isEqualTo("/sign-in");
    }

    @Test
    void sessionsAreListedAndEndedByTheirOwnerAndByAdministrators() {
        Browser here = Browser.of(door, TOM);
        Browser there = new Browser(door, "Mozilla/5.0 (iPhone; CPU iPhone OS 19) Safari/600");
        there.from("198.51.100.7").enter(staff.links().comeBack(TOM.name())).is(201);
        assertThat(here.load("/account").body())
                .contains("Safari on iPhone")
                .contains("198.51.100.7")
                .contains("Chrome on Linux, this one");
        long number =
                staff.sessions().list(TOM.name()).stream()
                        .filter(each -> each.address().equals("198.51.100.7"))
                        .findFirst()
                        .orElseThrow()
                        .number();
        Browser.of(door, MIRA)
                .delete("/account/sessions/" + number)
                .isProblem(404, "/problems#not-found", "ended already");
        there.at("/api/sections").get().is(200);
        here.delete("/account/sessions/" + number).is(204);
        there.at("/api/sections").get().is(401);
        Browser ada = ada();
        ada.post("/staff/sign-outs", "{\"name\": \"Tom Ahlgren\"}").is(204);
        here.at("/api/sections").get().is(401);
    }

    @Test
    void aChangeOfCredentialsEndsEverySessionButTheOneItIsMadeIn() {
        Browser other = Browser.of(door, TOM);
        Authenticator.of(door, TOM);
        other.at("/api/sections").get().is(401);
        assertThat(staff.sessions().list(TOM.name())).hasSize(1);
        door.at("/api/sections", door.tom).get().is(200);
    }

    @Test
    void theLastWayToSignInIsNotRemoved() {
        Authenticator.of(door, TOM);
        Browser tom = Browser.of(door, TOM);
        tom.delete("/account/password").isProblem(409, "/problems#wrong-stage", "the only way");
        tom.delete("/account/passkeys/1").isProblem(404, "/problems#not-found", "no such passkey");
    }

    @Test
    void whoSignedInLongAgoSignsInAgainBeforeTheyChangeHow() {
        Browser tom = Browser.of(door, TOM);
        door.paper.clock.pass(Account.LATELY.plusSeconds(1));
        tom.post("/account/codes", "{}")
                .isProblem(403, "/problems#not-allowed", "sign in again before");
        assertThat(tom.load("/account").body()).contains("sign in again");
    }

    @Test
    void aTokenIsNoPersonAtABrowser() {
        door.at("/account/codes", door.ines)
                .post("{}")
                .isProblem(403, "about:blank", "person at a browser");
        door.at("/account/codes").post("{}").is(403);
        assertThat(door.at("/account").get().is(303).header("Location")).isEqualTo("/sign-in");
    }

    @Test
    void whoLeavesIsOutAtOnceEverywhere() {
        Browser ada = ada();
        Browser tom = Browser.of(door, TOM);
        String link = staff.links().comeBack(TOM.name());
        ada.post("/staff/departures", "{\"name\": \"Tom Ahlgren\"}").is(204);
        tom.at("/api/sections").get().is(401);
        door.at("/api/sections", door.tom).get().is(401);
        new Browser(door).enter(link).isProblem(403, "/problems#not-allowed", "taken back");
        assertThatThrownBy(() -> staff.links().comeBack(TOM.name()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("works here");
        ada.post("/staff/departures", "{\"name\": \"Ada Brook\"}")
                .isProblem(409, "/problems#wrong-stage", "no administrator");
        ada.post("/staff/roles", "{\"name\": \"Ada Brook\", \"role\": \"chief\"}")
                .isProblem(409, "/problems#wrong-stage", "no administrator");
    }
}
