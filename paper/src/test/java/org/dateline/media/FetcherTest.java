package org.dateline.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dateline.Newsdesk;
import org.dateline.story.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetcherTest {
    private static final byte[] PICTURE = Shelf.picture("jpg", 1);

    @TempDir private Path folder;
    private Newsdesk paper;
    private HttpServer web;

    @BeforeEach
    void open() throws IOException {
        paper = Newsdesk.open(folder);
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/bridge.jpg", exchange -> answer(exchange, 200, PICTURE));
        web.createContext("/moved", exchange -> lead(exchange, "/bridge.jpg"));
        web.createContext("/round", exchange -> lead(exchange, "/round"));
        web.createContext("/inside", exchange -> lead(exchange, "http://10.0.0.1/secret"));
        web.createContext("/file", exchange -> lead(exchange, "file:///etc/passwd"));
        web.createContext("/gone", exchange -> answer(exchange, 404, new byte[1]));
        web.createContext(
                "/endless",
                exchange -> answer(exchange, 200, new byte[(int) Newsdesk.SIZES.film() + 1]));
        web.start();
    }

    @AfterEach
    void close() {
        web.stop(0);
        paper.close();
    }

    @Test
    void aFileIsFetchedByItsAddressAndThroughRedirects() {
        assertThat(fetch(url("/bridge.jpg"))).isEqualTo("bridge.jpg " + PICTURE.length);
        assertThat(fetch(url("/moved"))).isEqualTo("bridge.jpg " + PICTURE.length);
    }

    @Test
    void nothingIsLeftOnTheWay() throws IOException {
        fetch(url("/bridge.jpg"));
        try (var files = Files.list(folder.resolve("media/arriving"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void whatCannotBeHadIsSaidInASentence() {
        refuses(url("/gone"), "it answers 404");
        refuses(url("/round"), "leads from one address to the next");
        refuses("http://no-such-host.invalid/a.jpg", "there is no such host");
        refuses("file:///etc/passwd", "is not a web address");
        refuses("https://user:secret@pictures.example/", "is not a web address");
        refuses("bridge.jpg", "is not a web address");
        refuses(url("/endless"), "is too large");
    }

    @Test
    void aRedirectIntoTheNewsroomsNetworkIsRefused() {
        refuses(url("/inside"), "10.0.0.1 is not on the public internet");
        refuses(url("/file"), "is not a web address");
    }

    @Test
    void thisMachineIsNotOnTheWebForAFetcherThatIsNotInATest() {
        try (Internet internet = new Internet(Fetcher::isPublic)) {
            Fetcher fetcher = new Fetcher(paper.pictures.uploads(), internet, System::nanoTime);
            assertThatThrownBy(() -> fetcher.fetch(url("/bridge.jpg"), arrival -> arrival))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("is not on the public internet");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "192.0.0.8",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "2001:0:1::1",
                "2001:db8::1"
            })
    void addressesOfNobodyInParticularAreNotPublic(String address) throws IOException {
        assertThat(Fetcher.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.0.3.1",
                "198.20.0.1",
                "223.255.255.1",
                "2606:4700::1111",
                "64:ff9b::101:101",
                "2002:101:101::"
            })
    void addressesOfSomebodyArePublic(String address) throws IOException {
        assertThat(Fetcher.isPublic(InetAddress.getByName(address))).isTrue();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + web.getAddress().getPort() + path;
    }

    private String fetch(String address) {
        return paper.pictures
                .fetcher()
                .fetch(address, arrival -> arrival.name() + " " + arrival.file().toFile().length());
    }

    private void refuses(String address, String words) {
        assertThatThrownBy(() -> fetch(address))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(words);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void lead(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().add("Location", to);
        answer(exchange, 302, new byte[1]);
    }
}
