package org.dateline.newsstand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dateline.story.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class NewsstandTest {
    private static final String AGENT = "User-Agent: Mozilla/5.0 Firefox/140.0";

    @TempDir Path folder;

    @Test
    void aPipelineIsAnsweredInOrder() throws IOException {
        try (Stand stand = new Stand(folder);
                Socket socket = stand.connect()) {
            String first = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
            String proof = "GET /proofs/1 HTTP/1.1\r\nHost: a\r\n\r\n";
            String last = "GET /politics HTTP/1.1\r\nHost: a\r\n\r\n";
            Stand.send(socket, (first + proof + last).repeat(50));
            for (int i = 0; i < 50; i++) {
                assertThat(next(socket).text()).contains("Home front");
                assertThat(next(socket).text()).contains("proof of /proofs/1");
                assertThat(next(socket).text()).contains("Politics front");
            }
        }
    }

    @Test
    void aRequestMayComeByteByByte() throws IOException {
        try (Stand stand = new Stand(folder);
                Socket socket = stand.connect()) {
            socket.setTcpNoDelay(true);
            for (char c : "GET /politics HTTP/1.1\r\nHost: a\r\n\r\n".toCharArray()) {
                Stand.send(socket, String.valueOf(c));
            }
            assertThat(next(socket).text()).contains("Politics front");
        }
    }

    @Test
    void whoHasThePageIsToldSo() throws IOException {
        try (Stand stand = new Stand(folder)) {
            String gzip = "Accept-Encoding: gzip";
            String tag = stand.get(Stand.STORY, gzip).header("ETag");
            assertThat(stand.get(Stand.STORY, gzip, "If-None-Match: " + tag).status())
                    .isEqualTo(304);
            assertThat(stand.get(Stand.STORY, gzip, "If-None-Match: \"a\", W/" + tag).status())
                    .isEqualTo(304);
            assertThat(stand.get(Stand.STORY, gzip, "If-None-Match: *").status()).isEqualTo(304);
            assertThat(stand.get(Stand.STORY, "If-None-Match: " + tag).status()).isEqualTo(200);
            stand.rack.rails(Stand.bytes("<aside>News</aside></body></html>"));
            Answer changed = stand.get(Stand.STORY, gzip, "If-None-Match: " + tag);
            assertThat(changed.status()).isEqualTo(200);
            assertThat(changed.text()).contains("<aside>News");
        }
    }

    @Test
    void viewsAreReadersOpenings() throws IOException {
        try (Stand stand = new Stand(folder)) {
            String tag = stand.get(Stand.STORY, AGENT).header("ETag");
            assertThat(stand.views).hasSize(1);
            assertThat(stand.views.getFirst().ordinal()).isEqualTo(7);
            stand.get(Stand.STORY, AGENT, "If-None-Match: " + tag);
            assertThat(stand.views).hasSize(2);
            assertThat(stand.views.get(1)).isEqualTo(stand.views.get(0));
            stand.get(Stand.STORY, "User-Agent: another");
            assertThat(stand.views.get(2).reader()).isNotEqualTo(stand.views.get(0).reader());
            stand.get("/politics", AGENT);
            stand.get("/stories/000000000007/old", AGENT);
            stand.get("/stories/000000000009/withdrawn", AGENT);
            stand.get(Stand.STORY, "User-Agent: a bot");
            stand.get(Stand.STORY, AGENT, "Sec-Purpose: prefetch;prerender");
            stand.get(Stand.STORY, AGENT, "Purpose: prefetch");
            stand.get(Stand.STORY, AGENT, "X-Moz: prefetch");
            try (Socket socket = stand.connect()) {
                Stand.send(socket, "HEAD " + Stand.STORY + " HTTP/1.1\r\nHost: a\r\n\r\n");
                Answer.read(socket.getInputStream(), true);
            }
            assertThat(stand.views).hasSize(3);
        }
    }

    @Test
    void onlyATrustedProxyTellsWhoReads() throws IOException {
        Standing behind = Stand.standing().withProxies(List.of("127.0.0.0/8", "::1"));
        try (Stand stand = new Stand(folder, behind)) {
            stand.get(Stand.STORY, AGENT, "X-Forwarded-For: 203.0.113.5");
            stand.get(Stand.STORY, AGENT, "X-Forwarded-For: 203.0.113.6");
            stand.get(Stand.STORY, AGENT, "X-Forwarded-For: 203.0.113.6, 203.0.113.5");
            assertThat(stand.views.get(0)).isNotEqualTo(stand.views.get(1));
            assertThat(stand.views.get(0)).isEqualTo(stand.views.get(2));
        }
        try (Stand stand = new Stand(folder)) {
            stand.get(Stand.STORY, AGENT, "X-Forwarded-For: 203.0.113.5");
            stand.get(Stand.STORY, AGENT, "X-Forwarded-For: 203.0.113.6");
            assertThat(stand.views.get(0)).isEqualTo(stand.views.get(1));
        }
    }

    @Test
    void whatWasTakenBackSaysWhetherTheLawDid() throws IOException {
        try (Stand stand = new Stand(folder)) {
            Answer byEditors = stand.get("/stories/000000000009/withdrawn");
            assertThat(byEditors.status()).isEqualTo(410);
            assertThat(byEditors.text()).contains("withdrawn by the editors");
            Answer byLaw = stand.get("/stories/00000000000a/withdrawn");
            assertThat(byLaw.status()).isEqualTo(451);
            assertThat(byLaw.text()).contains("withdrawn by law");
        }
    }

    @Test
    void anAlteredPageIsNotSentAndIsPrintedAgain() throws Exception {
        try (Stand stand = new Stand(folder)) {
            List<Long> alarms = new ArrayList<>();
            List<String> paths = new ArrayList<>();
            stand.rack.onDamage(
                    (path, story) -> {
                        alarms.add(story);
                        paths.add(path);
                    });
            try (var file = new RandomAccessFile(folder.resolve("pages-000000").toFile(), "rw")) {
                byte[] all = new byte[1 << 14];
                int length = file.read(all);
                for (int at = 0; at < length; at += 16) {
                    file.seek(at + 15);
                    file.write(~all[at + 15]);
                }
            }
            Answer answer = stand.get(Stand.STORY, "Accept-Encoding: gzip");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("2");
            assertThat(answer.header("Content-Type")).isEqualTo(Reply.HTML);
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.text()).isEqualTo("Not now: " + Stand.STORY);
            assertThat(alarms).contains(7L);
            assertThat(stand.get("/politics", "Accept-Encoding: gzip").status()).isEqualTo(503);
            assertThat(paths).contains("/politics");
            stand.put(Stand.STORY, 7, 200, "Harbour opens");
            assertThat(stand.get(Stand.STORY, "Accept-Encoding: gzip").text())
                    .contains("Harbour opens");
        }
    }

    @Test
    void whatFailsWhileItIsAnsweredIsSaidInAPage() throws Exception {
        try (Stand stand = new Stand(folder)) {
            Answer answer = stand.get("/proofs/broken");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("30");
            assertThat(answer.text()).isEqualTo("Not now: /proofs/broken");
        }
    }

    @Test
    void whatAReaderSendsMayComeInPieces() throws IOException {
        try (Stand stand = new Stand(folder);
                Socket socket = stand.connect()) {
            Stand.send(socket, post(4));
            for (String piece : List.of("{", "\"a", "\"")) {
                socket.getOutputStream().flush();
                Stand.send(socket, piece);
            }
            Stand.send(socket, "GET / HTTP/1.1\r\nHost: paper.example\r\n\r\n");
            assertThat(next(socket).status()).isEqualTo(200);
            assertThat(next(socket).text()).contains("Home front");
            assertThat(stand.taken).containsExactly("{\"a\"");
        }
    }

    @Test
    void whoKeepsUsWaitingForWhatTheySendIsClosed() throws IOException {
        try (Stand stand = new Stand(folder, Stand.impatient());
                Socket socket = stand.connect()) {
            Stand.send(socket, post(100) + "{");
            assertThat(Stand.isClosed(socket)).isTrue();
            assertThat(stand.taken).isEmpty();
        }
    }

    @Test
    void nobodySendsMoreThanTwentyThingsInTenMinutes() throws IOException {
        try (Stand stand = new Stand(folder);
                Socket socket = stand.connect()) {
            for (int i = 0; i < 20; i++) {
                Stand.send(socket, post(2) + "{}");
                assertThat(next(socket).status()).isEqualTo(200);
            }
            Stand.send(socket, post(2) + "{}");
            Answer answer = next(socket);
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.header("Retry-After")).isEqualTo("600");
            assertThat(stand.taken).hasSize(20);
            assertThat(Stand.get(socket, "/politics").status()).isEqualTo(200);
        }
    }

    private static String post(int length) {
        return """
               POST /push/subscriptions HTTP/1.1\r
               Host: paper.example\r
               Origin: https://paper.example\r
               Content-Type: application/json\r
               Content-Length: %d\r
               \r
               """
                .formatted(length);
    }

    @Test
    void slowRequestsAreTimedOutWhileOthersAreServed() throws Exception {
        try (Stand stand = new Stand(folder, Stand.impatient())) {
            List<Socket> slow = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                Socket socket = stand.connect();
                Stand.send(socket, "GET / HTTP/1.1\r\nHo");
                slow.add(socket);
            }
            long start = System.nanoTime();
            assertThat(stand.get("/politics").status()).isEqualTo(200);
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));
            for (Socket socket : slow) {
                assertThat(Stand.isClosed(socket)).isTrue();
                socket.close();
            }
            assertThat(stand.get("/politics").status()).isEqualTo(200);
        }
    }

    @Test
    void silentAndIdleConnectionsAreClosed() throws IOException {
        try (Stand stand = new Stand(folder, Stand.impatient());
                Socket silent = stand.connect();
                Socket idle = stand.connect()) {
            assertThat(Stand.get(idle, "/").status()).isEqualTo(200);
            assertThat(Stand.isClosed(silent)).isTrue();
            assertThat(Stand.isClosed(idle)).isTrue();
        }
    }

    @Test
    void aReaderWhoDoesNotReadIsClosed() throws Exception {
        try (Stand stand = new Stand(folder, Stand.impatient())) {
            stand.put("/long", 0, 200, "long ".repeat(100_000));
            try (Socket socket = new Socket()) {
                socket.setReceiveBufferSize(4 << 10);
                socket.setSoTimeout(20_000);
                socket.connect(
                        new InetSocketAddress(
                                InetAddress.getLoopbackAddress(), stand.newsstand.port()));
                Stand.send(socket, "GET /long HTTP/1.1\r\nHost: a\r\n\r\n".repeat(200));
                await(() -> stand.newsstand.takings().connections() == 0);
                assertThat(stand.newsstand.takings().pages()).isLessThan(100);
            }
            assertThat(stand.get("/politics").status()).isEqualTo(200);
        }
    }

    @Test
    void aTakenPortIsOneSentence() {
        try (Stand stand = new Stand(folder)) {
            int port = stand.newsstand.port();
            Standing same =
                    Standing.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            assertThatThrownBy(() -> new Stand(folder.resolve("other"), same))
                    .isInstanceOf(Refusal.class)
                    .hasMessageStartingWith("Port " + port + " is in use");
        }
    }

    @Test
    void anAddressOfAnotherMachineIsOneSentence() {
        Standing elsewhere = Standing.at(new InetSocketAddress("192.0.2.7", 8080));
        assertThatThrownBy(() -> new Stand(folder, elsewhere))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("The reader site cannot open port 8080 of 192.0.2.7: ");
    }

    private static Answer next(Socket socket) throws IOException {
        return Answer.read(socket.getInputStream(), false);
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
