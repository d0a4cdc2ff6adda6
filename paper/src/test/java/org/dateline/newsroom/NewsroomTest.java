package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.dateline.newsroom.Door.Reply;
import org.dateline.newsroom.Vitals.Figure;
import org.dateline.newsroom.Vitals.Sign;
import org.dateline.story.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewsroomTest {
    @TempDir private Path folder;

    @Test
    void aPortInUseIsOneClearSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(
                            () ->
                                    Door.open(
                                            folder,
                                            Settings.loopback(taken.getLocalPort()),
                                            Vitals.none(),
                                            _ -> {}))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("Port %d is in use".formatted(taken.getLocalPort()));
        }
    }

    @Test
    void aProxyThatIsNoAddressIsRefused() {
        Settings settings =
                new Settings(
                        InetAddress.getLoopbackAddress(),
                        0,
                        Optional.empty(),
                        List.of("our proxy"));
        assertThatThrownBy(() -> Door.open(folder, settings, Vitals.none(), _ -> {}))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Trusted proxies must be addresses");
    }

    @Test
    void itListensOnLoopbackOnly() {
        try (Door door = Door.open(folder)) {
            assertThat(door.newsroom.port()).isPositive();
            assertThat(Settings.loopback(0).bind().isLoopbackAddress()).isTrue();
        }
    }

    @Test
    void healthNamesTheDepartmentThatIsUnwell() {
        Vitals vitals =
                new Vitals(
                        List.of(
                                new Sign("ledger", Optional::empty),
                                new Sign("press", () -> Optional.of("It is 40 entries behind.")),
                                new Sign(
                                        "rack",
                                        () -> {
                                            throw new IllegalStateException("a secret");
                                        })),
                        List.of());
        try (Door door = Door.open(folder, Settings.loopback(0), vitals, _ -> {})) {
            Reply reply = door.at("/health").get().is(503);
            assertThat(reply.text("status")).isEqualTo("down");
            assertThat(reply.json().at("/departments/ledger").asString()).isEqualTo("up");
            assertThat(reply.json().at("/departments/press").asString())
                    .isEqualTo("It is 40 entries behind.");
            assertThat(reply.body()).doesNotContain("secret");
            Reply stranger = door.at("/health").with("X-Forwarded-For", "198.51.100.7").get();
            assertThat(stranger.json().at("/departments/press").asString()).isEqualTo("down");
            door.at("/health/live").get().is(200);
        }
    }

    @Test
    void metricsHaveTheDepartmentsFiguresAndTheRequests() {
        Vitals vitals =
                new Vitals(
                        List.of(),
                        List.of(
                                new Figure("ledger.size", "Entries signed", "", false, () -> 41),
                                new Figure("views", "Views counted", "", true, () -> 7)));
        try (Door door = Door.open(folder, Settings.loopback(0), vitals, _ -> {})) {
            door.draft();
            String metrics = door.at("/metrics").get().is(200).body();
            assertThat(metrics).contains("ledger_size 41.0").contains("views_total 7.0");
            assertThat(metrics)
                    .contains(
                            "newsroom_requests_seconds_count{method=\"POST\",route=\"/api/stories\",status=\"201\"} 1");
        }
    }

    @Test
    void aFailureIsANumberToQuoteAndNothingElse() {
        try (Door door = Door.open(folder)) {
            String path = door.draft();
            door.paper.database.close();
            Reply reply = door.at(path, door.mira).get().is(500);
            reply.isProblem(500, "/problems#failure", "under incident ");
            assertThat(reply.body()).doesNotContainIgnoringCase("sqlite").doesNotContain("org.");
        }
    }

    @Test
    void whatHasBegunIsAnsweredBeforeItStops() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch printed = new CountDownLatch(1);
        LongConsumer press =
                _ -> {
                    begun.countDown();
                    await(printed);
                };
        try (Door door = Door.open(folder, Settings.loopback(0), Vitals.none(), press);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String path = door.passed();
            Future<Reply> reply =
                    threads.submit(() -> door.at(path + "/publications", door.tom).post());
            await(begun);
            Future<?> closed = threads.submit(door.newsroom::close);
            printed.countDown();
            reply.get(20, TimeUnit.SECONDS).is(201);
            closed.get(20, TimeUnit.SECONDS);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
