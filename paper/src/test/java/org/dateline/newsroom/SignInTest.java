package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.Newsdesk.MIRA;
import static org.dateline.Newsdesk.TOM;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dateline.newsroom.Door.Reply;
import org.dateline.staff.Links;
import org.dateline.staff.Member;
import org.dateline.staff.Role;
import org.dateline.staff.Staff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Coming in, staying in and being shown out, as browsers meet it.
class SignInTest {
    private static final String PASSWORD = Authenticator.PASSWORD;
    private static final Member ADA = new Member("Ada Brook", Role.ADMINISTRATOR);

    private Door door;
    private Staff staff;

    @BeforeEach
    void open(@TempDir Path folder) {
        Settings behindProxy =
                new Settings(
                        InetAddress.getLoopbackAddress(),
                        0,
                        Optional.empty(),
                        List.of("127.0.0.1"));
        door = Door.open(folder, behindProxy, Vitals.none(), _ -> {});
        staff = door.paper.staff;
    }

    @AfterEach
    void close() {
        door.close();
    }

    private Browser ada() {
        staff.member(ADA.name(), ADA.role());
        return Browser.of(door, ADA);
    }

    @Test
    void aPaperWithoutAnAdministratorIsSetUpOnceByItsLink() {
        String link = staff.links().setUp().orElseThrow();
        Browser browser = new Browser(door);
        assertThat(browser.post("/links", "{\"link\": \"" + link + "\"}").is(200).text("kind"))
                .isEqualTo("setup");
        Reply reply =
                browser.post("/sessions", "{\"link\": \"%s\", \"name\": \"Ada\"}".formatted(link));
        assertThat(reply.is(201).text("next")).isEqualTo("/account");
        assertThat(browser.load("/account").is(200).body())
                .contains("Ada")
                .contains("administrator");
        assertThat(staff.links().setUp()).isEmpty();
    }

    @Test
    void aNewSetUpLinkEndsTheFormerOneAndAnAdministratorEndsBoth() {
        String first = staff.links().setUp().orElseThrow();
        String second = staff.links().setUp().orElseThrow();
        refused(first, "taken back");
        staff.member("Ada", Role.ADMINISTRATOR);
        refused(second, "set up already");
    }

    @Test
    void aLinkWorksOnceAndNotTooLate() {
        staff.member("Ada", Role.ADMINISTRATOR);
        String used = staff.links().comeBack("Ada");
        new Browser(door).enter(used).is(201);
        refused(used, "used already");
        String late = staff.links().comeBack("Ada");
        door.paper.clock.pass(Links.A_DAY);
        refused(late, "too old");
        refused("link_AAAA", "not one of ours");
        refused("x".repeat(5_000), "not one of ours");
    }

    private void refused(String link, String why) {
        new Browser(door).enter(link).isProblem(403, "/problems#not-allowed", why);
    }

    @Test
    void anInvitationMakesAMemberOfTheRoleAndSectionsItNames() {
        Browser ada = ada();
        String link =
                ada.post(
                                "/staff/invitations",
                                """
                                {"name": "Kit Sorrel", "role": "reporter", "sections": ["science"]}
                                """)
                        .is(201)
                        .text("link");
        assertThat(link).startsWith("http://localhost:").contains("/join#link_");
        new Browser(door).enter(link.substring(link.indexOf('#') + 1)).is(201);
        Member kit = staff.find("kit sorrel").orElseThrow();
        assertThat(kit.role()).isEqualTo(Role.REPORTER);
        assertThat(kit.words()).isEqualTo("science");
        ada.post("/staff/invitations", "{\"name\": \"Kit Sorrel\", \"role\": \"editor\"}")
                .isProblem(422, "/problems#invalid", "on the staff already");
    }

