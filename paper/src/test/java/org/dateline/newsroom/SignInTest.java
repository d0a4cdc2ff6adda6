package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dateline.Newsdesk.INES;
import static org.dateline.Newsdesk.MIRA;
import static org.dateline.Newsdesk.TOM;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.util.encoders.Base32;
import org.dateline.newsroom.Door.Reply;
import org.dateline.staff.Audit;
import org.dateline.staff.Links;
import org.dateline.staff.Member;
import org.dateline.staff.Role;
import org.dateline.staff.Sessions;
import org.dateline.staff.Staff;
import org.dateline.story.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Coming in, staying in and being shown out, as browsers meet it.
class SignInTest {
    private static final String PASSWORD = "a bridge too far";
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
        byte[] secret = password(TOM);
        door.paper.clock.pass(Duration.ofSeconds(30));
        String code = code(secret);
        Browser browser = new Browser(door);
        byName(browser, "tom ahlgren", PASSWORD, "000000").isProblem(401, WRONG, "do not fit");
        byName(browser, "Tom Ahlgren", "another password", code)
                .isProblem(401, WRONG, "do not fit");
        byName(browser, "Nobody", PASSWORD, code).isProblem(401, WRONG, "do not fit");
        byName(browser, "tom ahlgren", PASSWORD, code).is(201);
        Browser replaying = new Browser(door);
        byName(replaying, "Tom Ahlgren", PASSWORD, code).isProblem(401, WRONG, "do not fit");
        door.paper.clock.pass(Duration.ofSeconds(30));
        byName(replaying, "Tom Ahlgren", PASSWORD, code(secret)).is(201);
    }

    private static final String WRONG = "/problems#wrong-sign-in";

    private static Reply byName(Browser browser, String name, String password, String code) {
        return browser.post(
                "/sessions",
                "{\"name\": \"%s\", \"password\": \"%s\", \"code\": \"%s\"}"
                        .formatted(name, password, code));
    }

    private String code(byte[] secret) {
        return new Passwords(staff.credentials(), door.paper.clock)
                .code(secret, door.paper.clock.instant().getEpochSecond() / 30);
    }

    /// Gives somebody the password.
    ///
    /// @return the secret of their authenticator
    private byte[] password(Member member) {
        Browser browser = Browser.of(door, member);
        byte[] secret =
                Base32.decode(browser.post("/account/authenticators", "{}").is(200).text("secret"));
        browser.put("/account/password", set("too short", code(secret)))
                .isProblem(422, "/problems#invalid", "12 to 200");
        browser.put("/account/password", set(PASSWORD, "000000"))
                .isProblem(422, "/problems#invalid", "not the code");
        browser.put("/account/password", set(PASSWORD, code(secret))).is(204);
        return secret;
    }

    private static String set(String password, String code) {
        return "{\"password\": \"%s\", \"code\": \"%s\"}".formatted(password, code);
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
        byte[] secret = password(TOM);
        other.at("/api/sections").get().is(401);
        assertThat(secret).hasSize(20);
        assertThat(staff.sessions().list(TOM.name())).hasSize(1);
        door.at("/api/sections", door.tom).get().is(200);
    }

    @Test
    void theLastWayToSignInIsNotRemoved() {
        password(TOM);
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
        refused(link, "taken back");
        assertThatThrownBy(() -> staff.links().comeBack(TOM.name()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("works here");
        ada.post("/staff/departures", "{\"name\": \"Ada Brook\"}")
                .isProblem(409, "/problems#wrong-stage", "no administrator");
        ada.post("/staff/roles", "{\"name\": \"Ada Brook\", \"role\": \"chief\"}")
                .isProblem(409, "/problems#wrong-stage", "no administrator");
    }

    @Test
    void whatWasDoneStandsInTheLogWithoutSecretsAndStays() {
        Browser tom = Browser.of(door, TOM);
        String path = door.passed();
        tom.post(path + "/publications", "{}").is(201);
        List<Audit.Line> lines = staff.audit().page(Long.MAX_VALUE, "", "", 50);
        assertThat(lines.getFirst().act()).isEqualTo("publish");
        assertThat(lines.getFirst().member()).isEqualTo("Tom Ahlgren");
        assertThat(lines.getFirst().subject()).isEqualTo(path.replace("/api/stories/", "story "));
        assertThat(lines.getFirst().from()).isEqualTo("127.0.0.1");
        assertThat(lines)
                .extracting(Audit.Line::act)
                .contains("begin story", "file", "pass", "publish", "sign in", "make link");
        assertThat(lines.toString()).doesNotContain("link_").doesNotContain("session_");
        assertThat(tom.load("/audit?member=Tom+Ahlgren").body())
                .contains("publish")
                .doesNotContain("begin story");
        for (boolean changed : new boolean[] {true, false}) {
            assertThatThrownBy(() -> tampered(changed)).hasStackTraceContaining("append-only");
        }
    }

    private void tampered(boolean changed) {
        door.paper.database.change(
                transaction -> {
                    if (changed) {
                        transaction.change("update audit set member = 'Nobody'");
                    } else {
                        transaction.change("delete from audit");
                    }
                });
    }

    @Test
    void theLogIsReadPageByPage() {
        for (int i = 0; i < Audit.PAGE + 5; i++) {
            staff.credentials().refused(INES, "attempt " + i);
        }
        Browser mira = Browser.of(door, MIRA);
        String first = mira.load("/audit?member=Ines+Castellan").is(200).body();
        assertThat(first).contains("attempt 104").doesNotContain("attempt 3<").contains("Older");
        long before =
                staff.audit().page(Long.MAX_VALUE, INES.name(), "", Audit.PAGE).getLast().number();
        String second = mira.load("/audit?member=Ines+Castellan&before=" + before).is(200).body();
        assertThat(second).contains("attempt 3<").doesNotContain("attempt 104");
        mira.load("/audit?before=x").isProblem(422, "/problems#invalid", "number of a line");
    }

    @Test
    void namesShowNoMarkupOnAnyScreen() {
        String name = "<img src=x>\"&'";
        Browser ada = ada();
        ada.post(
                        "/staff/invitations",
                        "{\"name\": \"<img src=x>\\\"&'\", \"role\": \"administrator\"}")
                .is(201);
        staff.member(name, Role.ADMINISTRATOR);
        Browser odd = Browser.of(door, new Member(name, Role.ADMINISTRATOR, Set.of(), ""));
        for (String path : List.of("/account", "/staff", "/staff?name=Ada+Brook", "/audit")) {
            String page = odd.load(path).is(200).body();
            assertThat(page).as(path).doesNotContain("<img");
        }
    }
}
