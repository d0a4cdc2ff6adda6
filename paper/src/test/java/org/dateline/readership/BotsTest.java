package org.dateline.readership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BotsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15"
                        + " (KHTML, like Gecko) Version/18.6 Safari/605.1.15",
                "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0",
                "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/140.0.0.0 Safari/537.36",
                "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko",
                "Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/81.0.4044.138 Safari/537.36 NetType/WIFI"
                        + " MicroMessenger/7.0.20.1781(0x6700143B) WindowsWechat(0x63090a13) XWEB/8555",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15"
                        + " (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/400.0.0.0.0;FBLC/en_US]",
                "Mozilla/5.0 (iPad; CPU OS 17_4 like Mac OS X) AppleWebKit/605.1.15"
                        + " (KHTML, like Gecko) CriOS/124.0.6367.71 Mobile/15E148 Safari/604.1",
                "Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36",
                "Mozilla/5.0 (Linux; Android 7.0; CUBOT X18 Plus Build/NRD90M) AppleWebKit/537.36"
                        + " (KHTML, like Gecko) Chrome/83.0.4103.106 Mobile Safari/537.36",
                "Mozilla/5.0 (Linux; U; Android 13; zh-cn; TECNO PHANTOM X2) AppleWebKit/537.36"
                        + " (KHTML, like Gecko) Version/4.0 Chrome/100.0.4896.127"
                        + " MQQBrowser/14.2 Mobile Safari/537.36",
                "Opera/9.80 (J2ME/MIDP; Opera Mini/7.1.32052/34.1244; U; en) Presto/2.8.119"
            })
    void aBrowserIsAReader(String agent) {
        assertThat(Bots.isBot(agent)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "curl/8.14.1",
                "python-requests/2.32.4",
                "Go-http-client/2.0",
                "SomePaperBot",
                "Mozilla/5.0 (compatible; Neverheard/3.1)",
                "Mozilla/5.0 (compatible; MSIE or so)",
                "Mozilla/5.0 (Windows NT 10.0) NEWSCRAWLER/1",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " HeadlessChrome/140.0.0.0 Safari/537.36",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko; Looker)"
                        + " Chrome/140.0.0.0 Safari/537.36",
                "Mozilla/5.0 (X11; Looker; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/140.0.0.0 Safari/537.36",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/140.0.0.0 Safari/537.36 Looker/1.0",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) looker.example.com/about",
                "Mozilla/5.0 (Macintosh) someone[at]example"
            })
    void aProgramIsABot(String agent) {
        assertThat(Bots.isBot(agent)).isTrue();
    }

    @Test
    void anAgentOfAMegabyteIsJudgedByItsBeginning() {
        String browser =
                "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/141.0.0.0 Mobile Safari/537.36 ";
        assertThat(Bots.isBot(browser + " ".repeat(1 << 20) + "bot")).isFalse();
    }

    @Test
    void ofTheKnownBotsNinetyNineInAHundredAreFound() throws IOException {
        JsonNode list =
                JsonMapper.shared()
                        .readTree(
                                Files.readAllBytes(
                                        corpus(
                                                "bots-crawler-user-agents/crawler-user-agents.json")));
        List<String> missed = new ArrayList<>();
        int agents = 0;
        for (JsonNode bot : list) {
            for (JsonNode agent : bot.get("instances")) {
                agents++;
                if (!Bots.isBot(agent.asString())) {
                    missed.add(agent.asString());
                }
            }
        }
        assertThat(agents).isGreaterThan(500);
        assertThat(missed).hasSizeLessThanOrEqualTo(agents / 100);
    }

    /// Browsers of 2015, a third of which no list of today knows: an agent of the engines' own form
    /// with nothing else in it.
    @Test
    void noBrowserInTheAccessLogIsTakenForABot() throws IOException {
        String platform = "\\((Windows|X11|Macintosh|Linux|iPhone|iPad|iPod|Android)[^)@:]*\\)";
        String form =
                "(Mozilla/5.0 %s (AppleWebKit|Gecko)[^@:;]*|Opera/9[^@]*|Mozilla/4.0 .*MSIE [^;@]*;[^@]*)";
        List<String> flagged = new ArrayList<>();
        int browsers = 0;
        for (String agent : agentsOf(corpus("traffic-apache-logs/access.log.gz"))) {
            boolean browser =
                    agent.matches(form.formatted(platform))
                            && !agent.matches("(?i).*(bot|spider|preview|favicon|proxy|http:).*");
            browsers += browser ? 1 : 0;
            if (browser && Bots.isBot(agent)) {
                flagged.add(agent);
            }
        }
        assertThat(browsers).isGreaterThan(1_000);
        assertThat(flagged).isEmpty();
    }

    private static List<String> agentsOf(Path log) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(log)),
                                StandardCharsets.ISO_8859_1))) {
            return lines.lines().map(line -> line.split("\"", -1)[5]).toList();
        }
    }

    private static Path corpus(String name) {
        Optional<String> folder = Optional.ofNullable(System.getenv("DATELINE_CORPORA"));
        assumeTrue(folder.isPresent(), "DATELINE_CORPORA is not set: no outside data to test with");
        return Path.of(folder.orElseThrow()).resolve(name);
    }
}
