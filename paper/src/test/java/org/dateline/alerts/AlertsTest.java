package org.dateline.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.dateline.Newsdesk;
import org.dateline.alerts.PushService.Brought;
import org.dateline.desk.Publication;
import org.dateline.ledger.Keys;
import org.dateline.story.Refusal;
import org.dateline.story.StoryId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Alerts, to a push service and browsers of the test's own.
@Timeout(60)
class AlertsTest {
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final String ENDPOINT = "https://localhost/push/1";

    private Newsdesk paper;
    private PushService push;
    private Alerts alerts;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        paper = Newsdesk.open(folder.resolve("paper"));
        paper.alerts.close(); // this test has its own
        push = new PushService(folder.resolve("push"));
        alerts = alerts(Alerts.MOST_READERS, InetAddress::isLoopbackAddress);
    }

    @AfterEach
    void close() {
        alerts.close();
        push.close();
        paper.close();
    }

    private Alerts alerts(int most, Predicate<InetAddress> allowed) {
        return new Alerts(
                paper.database,
                paper.ledger,
                new Keys(paper.folder.resolve("keys")),
                "mailto:desk@paper.example",
                new PushServices(List.of("localhost", "*.push.example"), allowed),
                paper.clock,
                push.client(),
                most);
    }

    @Test
    void theBrowserOfThisTestReadsTheExampleOfTheStandard() throws Exception {
        Browser browser =
                new Browser(
                        Browser.privateKey(
                                DECODER.decode("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94")),
                        DECODER.decode(
                                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
                        DECODER.decode("BTBZMqHH6r4Tts7J_aSIgg"));
        assertThat(
                        browser.open(
                                DECODER.decode(
                                        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN")))
                .isEqualTo("When I grow up, I want to be a watermelon");
    }

    @Test
    void anAlertReachesEachBrowserAndOnlyThatBrowserCanReadIt() throws Exception {
        Browser mine = subscribed("mine");
        Browser yours = subscribed("yours");
        StoryId story = published("Harbour bridge closed");
        Alert alert = sent(alerts.send(Newsdesk.TOM, story, "Ferries run all night.", false));
        assertThat(alert.people()).isEqualTo(2);
        assertThat(alert.delivered()).isEqualTo(2);
        assertThat(alert.by()).isEqualTo("Tom Ahlgren");
        Brought letter = only("mine");
        JsonNode message = JsonMapper.shared().readTree(mine.open(letter.body()));
        assertThat(message.path("title").asString("")).isEqualTo("Harbour bridge closed");
        assertThat(message.path("text").asString("")).isEqualTo("Ferries run all night.");
        assertThat(message.path("path").asString(""))
                .isEqualTo("/stories/" + story + "/harbour-bridge-closed");
        assertThat(message.path("lang").asString("")).isEqualTo("en");
        assertThatThrownBy(() -> yours.open(letter.body()))
                .isInstanceOf(java.security.GeneralSecurityException.class);
        assertThat(new String(letter.body(), UTF_8)).doesNotContain("bridge");
        assertThat(letter.headers().getFirst("Content-Encoding")).isEqualTo("aes128gcm");
        assertThat(letter.headers().getFirst("TTL")).isEqualTo("14400");
        assertThat(letter.headers().getFirst("Urgency")).isEqualToIgnoringCase("high");
        assertThat(letter.headers().getFirst("Topic")).isEqualTo("alert-" + alert.number());
        signedByThePaper(letter);
    }

    /// RFC 8292: who asks, of whom, and not for longer than a day.
    private void signedByThePaper(Brought letter) throws Exception {
        String[] parts =
                letter.headers()
                        .getFirst("Authorization")
                        .substring("vapid ".length())
                        .split(", ?");
        Map<String, String> fields = new HashMap<>();
        for (String part : parts) {
            fields.put(part.substring(0, 1), part.substring(2));
        }
        assertThat(fields.get("k")).isEqualTo(alerts.key());
        String[] token = fields.getOrDefault("t", "").split("\\.");
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(Browser.publicKey(DECODER.decode(alerts.key())));
        signature.update((token[0] + "." + token[1]).getBytes(UTF_8));
        assertThat(signature.verify(DECODER.decode(token[2]))).isTrue();
        JsonNode claims = JsonMapper.shared().readTree(DECODER.decode(token[1]));
        assertThat(claims.path("aud").asString("")).isEqualTo(push.origin());
        assertThat(claims.path("sub").asString("")).isEqualTo("mailto:desk@paper.example");
        long left = claims.path("exp").asLong() - Instant.now().getEpochSecond();
        assertThat(left).isBetween(1L, 86_400L);
    }

    @Test
    void whoWantsNoMoreIsForgotten() {
        subscribed("stays");
        subscribed("left");
        subscribed("cancels");
        alerts.cancel("{\"endpoint\":\"%s\"}".formatted(push.endpoint("cancels")).getBytes(UTF_8));
        push.answers = letter -> letter.path().endsWith("left") ? 410 : 201;
        Alert alert = sent(alerts.send(Newsdesk.TOM, published("Bridge closed"), "", false));
        assertThat(alert.delivered()).isEqualTo(1);
        assertThat(alert.gone()).isEqualTo(1);
        assertThat(alerts.readers()).isEqualTo(1);
        assertThat(push.to("cancels")).isEmpty();
    }

    @Test
    void aBrowserThatSubscribesTwiceIsToldOnce() {
        subscribed("same");
        subscribed("same");
        sent(alerts.send(Newsdesk.TOM, published("Bridge closed"), "", false));
        assertThat(push.to("same")).hasSize(1);
    }

    @Test
    void aServiceInTroubleIsAskedAgain() {
        subscribed("one");
        push.answers = _ -> push.brought.size() < 2 ? 503 : 201;
        Alert alert = sent(alerts.send(Newsdesk.TOM, published("Bridge closed"), "", false));
        assertThat(alert.delivered()).isEqualTo(1);
        assertThat(push.brought).hasSize(3);
    }

    @Test
    void whoNeverAnswersIsGivenUpAfterFiveAlerts() {
        subscribed("refuses");
        push.answers = _ -> 403;
        for (int i = 1; i <= 5; i++) {
            assertThat(alerts.readers()).isEqualTo(1);
            Alert alert = sent(alerts.send(Newsdesk.TOM, published("Bridge " + i), "", false));
            assertThat(alert.failed()).isEqualTo(1);
        }
        assertThat(alerts.readers()).isZero();
    }

    @Test
    void aRedirectLeadsNowhere() {
        subscribed("moved");
        push.answers = _ -> 307;
        Alert alert = sent(alerts.send(Newsdesk.TOM, published("Bridge closed"), "", false));
        assertThat(alert.failed()).isEqualTo(1);
        assertThat(push.brought).hasSize(1);
    }

    @Test
    void anAlertGoesOnAfterARestartAndReachesEverybody() throws Exception {
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 120; i++) {
            subscribed("reader-" + i);
            all.add("/push/reader-" + i);
        }
        CountDownLatch second = new CountDownLatch(60);
        CountDownLatch stopped = new CountDownLatch(1);
        push.answers =
                _ -> {
                    second.countDown();
                    return push.brought.size() < 55 || isOver(stopped) ? 201 : 503;
                };
        Alert begun = alerts.send(Newsdesk.TOM, published("Bridge closed"), "", false);
        assertThat(second.await(30, TimeUnit.SECONDS)).isTrue();
        alerts.close();
        stopped.countDown();
        assertThat(paper.database.read(AlertStore::goingOut)).isPresent();
        push.answers = _ -> 201;
        alerts = alerts(Alerts.MOST_READERS, InetAddress::isLoopbackAddress);
        Alert alert = sent(begun);
        assertThat(alert.delivered()).isEqualTo(120);
        Set<String> told = new HashSet<>();
        push.brought.forEach(letter -> told.add(letter.path()));
        assertThat(told).isEqualTo(all);
    }

    private static boolean isOver(CountDownLatch latch) {
        return latch.getCount() == 0;
    }

    @Test
    void onlyAnEditorSendsAnAlertAndOnlyOfWhatReadersHave() {
        StoryId published = published("Bridge closed");
        assertThatThrownBy(() -> alerts.send(Newsdesk.MIRA, published, "", false))
                .isInstanceOf(Refusal.class)
                .hasMessage("Mira Okafor is reporter; it takes editor to send an alert.");
        StoryId passed = paper.passed("Draft", "Words.").id();
        assertThatThrownBy(() -> alerts.send(Newsdesk.TOM, passed, "", false))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("publish it before");
        paper.desk.withdraw(Newsdesk.TOM, published, "It was not so.");
        assertThatThrownBy(() -> alerts.send(Newsdesk.TOM, published, "", false))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Readers do not have story");
        assertThat(alerts.list()).isEmpty();
    }

    @Test
    void aStoryHasOneAlertUnlessSomebodySaysAgain() {
        StoryId story = published("Bridge closed");
        sent(alerts.send(Newsdesk.TOM, story, "", false));
        assertThatThrownBy(() -> alerts.send(Newsdesk.INES, story, "", false))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Tom Ahlgren sent an alert about this story");
        sent(alerts.send(Newsdesk.INES, story, "It is open again.", true));
        assertThat(alerts.list())
                .extracting(Alert::by)
                .containsExactly("Ines Castellan", "Tom Ahlgren");
    }

    @Test
    void thereAreSixAlertsAnHourAtMost() {
        for (int i = 0; i < Alerts.AN_HOUR; i++) {
            sent(alerts.send(Newsdesk.TOM, published("Story " + i), "", false));
            paper.clock.pass(Duration.ofMinutes(1));
        }
        StoryId story = published("One too many");
        assertThatThrownBy(() -> alerts.send(Newsdesk.TOM, story, "", false))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("6 alerts in the last hour")
                .hasMessageContaining("2026-11-23T10:00:00Z");
        paper.clock.pass(Duration.ofMinutes(54));
        sent(alerts.send(Newsdesk.TOM, story, "", false));
    }

    @Test
    void anAlertStopsWhenItsStoryIsWithdrawn() throws Exception {
        for (int i = 0; i < 60; i++) {
            subscribed("reader-" + i);
        }
        StoryId story = published("Bridge closed");
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch withdrawn = new CountDownLatch(1);
        push.answers =
                _ -> {
                    first.countDown();
                    try {
                        assertThat(withdrawn.await(9, TimeUnit.SECONDS)).isTrue();
                    } catch (InterruptedException stop) {
                        throw new AssertionError(stop);
                    }
                    return 201;
                };
        Alert begun = alerts.send(Newsdesk.TOM, story, "", false);
        assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();
        paper.desk.withdraw(Newsdesk.TOM, story, "It was not so.");
        withdrawn.countDown();
        await(() -> alerts.read(begun.number()).state() == Alert.State.STOPPED);
        assertThat(push.brought).hasSizeLessThan(60);
    }

    @Test
    void aLongHeadlineAndHostileTextArriveShortAndWhole() throws Exception {
        Browser browser = subscribed("one");
        String text = "\u202E<script>alert(1)</script>\u0000 \uD83D\uDEA8 \"quoted\"";
        StoryId story = published("\uD83D\uDEA8".repeat(500));
        sent(alerts.send(Newsdesk.TOM, story, text, false));
        JsonNode message = JsonMapper.shared().readTree(browser.open(only("one").body()));
        assertThat(message.path("text").asString("")).isEqualTo(text.strip());
        String title = message.path("title").asString("");
        assertThat(title.codePointCount(0, title.length())).isEqualTo(200);
        assertThat(title).endsWith("\uD83D\uDEA8…");
        assertThatThrownBy(() -> alerts.send(Newsdesk.TOM, story, "a".repeat(301), true))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("at most 300 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost/push/1",
                "https://elsewhere.example/push/1",
                "https://push.example/1",
                "https://localhost.evil.example/1",
                "https://evil-push.example/1",
                "https://tom@localhost/1",
                "https://localhost/1#part",
                "https:///1",
                "ftp://localhost/1",
                "//localhost/1",
                "not an address",
                ""
            })
    void alertsGoNowhereButToAPushServiceThatThePaperTrusts(String endpoint) {
        byte[] form = Browser.fresh().subscription(endpoint).getBytes(UTF_8);
        assertThatThrownBy(() -> alerts.subscribe(form)).isInstanceOf(Refusal.class);
        assertThat(alerts.readers()).isZero();
    }

    @Test
    void aPushServiceInsideTheHouseIsNone() {
        alerts.close();
        alerts = alerts(10, address -> !address.isLoopbackAddress());
        byte[] form = Browser.fresh().subscription(ENDPOINT).getBytes(UTF_8);
        assertThatThrownBy(() -> alerts.subscribe(form))
                .isInstanceOf(Refusal.class)
                .hasMessage("localhost is not on the public internet.");
    }

    @Test
    void whatNoBrowserSendsIsRefused() {
        String right = Browser.fresh().subscription(ENDPOINT);
        List<String> wrong = new ArrayList<>();
        wrong.add("");
        wrong.add("[]");
        wrong.add("{}");
        wrong.add("{\"endpoint\":\"%s\"}".formatted(ENDPOINT));
        wrong.add(right.replace("\"keys\"", "\"name\":\"Mira\",\"keys\""));
        wrong.add(right.replaceAll("\"auth\":\"[^\"]*\"", "\"auth\":\"AAAA\""));
        wrong.add(right.replaceAll("\"auth\":\"[^\"]*\"", "\"auth\":\"!\""));
        wrong.add(right.replaceAll("\"p256dh\":\"B", "\"p256dh\":\"A"));
        wrong.add(right.replaceAll("\"p256dh\":\"[^\"]*\"", "\"p256dh\":\"BBBB\""));
        wrong.add(right.replace("/push/1", "/" + "a".repeat(1_000)));
        for (String form : wrong) {
            assertThatThrownBy(() -> alerts.subscribe(form.getBytes(UTF_8)))
                    .as(form)
                    .isInstanceOf(Refusal.class);
        }
        assertThat(alerts.readers()).isZero();
    }

    @Test
    void thereIsAnEndToHowManyReadersAreTold() {
        alerts.close();
        alerts = alerts(2, InetAddress::isLoopbackAddress);
        subscribed("one");
        subscribed("two");
        assertThatThrownBy(() -> subscribed("three"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("as many readers as it can");
        subscribed("two");
        assertThat(alerts.readers()).isEqualTo(2);
    }

    @Test
    void theKeyStaysTheSameAndIsAPointOnTheCurve() {
        String key = alerts.key();
        alerts.close();
        alerts = alerts(2, InetAddress::isLoopbackAddress);
        assertThat(alerts.key()).isEqualTo(key);
        byte[] point = DECODER.decode(key);
        assertThat(point).hasSize(65);
        assertThat(ByteBuffer.wrap(point).get()).isEqualTo((byte) 4);
    }

    private Browser subscribed(String name) {
        Browser browser = Browser.fresh();
        alerts.subscribe(browser.subscription(push.endpoint(name)).getBytes(UTF_8));
        return browser;
    }

    private StoryId published(String headline) {
        Publication publication = paper.published(headline, "It happened at noon.");
        return StoryId.parse(publication.path().split("/")[2]);
    }

    private Alert sent(Alert alert) {
        await(() -> alerts.read(alert.number()).state() == Alert.State.SENT);
        return alerts.read(alert.number());
    }

    private Brought only(String browser) {
        assertThat(push.to(browser)).hasSize(1);
        return push.to(browser).getFirst();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.yield();
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