    @Test
    void everySignInBeginsANewSessionAndEndsTheOneThatWasThere() {
        Browser browser = new Browser(door);
        browser.cookies.put("newsroom", "session_prepared-by-somebody-else");
        browser.enter(staff.links().comeBack(TOM.name())).is(201);
        String first = browser.cookies.get("newsroom");
        assertThat(first).isNotEqualTo("session_prepared-by-somebody-else");
        browser.load("/sign-in");
        browser.enter(staff.links().comeBack(TOM.name())).is(201);
        assertThat(browser.cookies.get("newsroom")).isNotEqualTo(first);
        Browser left = new Browser(door);
        left.cookies.put("newsroom", first);
        left.at("/api/sections").get().is(401);
        assertThat(staff.sessions().list(TOM.name())).hasSize(1);
    }

    @Test
    void theCookiesAreForOurOwnPagesAlone() {
        Browser browser = new Browser(door);
        Reply reply = browser.enter(staff.links().comeBack(TOM.name())).is(201);
        assertThat(reply.response().headers().allValues("Set-Cookie"))
                .hasSize(2)
                .allMatch(line -> line.contains("HttpOnly") && line.contains("SameSite=Strict"));
    }

    @Test
    void nothingIsChangedWithoutTheTokenOfOurOwnPage() {
        Browser tom = Browser.of(door, TOM);
        for (Routes.Route route : RightsTest.routes(door).list()) {
            if (!List.of("GET", "OPTIONS").contains(route.method().name())) {
                String path = route.path().getPatternString().replaceAll("\\{\\w+}", "1");
                tom.at(path)
                        .send(
                                route.method().name(),
                                java.net.http.HttpRequest.BodyPublishers.noBody())
                        .isProblem(403, "about:blank", "load it again");
            }
        }
    }

    @Test
    void aPasswordWithItsAuthenticatorLetsInAndACodeWorksOnce() {
        Authenticator mine = Authenticator.of(door, TOM);
        door.paper.clock.pass(Duration.ofSeconds(30));
        String code = mine.code();
        Browser browser = new Browser(door);
        byName(browser, "tom ahlgren", PASSWORD, "000000").isProblem(401, WRONG, "do not fit");
        byName(browser, "Tom Ahlgren", "another password", code)
                .isProblem(401, WRONG, "do not fit");
        byName(browser, "Nobody", PASSWORD, code).isProblem(401, WRONG, "do not fit");
        byName(browser, "tom ahlgren", PASSWORD, code).is(201);
        Browser replaying = new Browser(door);
        byName(replaying, "Tom Ahlgren", PASSWORD, code).isProblem(401, WRONG, "do not fit");
        door.paper.clock.pass(Duration.ofSeconds(30));
        byName(replaying, "Tom Ahlgren", PASSWORD, mine.code()).is(201);
    }

    private static final String WRONG = "/problems#wrong-sign-in";

    private static Reply byName(Browser browser, String name, String password, String code) {
        return browser.post(
                "/sessions",
                "{\"name\": \"%s\", \"password\": \"%s\", \"code\": \"%s\"}"
                        .formatted(name, password, code));
    }

    @Test
    void aRecoveryCodeLetsInOnce() {
        Browser tom = Browser.of(door, TOM);
        List<String> codes = new ArrayList<>();
        tom.post("/account/codes", "{}")
                .is(201)
                .json()
                .path("codes")
                .forEach(each -> codes.add(each.asString()));
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        Browser browser = new Browser(door);
        recover(browser, MIRA.name(), codes.getFirst()).isProblem(401, WRONG, "no recovery code");
        recover(browser, TOM.name(), codes.getFirst().toUpperCase(java.util.Locale.ROOT)).is(201);
        Browser other = new Browser(door);
        recover(other, TOM.name(), codes.getFirst()).isProblem(401, WRONG, "used already");
        tom.load("/account");
        tom.post("/account/codes", "{}").is(201);
        recover(other, TOM.name(), codes.getLast()).isProblem(401, WRONG, "no recovery code");
    }

    private static Reply recover(Browser browser, String name, String code) {
        return browser.post(
                "/sessions", "{\"name\": \"%s\", \"recovery\": \"%s\"}".formatted(name, code));
    }

