package org.dateline.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.dateline.media.Visitor.Found;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Where links lead, asked of a server on this machine.
class VisitorTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private HttpServer web;
    private Visitor visitor;

    @BeforeEach
    void open() throws IOException {
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        answers("/here", 200);
        answers("/gone", 404);
        answers("/burnt", 410);
        answers("/shut", 403);
        answers("/broken", 500);
        leads("/moved", 301, "/here");
        leads("/elsewhere-today", 302, "/here");
        leads("/moved-today", 301, "/elsewhere-today");
        leads("/round", 301, "/round");
        leads("/inside", 302, "http://10.0.0.1/secret");
        leads("/file", 302, "file:///etc/passwd");
        web.createContext(
                "/no-heads",
                exchange -> send(exchange, exchange.getRequestMethod().equals("HEAD") ? 405 : 200));
        web.start();
        visitor = new Visitor(new Internet(InetAddress::isLoopbackAddress), nanos::get);
    }

    @AfterEach
    void close() {
        visitor.close();
        web.stop(0);
    }

    @Test
    void eachLinkIsSaidToAnswerToHaveMovedToBeGoneOrToBeShut() {
        assertThat(found("/here")).isEqualTo(new Found.Answers());
        assertThat(found("/moved")).isEqualTo(new Found.Moved(url("/here")));
        assertThat(found("/gone")).isEqualTo(new Found.Gone(404));
        assertThat(found("/burnt")).isEqualTo(new Found.Gone(410));
        assertThat(found("/shut")).isEqualTo(new Found.Shut(403));
        assertThat(found("/broken")).isEqualTo(new Found.Silent("it answers 500"));
    }

    @Test
    void whatLeadsElsewhereOnlyTodayHasNotMoved() {
        assertThat(found("/elsewhere-today")).isEqualTo(new Found.Answers());
        assertThat(found("/moved-today")).isEqualTo(new Found.Answers());
    }

    @Test
    void aServerThatKnowsNoHeadIsAskedAsReadersAsk() {
        assertThat(found("/no-heads")).isEqualTo(new Found.Answers());
        assertThat(asked).isEmpty();
    }

    @Test
    void whatLeadsNowhereIsSilent() {
        assertThat(found("/round"))
                .isEqualTo(new Found.Silent("it leads from one address to the next"));
        assertThat(found("/file")).isEqualTo(new Found.Silent("it leads nowhere"));
        assertThat(visit("http://no-such-host.invalid/a"))
                .isEqualTo(new Found.Silent("there is no such host"));
        web.stop(0);
        assertThat(found("/here")).isEqualTo(new Found.Silent("it does not answer"));
    }

    @Test
    void nothingBehindThePublicInternetIsAsked() {
        assertThat(found("/inside"))
                .isEqualTo(new Found.NotAsked("10.0.0.1 is not on the public internet"));
        assertThat(visit("http://192.168.1.1/"))
                .isEqualTo(new Found.NotAsked("192.168.1.1 is not on the public internet"));
        try (Visitor careful = new Visitor(new Internet(Fetcher::isPublic), nanos::get)) {
            assertThat(careful.visit(List.of(url("/here"))).values())
                    .containsExactly(new Found.NotAsked("127.0.0.1 is not on the public internet"));
        }
        assertThat(asked).isEqualTo(List.of("HEAD /inside"));
    }

    @Test
    void whatIsNoAddressOnTheWebIsNotAsked() {
        for (String other :
                List.of(
                        "mailto:desk@paper.example",
                        "file:///etc/passwd",
                        "https://user:secret@here.example/",
                        "not an address",
                        "http://" + "x".repeat(3_000) + ".example/")) {
            assertThat(visit(other)).isEqualTo(new Found.NotAsked("it is no address on the web"));
        }
    }

    @Test
    void anAddressInAnotherScriptIsAskedAsTheNetworkKnowsIt() {
        assertThat(Internet.web("http://brücke.example/straße?ö=ü").orElseThrow().toString())
                .isEqualTo("http://xn--brcke-lva.example/stra%C3%9Fe?%C3%B6=%C3%BC");
    }

    @Test
    void anAddressThatAnsweredIsAskedAgainAfterTenMinutesAndOneThatDidNotAtOnce() {
        found("/here");
        found("/here");
        found("/broken");
        found("/broken");
        assertThat(asked)
                .containsExactly(
                        "HEAD /here", "HEAD /broken", "GET /broken", "HEAD /broken", "GET /broken");
        nanos.addAndGet(601_000_000_000L);
        found("/here");
        assertThat(asked).last().isEqualTo("HEAD /here");
    }

    @Test
    void thoseOfOneHostAreAskedOneAfterTheOtherAndAHundredAtMost() {
        List<String> many = IntStream.range(0, 120).mapToObj(i -> url("/here?" + i)).toList();
        Map<String, Found> found = visitor.visit(many);
        assertThat(found.keySet()).containsExactlyElementsOf(many);
        assertThat(mostAtOnce.get()).isEqualTo(1);
        assertThat(asked).hasSize(Visitor.MOST);
        assertThat(found.get(many.getLast()))
                .isEqualTo(new Found.NotAsked("no more than a hundred are asked at once"));
    }

    @Test
    void whatIsNotAskedWithinHalfAMinuteIsSaidToBe() {
        web.createContext(
                "/slow",
                exchange -> {
                    nanos.addAndGet(31_000_000_000L);
                    send(exchange, 200);
                });
        Map<String, Found> found = visitor.visit(List.of(url("/slow"), url("/here")));
        assertThat(found.get(url("/here")))
                .isEqualTo(new Found.NotAsked("the others took too long"));
    }

    private Found found(String path) {
        return visit(url(path));
    }

    private Found visit(String address) {
        return visitor.visit(List.of(address)).values().iterator().next();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + web.getAddress().getPort() + path;
    }

    private void answers(String path, int status) {
        web.createContext(path, exchange -> noted(exchange, status));
    }

    private void leads(String path, int status, String to) {
        web.createContext(
                path,
                exchange -> {
                    exchange.getResponseHeaders().add("Location", to);
                    noted(exchange, status);
                });
    }

    private void noted(HttpExchange exchange, int status) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        atOnce.decrementAndGet();
        send(exchange, status);
    }

    private static void send(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}
