package org.dateline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ExtractTest {
    @Test
    void equalTextsMatchWhollyAndForeignOnesNotAtAll() {
        assertThat(ExtractScores.shingles("a b c d e", "a b c d e", 4).f1()).isEqualTo(1);
        assertThat(ExtractScores.shingles("a b c d e", "f g h i j", 4).f1()).isEqualTo(0);
        assertThat(ExtractScores.shingles("a b", "", 4).recall()).isEqualTo(0);
    }

    @Test
    void shinglesAreCountedAsOftenAsTheyOccur() {
        ExtractScores.Match match = ExtractScores.shingles("a b a b", "a b", 1);
        assertThat(match.precision()).isEqualTo(1);
        assertThat(match.recall()).isEqualTo(0.5);
        assertThat(match.right() + match.wrong() + match.missed()).isCloseTo(1, within(1e-9));
    }

    @Test
    void theMedianLiesInTheMiddle() {
        assertThat(Figures.median(3.0, 1.0, 2.0)).isEqualTo(2);
        assertThat(Figures.median(4.0, 1.0, 2.0, 3.0)).isEqualTo(2.5);
    }

    @Test
    void anInjectedFarmIsOnThePage() {
        String page = "<html><body><p>One.</p><script>'</p>'</script><p>Two.</p></body></html>";
        for (long seed = 0; seed < 50; seed++) {
            for (ExtractInjection.Kind kind : ExtractInjection.Kind.values()) {
                ExtractInjection.Spoiled spoiled =
                        ExtractInjection.into(page, kind, true, new Random(seed));
                assertThat(org.jsoup.Jsoup.parse(spoiled.html()).body().text())
                        .as("seed " + seed)
                        .contains(spoiled.marker());
            }
        }
    }
}