    @Test
    void aPasskeyIsOfferedUnderTheMembersNameAndAlwaysTheSameHandle() {
        Browser tom = Browser.of(door, TOM);
        Reply offer = tom.post("/account/passkeys/offers", "{}").is(200);
        assertThat(offer.json().at("/user/name").asString()).isEqualTo(TOM.name());
        assertThat(offer.json().at("/authenticatorSelection/userVerification").asString())
                .isEqualTo("required");
        String handle = offer.json().at("/user/id").asString();
        assertThat(java.util.Base64.getUrlDecoder().decode(handle)).hasSize(64);
        assertThat(tom.post("/account/passkeys/offers", "{}").json().at("/user/id").asString())
                .isEqualTo(handle);
        tom.post("/account/passkeys", "{\"name\": \"A\", \"credential\": {\"id\": \"AA\"}}")
                .isProblem(422, "/problems#invalid", "not what was asked for");
        tom.post("/account/passkeys", "{\"name\": \"A\", \"credential\": {}}")
                .isProblem(422, "/problems#invalid", "five minutes");
    }

    @Test
    void aPasskeyThatProvesNothingLetsNobodyIn() {
        Browser browser = new Browser(door);
        Reply asked = browser.post("/challenges", "{}").is(200);
        assertThat(asked.text("challenge")).isNotEmpty();
        assertThat(asked.text("userVerification")).isEqualTo("required");
        for (String passkey :
                List.of(
                        "{}",
                        "7",
                        "null",
                        "{\"id\": \"AA\", \"rawId\": \"AA\", \"type\": \"public-key\", \"response\": {}}",
                        """
                        {"id": "AA", "rawId": "AA", "type": "public-key", "clientExtensionResults":
                         {}, "response": {"clientDataJSON": "e30", "authenticatorData": "AA",
                         "signature": "AA", "userHandle": "AA"}}
                        """)) {
            browser.post("/challenges", "{}").is(200);
            browser.post("/sessions", "{\"passkey\": " + passkey + "}")
                    .isProblem(401, WRONG, "does not let anybody in");
        }
        browser.post("/sessions", "{\"passkey\": {}}")
                .isProblem(422, "/problems#invalid", "try again");
        assertThat(browser.cookies).doesNotContainKey("newsroom");
    }

    @Test
    void whatIsMalformedIsRefusedWithASentence() {
        Browser browser = new Browser(door);
        for (String body :
                List.of(
                        "{}",
                        "[]",
                        "{\"name\": 7}",
                        "{\"link\": null}",
                        "{\"token\": \"x\"}",
                        "{")) {
            assertThat(browser.post("/sessions", body).status()).as(body).isIn(400, 401, 403, 422);
        }
        for (String cookie : List.of("", "session_", "session_" + "x".repeat(4_000), "%00")) {
            browser.cookies.put("newsroom", cookie);
            browser.at("/api/sections").get().is(401);
        }
    }

    @Test
    void whoGuessesWaitsByAddressAndByName() {
        Browser browser = new Browser(door).from("198.51.100.7");
        for (int i = 0; i < Attempts.FREE; i++) {
            byName(browser, "Nobody " + i, PASSWORD, "000000").is(401);
        }
        Reply blocked = byName(browser, "Nobody", PASSWORD, "000000");
        blocked.isProblem(429, "/problems#too-many-attempts", "from your address");
        assertThat(Integer.parseInt(blocked.header("Retry-After"))).isBetween(1, 7);
        browser.enter(staff.links().comeBack(TOM.name())).is(429);
        door.paper.clock.pass(Attempts.EACH);
        browser.enter(staff.links().comeBack(TOM.name())).is(201);
        for (int i = 0; i < Attempts.FREE; i++) {
            Browser other = new Browser(door).from("198.51.100." + (20 + i));
            byName(other, "tom  ahlgren".replace("  ", " "), PASSWORD, "000000").is(401);
        }
        byName(new Browser(door).from("198.51.100.99"), "Tom Ahlgren", PASSWORD, "000000")
                .isProblem(429, "/problems#too-many-attempts", "to this name");
    }
}
