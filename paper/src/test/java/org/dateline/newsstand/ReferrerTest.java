package org.dateline.newsstand;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.dateline.readership.Arrival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// By what way a reader came, of what their browser says.
class ReferrerTest {
    @ParameterizedTest
    @CsvSource({
        "https://www.google.com/, SEARCH",
        "https://www.google.co.uk/url?q=x, SEARCH",
        "https://GOOGLE.DE, SEARCH",
        "https://news.google.com/home, SEARCH",
        "android-app://com.google.android.googlequicksearchbox/, SEARCH",
        "https://duckduckgo.com/, SEARCH",
        "https://search.yahoo.com/, SEARCH",
        "https://www.baidu.com/link?url=x, SEARCH",
        "https://l.facebook.com/, SOCIAL",
        "https://t.co/abc, SOCIAL",
        "https://x.com:443/post, SOCIAL",
        "https://old.reddit.com/r/news, SOCIAL",
        "https://mail.google.com/, MESSENGER",
        "android-app://org.telegram.messenger, MESSENGER",
        "https://web.whatsapp.com/, MESSENGER",
        "https://google.com.evil.example/, SITE",
        "https://notgoogle.com/, SITE",
        "https://myt.co/, SITE",
        "https://yahoo.com/, SITE",
        "https://elsewhere.example/a?b=https://google.com/, SITE",
        "https://news.example/stories/1, WITHIN",
        "http://NEWS.example:8080/, WITHIN",
        "https://news.example.elsewhere.example/, SITE",
        "https://example/, SITE",
        "about:blank, SITE",
        "nonsense, SITE",
        "https://, SITE",
        "https:///x, SITE",
        "://, SITE"
    })
    void theHostOfTheAddressBeforeDecides(String referer, Arrival arrival) {
        assertThat(of("Referer: " + referer)).isEqualTo(arrival);
    }

    @Test
    void withoutAnAddressABrowserStillSaysWhetherItWasOurs() {
        assertThat(of("Accept: */*")).isEqualTo(Arrival.DIRECT);
        assertThat(of("Referer:")).isEqualTo(Arrival.DIRECT);
        assertThat(of("Sec-Fetch-Site: none")).isEqualTo(Arrival.DIRECT);
        assertThat(of("Sec-Fetch-Site: same-origin")).isEqualTo(Arrival.WITHIN);
        assertThat(of("Sec-Fetch-Site: cross-site")).isEqualTo(Arrival.SITE);
    }

    @Test
    void aHostThatIsTooLongIsAnotherSite() {
        assertThat(of("Referer: https://" + "a".repeat(300) + ".google.com/"))
                .isEqualTo(Arrival.SITE);
    }

    @Test
    void theNextRequestHasForgottenIt() {
        Request request = new Request();
        parse(request, "Referer: https://www.google.com/");
        parse(request, "Accept: */*");
        assertThat(Referrer.of(request)).isEqualTo(Arrival.DIRECT);
    }

    private static Arrival of(String header) {
        Request request = new Request();
        parse(request, header);
        return Referrer.of(request);
    }

    private static void parse(Request request, String header) {
        byte[] bytes =
                "GET /stories/1 HTTP/1.1\r\nHost: news.example:8080\r\n%s\r\n\r\n"
                        .formatted(header)
                        .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(request.parse(bytes, 0, bytes.length)).isEqualTo(bytes.length);
    }
}
