package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.Newsdesk.MIRA;
import static org.dateline.Newsdesk.TOM;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.dateline.Newsdesk;
import org.dateline.newsroom.Door.Reply;
import org.dateline.staff.Identity;
import org.dateline.staff.Member;
import org.dateline.staff.Role;
import org.dateline.staff.Session;
import org.dateline.staff.Sessions;
import org.dateline.staff.Staff;
import org.dateline.story.StoryJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Signing in with an account elsewhere: what its provider proves, and what nobody else can.
class OpenIdTest {
    private IdentityProvider provider;
    private Door door;
    private Staff staff;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        Path secret = folder.resolve("client.secret");
        Files.writeString(secret, IdentityProvider.SECRET + "\n");
        Newsdesk paper = Newsdesk.open(folder);
        provider = new IdentityProvider(paper.clock);
        door =
                Door.open(
                        paper,
                        new Settings(
                                InetAddress.getLoopbackAddress(),
                                0,
                                Optional.empty(),
                                List.of("127.0.0.1"),
                                "",
                                Set.of(),
                                Optional.of(
                                        new Provider(
                                                "Harbour & Co",
                                                URI.create(provider.issuer()),
                                                IdentityProvider.CLIENT,
                                                secret))));
        staff = paper.staff;
    }

    @AfterEach
    void close() {
        door.close();
        provider.close();
    }

    /// Where the newsroom sends a browser that asks at `path`.
    private static String sent(Browser browser, String path) {
        return browser.post(path, "{}").is(200).text("address");
    }

    private static Reply back(Browser browser, Map<String, String> response) {
        return browser.post(
                "/sessions",
                StoryJson.MAPPER
                        .createObjectNode()
                        .set("provider", StoryJson.MAPPER.valueToTree(response))
                        .toString());
    }

    private Reply signIn(Browser browser, String subject) {
        return back(browser, provider.prove(sent(browser, "/authorizations"), subject));
    }

    private Reply add(Browser browser, String subject) {
        return back(browser, provider.prove(sent(browser, "/account/identities/offers"), subject));
    }

    /// A browser of a member who has added the account `subject`.
    private Browser added(Member member, String subject) {
        Browser browser = Browser.of(door, member);
        assertThat(add(browser, subject).is(201).text("next")).isEqualTo("/account");
        return browser;
    }

    private void nobodyIsIn(Browser browser) {
        assertThat(browser.load("/account").status()).as("the account's page").isEqualTo(303);
    }

    @Test
    void anAccountThatAMemberAddedLetsThemInFromThenOn() {
        assertThat(Browser.of(door, MIRA).load("/account").body())
                .contains("Sign in with Harbour &amp; Co from now on");
        Browser first = added(MIRA, "4711");
        assertThat(first.load("/account").is(200).body())
                .contains(provider.issuer())
                .contains("Add another account");
        Browser other = new Browser(door);
        assertThat(other.load("/sign-in").body()).contains("Sign in with Harbour &amp; Co");
        assertThat(signIn(other, "4711").is(201).text("next")).isEqualTo("/stories");
        assertThat(other.load("/account").is(200).body())
                .contains(MIRA.name())
                .contains("by provider");
        assertThat(acts()).contains("add account elsewhere", "sign in");
        door.paper.clock.pass(Duration.ofDays(2));
        assertThat(signIn(new Browser(door), "4711").is(201).text("next")).isEqualTo("/stories");
        assertThat(staff.credentials().identities(MIRA.name()))
                .singleElement()
                .satisfies(it -> assertThat(it.used()).isEqualTo(door.paper.clock.instant()))
                .extracting(Identity::subject)
                .isEqualTo("4711");
    }

    private List<String> acts() {
        return staff.audit().page(Long.MAX_VALUE, MIRA.name(), "", 50).stream()
                .map(line -> line.act())
                .toList();
    }

    @Test
    void anAccountThatNobodyAddedLetsNobodyIn() {
        added(MIRA, "4711");
        Browser stranger = new Browser(door);
        signIn(stranger, "4712").isProblem(401, "/problems#wrong-sign-in", "nobody here signs in");
        nobodyIsIn(stranger);
    }

    @Test
    void whatOneBrowserBeganNoOtherOneEndsAndNoneEndsTwice() {
        added(MIRA, "4711");
        Browser mine = new Browser(door);
        Map<String, String> response = provider.prove(sent(mine, "/authorizations"), "4711");
        Browser theirs = new Browser(door);
        back(theirs, response).isProblem(422, "/problems#invalid", "done already");
        sent(theirs, "/authorizations");
        back(theirs, response).isProblem(401, "/problems#wrong-sign-in", "did not confirm");
        nobodyIsIn(theirs);
        back(mine, response).is(201);
        mine.load("/sign-in");
        back(mine, response).isProblem(422, "/problems#invalid", "done already");
    }

    @Test
    void whoDoesNotComeBackWithinFiveMinutesBeginsAgain() {
        added(MIRA, "4711");
        Browser late = new Browser(door);
        Map<String, String> response = provider.prove(sent(late, "/authorizations"), "4711");
        door.paper.clock.pass(Pending.LASTS);
        back(late, response).isProblem(422, "/problems#invalid", "longer than five minutes");
    }

    @Test
    void whoCancelsIsToldSoAndNotHeldUpHoweverOften() {
        Browser browser = new Browser(door);
        for (int i = 0; i <= Attempts.FREE; i++) {
            cancelled(browser, Map.of("error", "access_denied"));
            cancelled(browser, Map.of("code", " "));
        }
        nobodyIsIn(browser);
    }

    private void cancelled(Browser browser, Map<String, String> instead) {
        Map<String, String> response = new HashMap<>(instead);
        response.put(
                "state", provider.prove(sent(browser, "/authorizations"), "4711").get("state"));
        back(browser, response)
                .isProblem(401, "/problems#wrong-sign-in", "Nothing was confirmed at Harbour & Co");
    }

    @Test
    void aTokenThatIsNotWhatItMustBeLetsNobodyIn() {
        added(MIRA, "4711");
        RSAKey other = IdentityProvider.key("first");
        Map<String, UnaryOperator<JWTClaimsSet.Builder>> spoiled =
                Map.of(
                        "for another client", it -> it.audience("somebody else"),
                        "by another issuer", it -> it.issuer("http://localhost:1"),
                        "too old", it -> it.issueTime(in(-20)).expirationTime(in(-10)),
                        "for another request", it -> it.claim("nonce", "another"),
                        "for no request", it -> it.claim("nonce", null),
                        "about nobody", it -> it.subject(null),
                        "for several, presented by another",
                                it ->
                                        it.audience(List.of(IdentityProvider.CLIENT, "other"))
                                                .claim("azp", "other"),
                        "to come", it -> it.issueTime(in(60)).expirationTime(in(65)));
        spoiled.forEach(
                (how, spoil) -> {
                    provider.claims = spoil;
                    refused(how);
                });
        provider.claims = it -> it;
        Map<String, Function<JWTClaimsSet, String>> forged =
                Map.of(
                        "signed with another key", it -> IdentityProvider.signed(other, it),
                        "not signed", it -> new PlainJWT(it).serialize(),
                        "signed with what clients share", OpenIdTest::shared,
                        "no token at all", _ -> "x");
        forged.forEach(
                (how, forging) -> {
                    provider.signing = forging;
                    refused(how);
                });
        provider.signing = provider::signed;
        signIn(new Browser(door).from("192.0.2.200"), "4711").is(201);
    }

    private Date in(int minutes) {
        return Date.from(door.paper.clock.instant().plus(Duration.ofMinutes(minutes)));
    }

    /// Each time from an address that has not failed yet.
    private void refused(String how) {
        Browser browser =
                new Browser(door).from("192.0.2." + (1 + Math.floorMod(how.hashCode(), 190)));
        Reply reply = signIn(browser, "4711");
        assertThat(reply.status()).as("a token %s: %s", how, reply).isEqualTo(401);
        assertThat(reply.body()).as(how).contains("did not confirm who you are");
        nobodyIsIn(browser);
    }

    private static String shared(JWTClaimsSet claims) {
        try {
            SignedJWT token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(),
                            claims);
            token.sign(new MACSigner((IdentityProvider.SECRET + " ".repeat(32)).getBytes()));
            return token.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void whoProvedItLongAgoSignsInAsOfThen() {
        Browser mira = added(MIRA, "4711");
        proved(Duration.ofHours(2));
        signIn(mira, "4711").is(201);
        mira.load("/account");
        mira.post("/account/codes", "{}").isProblem(403, "/problems#not-allowed", "sign in again");
        proved(Sessions.LONGEST.plusSeconds(1));
        signIn(new Browser(door), "4711").isProblem(401, "/problems#wrong-sign-in", "too long ago");
    }

    /// From now on, the provider says that everybody proved it so long ago.
    private void proved(Duration ago) {
        long then = door.paper.clock.instant().minus(ago).getEpochSecond();
        provider.claims = it -> it.claim("auth_time", then);
    }

    @Test
    void whoIsInAlreadyProvesItAnew() {
        assertThat(sent(new Browser(door), "/authorizations"))
                .startsWith(provider.issuer() + "/authorize?")
                .contains("max_age=2592000")
                .contains("code_challenge_method=S256")
                .contains("scope=openid&")
                .doesNotContain("prompt");
        Browser mira = Browser.of(door, MIRA);
        assertThat(sent(mira, "/authorizations")).contains("prompt=login");
        assertThat(sent(mira, "/account/identities/offers")).contains("prompt=login");
    }

    @Test
    void addingAnAccountEndsTheSessionsElsewhereAndTakesALateSignIn() {
        Browser phone = Browser.of(door, MIRA);
        Browser desk = added(MIRA, "4711");
        nobodyIsIn(phone);
        desk.load("/account").is(200);
        door.paper.clock.pass(Account.LATELY.plusSeconds(1));
        desk.post("/account/identities/offers", "{}")
                .isProblem(403, "/problems#not-allowed", "sign in again");
        desk.delete("/account/identities/1")
                .isProblem(403, "/problems#not-allowed", "sign in again");
    }

    @Test
    void anAccountIsAddedOnlyWhereItWasAskedFor() {
        Browser tom = Browser.of(door, TOM);
        Map<String, String> response =
                provider.prove(sent(tom, "/account/identities/offers"), "4711");
        staff.sessions().endAll(TOM, TOM.name());
        back(tom, response).isProblem(401, "/problems#signed-out", "signed out");
        assertThat(staff.credentials().identities(TOM.name())).isEmpty();
    }

    @Test
    void anAccountIsOneMembersOnly() {
        added(MIRA, "4711");
        Browser tom = Browser.of(door, TOM);
        add(tom, "4711").isProblem(422, "/problems#invalid", "Somebody else here");
        added(TOM, "4712");
        assertThat(add(Browser.of(door, TOM), "4712").body()).contains("already");
    }

    @Test
    void anAccountThatIsTheOnlyWayInStays() {
        Browser mira = added(MIRA, "4711");
        long number = staff.credentials().identities(MIRA.name()).getFirst().number();
        mira.load("/account");
        mira.delete("/account/identities/" + number)
                .isProblem(409, "/problems#wrong-stage", "the only way");
        mira.delete("/account/identities/99").isProblem(404, "/problems#not-found", "no such");
        Browser tom = added(TOM, "4712");
        tom.load("/account");
        tom.delete("/account/identities/" + number)
                .isProblem(404, "/problems#not-found", "no such");
        Authenticator.of(door, MIRA);
        Browser again = Browser.of(door, MIRA);
        again.load("/account");
        again.delete("/account/identities/" + number).is(204);
        signIn(new Browser(door), "4711").is(401);
    }

    @Test
    void whoHasLeftDoesNotComeBackByIt() {
        added(MIRA, "4711");
        staff.member("Ada", Role.ADMINISTRATOR);
        staff.leave(new Member("Ada", Role.ADMINISTRATOR), MIRA.name());
        signIn(new Browser(door), "4711").is(401);
    }

    @Test
    void aProviderThatIsSilentOrSomebodyElseIsNotWaitedFor() {
        provider.description = _ -> "{}";
        unreachable();
        provider.description = it -> it.replace("\"issuer\": \"http", "\"issuer\": \"https");
        unreachable();
        provider.description = _ -> "not JSON";
        unreachable();
        provider.description = it -> it + " ".repeat(2_000_000);
        unreachable();
        provider.description = it -> it;
        sent(new Browser(door), "/authorizations");
        sent(new Browser(door), "/authorizations");
        assertThat(provider.asked).hasSize(5); // and once is enough
        provider.close();
        Browser browser = new Browser(door);
        Map<String, String> response = provider.prove(sent(browser, "/authorizations"), "4711");
        back(browser, response).isProblem(401, "/problems#wrong-sign-in", "did not confirm");
    }

    private void unreachable() {
        new Browser(door)
                .post("/authorizations", "{}")
                .isProblem(503, "/problems#unavailable", "Harbour & Co cannot be reached");
    }

    @Test
    void whoGuessesIsHeldUp() {
        Browser browser = new Browser(door).from("192.0.2.7");
        for (int i = 0; i < Attempts.FREE; i++) {
            signIn(browser, "nobody").is(401);
        }
        browser.post("/authorizations", "{}").is(429);
    }

    @Test
    void withoutAProviderNothingSpeaksOfOne(@TempDir Path folder) {
        try (Door plain = Door.open(folder)) {
            Browser browser = new Browser(plain);
            assertThat(browser.load("/sign-in").body()).doesNotContain("data-provider");
            browser.post("/authorizations", "{}")
                    .isProblem(404, "/problems#not-found", "elsewhere");
            browser.post("/sessions", "{\"provider\": {\"code\": \"x\", \"state\": \"y\"}}")
                    .is(404);
            Browser mira = Browser.of(plain, MIRA);
            assertThat(mira.load("/account").is(200).body()).doesNotContain("elsewhere</h2>");
        }
    }

    @Test
    void thePageToComeBackToKeepsNothingAndKnowsNobody() {
        Browser mira = Browser.of(door, MIRA);
        Reply page = mira.load("/sign-in/return?code=x&state=y").is(200);
        assertThat(page.body()).doesNotContain(MIRA.name()).contains("content=\"\"");
        assertThat(page.header("Set-Cookie")).isEmpty();
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(Session.Way.PROVIDER.word()).isEqualTo("provider");
    }
}
